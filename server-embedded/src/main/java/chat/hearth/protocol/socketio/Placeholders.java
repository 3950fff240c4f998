package chat.hearth.protocol.socketio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.OptionalInt;

/** The stand-ins for binary arguments (Socket.IO protocol revision 5, "Binary event"). Stateless. */
public final class Placeholders {
    private static final String MARK = "_placeholder";

    private Placeholders() {}

    /** The stand-in for the attachment of this index. */
    public static JsonObject of(int index) {
        JsonObject placeholder = new JsonObject();
        placeholder.addProperty(MARK, true);
        placeholder.addProperty("num", index);
        return placeholder;
    }

    /** The attachment index, when the value is a well-formed stand-in for one of {@code count} attachments. */
    public static OptionalInt index(JsonElement value, int count) {
        if (isMarked(value)
                && value.getAsJsonObject().get("num") instanceof JsonPrimitive number
                && number.isNumber()) {
            double index = number.getAsDouble();
            if (index >= 0 && index < count && index == Math.rint(index)) {
                return OptionalInt.of((int) index);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether every stand-in anywhere within the value names one of {@code count} attachments. */
    public static boolean areWithin(JsonElement value, int count) {
        if (isMarked(value)) {
            return index(value, count).isPresent();
        }
        if (value instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (!areWithin(element, count)) {
                    return false;
                }
            }
        } else if (value instanceof JsonObject object) {
            for (JsonElement element : object.asMap().values()) {
                if (!areWithin(element, count)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isMarked(JsonElement value) {
        return value instanceof JsonObject object
                && object.get(MARK) instanceof JsonPrimitive mark
                && mark.isBoolean()
                && mark.getAsBoolean();
    }
}
