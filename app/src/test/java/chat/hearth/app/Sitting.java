package chat.hearth.app;

import chat.hearth.chat.MessageId;
import chat.hearth.testkit.IrcLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What was said in one channel on one day, by speaker. The channel's own lines have a speaker too.
 *
 * @param lines by the name that each speaker had first that day; names that differ only in case are one speaker
 */
record Sitting(String room, String day, Map<String, List<Speaker.Line>> lines) {
    private static final String THE_CHANNEL = "the channel";

    /** All days of all channels, in the order of the files. */
    static List<Sitting> all() {
        Map<String, Sitting> sittings = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        int number = 0;
        for (IrcLog.Line line : IrcLog.readAll()) {
            String key = line.channel() + " " + line.day();
            Sitting sitting =
                    sittings.computeIfAbsent(key, k -> new Sitting(line.channel(), line.day(), new LinkedHashMap<>()));
            String nick = line.nick().isEmpty() ? THE_CHANNEL : line.nick();
            String name = names.computeIfAbsent(key + " " + nick.toLowerCase(Locale.ROOT), k -> nick);
            sitting.lines.computeIfAbsent(name, k -> new ArrayList<>()).add(said(number++, line));
        }
        return List.copyOf(sittings.values());
    }

    int size() {
        return lines.values().stream().mapToInt(List::size).sum();
    }

    private static Speaker.Line said(int number, IrcLog.Line line) {
        UUID id = UUID.nameUUIDFromBytes(("line " + number).getBytes(StandardCharsets.UTF_8));
        String text = line.text().isEmpty() ? "…" : line.text(); // two said nothing, which a host refuses
        return new Speaker.Line(new MessageId(id), text);
    }
}
