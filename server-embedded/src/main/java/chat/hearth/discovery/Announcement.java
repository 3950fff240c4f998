package chat.hearth.discovery;

import chat.hearth.chat.RoomRules;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host says of its session to the network. One that was heard is a hint and no more: anybody can say anything.
 *
 * @param session  the session's id
 * @param name     what people call the session, on one line
 * @param host     what the computer is called, on one line; may be empty
 * @param people   how many are in it
 * @param protocol the version of the chat's protocol
 * @param door     what it takes to come in
 * @param port     where the host listens
 */
public record Announcement(String session, String name, String host, int people, int protocol, Door door, int port) {
    /** The version of the chat's protocol that this Hearth speaks. */
    public static final int PROTOCOL = 1;

    private static final int LONGEST_NAME = 64; // in UTF-16 units: with its key at most 197 of a TXT string's 255 bytes
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PEOPLE = 100_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final RoomRules LINES = new RoomRules(1, LONGEST_NAME, LONGEST_NAME);

    /** @throws IllegalArgumentException when the id or a number cannot be announced */
    public Announcement {
        if (!ID.matcher(session).matches() || people < 0 || protocol < 0 || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("cannot be announced: " + session + " at port " + port);
        }
    }

    /** What it takes to come in. */
    public enum Door {
        OPEN,
        PASSWORD
    }

    /**
     * To be announced: the names are cut and cleaned to what fits.
     *
     * @param unnamed what a session is called of whose name nothing is left
     */
    public static Announcement of(
            String session, String name, String unnamed, String host, int people, Door door, int port) {
        return new Announcement(
                session,
                line(name).orElse(unnamed),
                line(host).orElse(""),
                Math.min(people, MOST_PEOPLE),
                PROTOCOL,
                door,
                port);
    }

    /** This with another number of people. */
    public Announcement withPeople(int now) {
        return new Announcement(session, name, host, Math.min(now, MOST_PEOPLE), protocol, door, port);
    }

    /** This with another door. */
    public Announcement withDoor(Door now) {
        return new Announcement(session, name, host, people, protocol, now, port);
    }

    /** The keys and values of the TXT record. */
    Map<String, String> text() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("txtvers", "1");
        text.put("id", session);
        text.put("name", name);
        text.put("host", host);
        text.put("people", String.valueOf(people));
        text.put("protocol", String.valueOf(protocol));
        text.put("password", door == Door.PASSWORD ? "yes" : "no");
        return text;
    }

    /**
     * Reads what somebody announces.
     *
     * @param values the TXT record: the value of a key, null when there is none
     * @return empty when it is not what a host says
     */
    static Optional<Announcement> read(Function<String, byte @Nullable []> values, int port) {
        String session = ascii(values.apply("id"));
        Optional<String> name = line(text(values.apply("name")));
        String people = ascii(values.apply("people"));
        String protocol = ascii(values.apply("protocol"));
        boolean known = ID.matcher(session).matches()
                && NUMBER.matcher(people).matches()
                && NUMBER.matcher(protocol).matches();
        if (!known || name.isEmpty() || port < 1 || port > HIGHEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(
                session,
                name.get(),
                line(text(values.apply("host"))).orElse(""),
                Math.min(Integer.parseInt(people), MOST_PEOPLE),
                Integer.parseInt(protocol),
                ascii(values.apply("password")).equals("no") ? Door.OPEN : Door.PASSWORD,
                port));
    }

    /** On one line, without what could disguise it, and not longer than fits; empty when nothing is left. */
    private static Optional<String> line(String raw) {
        int cut = Math.min(raw.length(), LONGEST_NAME);
        boolean splits = cut < raw.length() && cut > 0 && Character.isHighSurrogate(raw.charAt(cut - 1));
        return LINES.personName(raw.substring(0, splits ? cut - 1 : cut)) instanceof RoomRules.Checked.Good good
                ? Optional.of(good.value())
                : Optional.empty();
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static String ascii(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.US_ASCII);
    }
}
