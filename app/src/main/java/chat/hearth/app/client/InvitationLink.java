package chat.hearth.app.client;

import chat.hearth.app.client.ServerAddress.Scheme;
import chat.hearth.chat.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link that leads into a session: {@code http://ADDRESS:PORT/#t=TOKEN&r=ROOM} for browsers, which keep what stands
 * behind the {@code #} to themselves, and {@code hearth://join?host=ADDRESS:PORT&t=TOKEN&r=ROOM} for the app.
 *
 * @param token a secret that opens the door: 128 bits in base64url; null when the door is open to whoever has the address
 * @param room  where it leads; null for the lobby
 */
public record InvitationLink(
        ServerAddress address,
        @Nullable String token,
        @Nullable RoomId room) {
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern APP = Pattern.compile("(?i)hearth://([^?]*)(\\?(.*))?", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._~:-]");
    private static final String TOKEN_KEY = "t";
    private static final String ROOM_KEY = "r";
    private static final String HOST_KEY = "host";

    /** What became of a text that may be an invitation. */
    public sealed interface Parsed {
        record Valid(InvitationLink link) implements Parsed {}

        /** It is one, but nobody can join by it. */
        record Invalid(Fault fault) implements Parsed {}

        /** It is something else: an address, perhaps. */
        record NotALink() implements Parsed {}
    }

    /** What is wrong with an invitation; each has its own sentence. */
    public enum Fault {
        /** Part of it is missing, doubled or of no sense, as when it was not copied whole. */
        MANGLED,
        /** The host's address in it is none. */
        BAD_ADDRESS,
        /** It leads to a browser's encrypted way, which the app has not. */
        ENCRYPTED
    }

    /** Reads what a person typed or pasted. Keys that are not known here, as of a newer Hearth, do not count. */
    public static Parsed parse(String text) {
        String link = text.strip();
        Matcher app = APP.matcher(link);
        if (app.matches()) {
            return link.length() > MAX_LENGTH ? mangled() : parseApp(app.group(1), app.group(3));
        }
        int hash = link.indexOf('#');
        Map<String, String> keys = hash < 0 ? Map.of() : read(link.substring(hash + 1));
        if (keys == null) {
            return mangled();
        } else if (!keys.containsKey(TOKEN_KEY) && !keys.containsKey(ROOM_KEY)) {
            return new Parsed.NotALink();
        }
        return link.length() > MAX_LENGTH ? mangled() : parsed(link.substring(0, hash), keys);
    }

    private static Parsed parseApp(String action, @Nullable String query) {
        Map<String, String> keys = read(query == null ? "" : query);
        boolean joins = action.toLowerCase(Locale.ROOT).matches("join/?");
        if (!joins || keys == null || !keys.containsKey(HOST_KEY)) {
            return mangled();
        }
        String host = keys.getOrDefault(HOST_KEY, "");
        boolean isPlace = !host.contains("/") && !host.contains("#") && !host.contains("?");
        return isPlace ? parsed(host, keys) : new Parsed.Invalid(Fault.BAD_ADDRESS);
    }

    private static Parsed parsed(String place, Map<String, String> keys) {
        if (!(ServerAddress.parse(place) instanceof ServerAddress.Parsed.Valid valid)) {
            return new Parsed.Invalid(Fault.BAD_ADDRESS);
        }
        ServerAddress address = valid.address();
        if (address.scheme() == Scheme.HTTPS) {
            return new Parsed.Invalid(Fault.ENCRYPTED);
        } else if (!address.isBare()) {
            return new Parsed.Invalid(Fault.BAD_ADDRESS);
        }
        String token = keys.get(TOKEN_KEY);
        if (token != null && !TOKEN.matcher(token).matches()) {
            return mangled();
        }
        try {
            String room = keys.get(ROOM_KEY);
            return new Parsed.Valid(new InvitationLink(address, token, room == null ? null : new RoomId(room)));
        } catch (IllegalArgumentException e) { // not the id of any room
            return mangled();
        }
    }

    private static Parsed mangled() {
        return new Parsed.Invalid(Fault.MANGLED);
    }

    /** The keys and values, decoded; null when one is doubled or cannot be decoded. */
    private static @Nullable Map<String, String> read(String text) {
        Map<String, String> keys = new HashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = decoded(part.substring(equals + 1));
                if (value == null || keys.put(part.substring(0, equals), value) != null) {
                    return null;
                }
            }
        }
        return keys;
    }

    private static @Nullable String decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
            } else if (i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2])) {
                bytes.put((byte) (HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2])));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** What the door is shown. */
    public Credentials credentials() {
        return new Credentials(null, token);
    }

    /** The link for browsers. A secret when there is a token. */
    public String forBrowsers() {
        String keys = keys("");
        return "http://" + address.place() + "/" + (keys.isEmpty() ? "" : "#" + keys);
    }

    /** The link for the app. A secret when there is a token. */
    public String forTheApp() {
        String keys = keys("&");
        return "hearth://join?" + HOST_KEY + "=" + encoded(address.place().toString()) + keys;
    }

    private String keys(String before) {
        StringBuilder keys = new StringBuilder();
        if (token != null) {
            keys.append(before).append(TOKEN_KEY + "=").append(token);
        }
        if (room != null) {
            keys.append(keys.isEmpty() ? before : "&").append(ROOM_KEY + "=").append(encoded(room.value()));
        }
        return keys.toString();
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String c = String.valueOf((char) (b & 0xff));
            encoded.append(
                    SAFE.matcher(c).matches()
                            ? c
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return "InvitationLink[" + address + "]"; // the token is a secret
    }
}
