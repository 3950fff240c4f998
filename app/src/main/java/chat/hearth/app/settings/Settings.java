package chat.hearth.app.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has set, and what the app remembers for them.
 *
 * @param name            what others see; empty until it was typed once
 * @param sessionName     what the last session hosted here was called; empty for none
 * @param textSize        in percent of the normal size, {@value #SMALLEST_TEXT} to {@value #LARGEST_TEXT}
 * @param recentAddresses where sessions were joined, newest first; at most {@value #RECENT}
 * @param window          where the window stood; null before the first time
 * @param splits          where dividers stood, 0 to 1, by the name of the divider
 * @param knownServers    what is known of recent addresses, by the address
 * @param nearby          whether to find sessions on the network, and to let those that are hosted here be found
 */
public record Settings(
        String name,
        String sessionName,
        ThemeChoice theme,
        int textSize,
        SendKey sendKey,
        List<String> recentAddresses,
        @Nullable WindowBounds window,
        Map<String, Double> splits,
        Map<String, KnownServer> knownServers,
        boolean nearby) {

    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    private static final int RECENT = 8;

    public static final Settings DEFAULT =
            new Settings("", "", ThemeChoice.SYSTEM, 100, SendKey.ENTER, List.of(), null, Map.of(), Map.of(), true);

    /** A text size out of range becomes the nearest one; too many addresses lose the oldest. */
    public Settings {
        textSize = Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, textSize));
        recentAddresses = List.copyOf(recentAddresses.subList(0, Math.min(RECENT, recentAddresses.size())));
        splits = Map.copyOf(splits);
        Map<String, KnownServer> known = new HashMap<>(knownServers);
        known.keySet().retainAll(recentAddresses); // what is forgotten there is forgotten here
        knownServers = Map.copyOf(known);
    }

    public Settings withName(String newName) {
        return new Settings(
                newName, sessionName, theme, textSize, sendKey, recentAddresses, window, splits, knownServers, nearby);
    }

    public Settings withSessionName(String newSessionName) {
        return new Settings(
                name, newSessionName, theme, textSize, sendKey, recentAddresses, window, splits, knownServers, nearby);
    }

    public Settings withTheme(ThemeChoice newTheme) {
        return new Settings(
                name, sessionName, newTheme, textSize, sendKey, recentAddresses, window, splits, knownServers, nearby);
    }

    public Settings withTextSize(int newTextSize) {
        return new Settings(
                name, sessionName, theme, newTextSize, sendKey, recentAddresses, window, splits, knownServers, nearby);
    }

    public Settings withSendKey(SendKey newSendKey) {
        return new Settings(
                name, sessionName, theme, textSize, newSendKey, recentAddresses, window, splits, knownServers, nearby);
    }

    public Settings withNearby(boolean newNearby) {
        return new Settings(
                name, sessionName, theme, textSize, sendKey, recentAddresses, window, splits, knownServers, newNearby);
    }

    public Settings withWindow(WindowBounds newWindow) {
        return new Settings(
                name, sessionName, theme, textSize, sendKey, recentAddresses, newWindow, splits, knownServers, nearby);
    }

    public Settings withSplit(String divider, double position) {
        Map<String, Double> newSplits = new HashMap<>(splits);
        newSplits.put(divider, position);
        return new Settings(
                name, sessionName, theme, textSize, sendKey, recentAddresses, window, newSplits, knownServers, nearby);
    }

    /** With this address as the newest one. */
    public Settings withRecentAddress(String address) {
        List<String> addresses = new ArrayList<>(recentAddresses);
        addresses.remove(address);
        addresses.add(0, address);
        return new Settings(
                name, sessionName, theme, textSize, sendKey, addresses, window, splits, knownServers, nearby);
    }

    /** With this address as the newest one, and what is known of it. */
    public Settings withRecentServer(String address, KnownServer server) {
        Settings added = withRecentAddress(address);
        Map<String, KnownServer> known = new HashMap<>(added.knownServers);
        known.put(address, server);
        return new Settings(
                name, sessionName, theme, textSize, sendKey, added.recentAddresses, window, splits, known, nearby);
    }

    public Settings withoutRecentAddress(String address) {
        List<String> addresses = new ArrayList<>(recentAddresses);
        addresses.remove(address);
        return new Settings(
                name, sessionName, theme, textSize, sendKey, addresses, window, splits, knownServers, nearby);
    }
}
