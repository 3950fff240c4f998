package chat.hearth.app.client.foreign;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server passed on, as far as it can be understood.
 *
 * @param text   not blank, at most {@value #LONGEST} UTF-16 units
 * @param author null when it does not say
 */
record Heard(String text, @Nullable String author) {
    /** What is longer is cut: no window can show it, and what it means is the server's own. */
    static final int LONGEST = 16_384;

    private static final List<String> TEXT_FIELDS = List.of("text", "message", "msg", "body", "content");
    private static final List<String> NAME_FIELDS =
            List.of("name", "user", "username", "author", "from", "nick", "nickname", "sender");

    private static final JsonObject NOTHING = new JsonObject();

    /** Most objects that are taken from one frame of JSON lines. */
    private static final int MOST_LINES = 1_000;

    @Override
    public String toString() {
        return "Heard[" + text.length() + "]";
    }

    /** What a text frame says: text, one JSON object, or one on each line. */
    static List<Heard> inFrame(String frame) {
        List<Heard> all = new ArrayList<>();
        for (String line : (Iterable<String>) frame.lines().limit(MOST_LINES)::iterator) {
            Optional<JsonObject> message = line.isBlank() ? Optional.of(NOTHING) : messageIn(line);
            if (message.isEmpty()) {
                return plain(frame, null).map(List::of).orElse(List.of());
            }
            inObject(message.get()).ifPresent(all::add);
        }
        return all;
    }

    /** The object on this line, if it has a text. */
    private static Optional<JsonObject> messageIn(String line) {
        if (!line.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return StrictJson.parse(line) instanceof JsonObject object && field(object, TEXT_FIELDS) != null
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (PacketException e) {
            return Optional.empty(); // text that happens to start with a brace
        }
    }

    /** What an argument of an event says: a string, or an object with the usual fields. */
    static Optional<Heard> inArgument(JsonElement argument) {
        if (argument instanceof JsonObject object) {
            return inObject(object).or(() -> plain(object.toString(), null));
        }
        return argument instanceof JsonPrimitive value ? plain(value.getAsString(), null) : Optional.empty();
    }

    private static Optional<Heard> inObject(JsonObject object) {
        String text = field(object, TEXT_FIELDS);
        return text == null ? Optional.empty() : plain(text, field(object, NAME_FIELDS));
    }

    private static @Nullable String field(JsonObject object, List<String> names) {
        for (String name : names) {
            JsonElement value = object.get(name);
            if (value instanceof JsonObject nested) { // such as {"user": {"name": …}}
                value = nested.get("name");
            }
            if (value instanceof JsonPrimitive primitive && primitive.isString()) {
                return primitive.getAsString();
            }
        }
        return null;
    }

    private static Optional<Heard> plain(String text, @Nullable String author) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        if (stripped.length() <= LONGEST) {
            return Optional.of(new Heard(stripped, author));
        }
        int end = Character.isHighSurrogate(stripped.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return Optional.of(new Heard(stripped.substring(0, end) + "…", author));
    }
}
