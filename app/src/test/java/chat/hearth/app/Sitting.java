package chat.hearth.app;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.NameKey;
import chat.hearth.testkit.IrcLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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
        Names given = new Names();
        int number = 0;
        for (IrcLog.Line line : IrcLog.readAll()) {
            String key = line.channel() + " " + line.day();
            Sitting sitting =
                    sittings.computeIfAbsent(key, k -> new Sitting(line.channel(), line.day(), new LinkedHashMap<>()));
            String nick = line.nick().isEmpty() ? THE_CHANNEL : line.nick();
            String name = names.computeIfAbsent(key + " " + nick.toLowerCase(Locale.ROOT), k -> given.of(nick));
            sitting.lines.computeIfAbsent(name, k -> new ArrayList<>()).add(said(number++, line));
        }
        return List.copyOf(sittings.values());
    }

    /** People of IRC have names that a host takes for one, such as digital and d1gital: the second of them gets a number. */
    private static final class Names {
        private final Map<NameKey, String> holders = new HashMap<>();
        private final Map<String, String> endings = new HashMap<>();

        String of(String nick) {
            return nick + endings.computeIfAbsent(nick.toLowerCase(Locale.ROOT), this::ending);
        }

        private String ending(String person) {
            String ending = "";
            for (int number = 2; isTaken(person + ending, person); number++) {
                ending = " no. " + number;
            }
            NameKey.allOf(person + ending).forEach(key -> holders.put(key, person));
            return ending;
        }

        private boolean isTaken(String name, String person) {
            return NameKey.allOf(name).stream()
                    .anyMatch(key -> !holders.getOrDefault(key, person).equals(person));
        }
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
