package chat.hearth.app.ui.markdown;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that may be opened: {@code http}, {@code https} or {@code mailto}, and nothing else.
 *
 * @param uri     with its host in ASCII (RFC 3490), so that letters of other scripts cannot pose as Latin ones
 * @param place   what a person should see of it: the host with its port, or the mail address
 * @param written the address as it was written
 */
public record WebTarget(URI uri, String place, String written) {
    private static final int MAX_LENGTH = 2_048;

    /** Empty when this is not an address that is safe to open. */
    public static Optional<WebTarget> of(String address) {
        if (address.length() > MAX_LENGTH || address.chars().anyMatch(c -> c <= ' ' || c == 0x7F || isInvisible(c))) {
            return Optional.empty();
        }
        int colon = address.indexOf(':');
        if (colon < 0) return Optional.empty();
        String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
        try {
            return switch (scheme) {
                case "http", "https" -> web(scheme, address, address.substring(colon + 1));
                case "mailto" -> mail(address, address.substring(colon + 1));
                default -> Optional.empty();
            };
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // not an address, so it stays text
        }
    }

    private static Optional<WebTarget> web(String scheme, String written, String rest) throws URISyntaxException {
        if (!rest.startsWith("//")) return Optional.empty();
        int end = firstOf(rest, "/?#\\", 2);
        String authority = rest.substring(2, end);
        if (authority.contains("@") || rest.startsWith("\\", end)) return Optional.empty(); // a host posing as a user
        int port = authority.startsWith("[") ? authority.indexOf(':', authority.indexOf(']')) : authority.indexOf(':');
        String name = port < 0 ? authority : authority.substring(0, port);
        String host = name.startsWith("[") ? name : IDN.toASCII(name).toLowerCase(Locale.ROOT);
        if (host.isEmpty()) return Optional.empty();
        String place = port < 0 ? host : host + authority.substring(port);
        URI uri = new URI(scheme + "://" + place + rest.substring(end).replace("|", "%7C"));
        return uri.getHost() == null ? Optional.empty() : Optional.of(new WebTarget(uri, place, written));
    }

    private static Optional<WebTarget> mail(String written, String rest) throws URISyntaxException {
        int question = rest.indexOf('?');
        String address = question < 0 ? rest : rest.substring(0, question);
        // Headers could attach files or add hidden readers in some mail programs.
        return address.indexOf('@') <= 0
                ? Optional.empty()
                : Optional.of(new WebTarget(new URI("mailto:" + address), address, written));
    }

    /** Marks that turn the reading direction or take no room: they make an address look like another. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    private static int firstOf(String text, String ends, int from) {
        for (int i = from; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) return i;
        }
        return text.length();
    }
}
