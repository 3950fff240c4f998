package chat.hearth.protocol.chat;

import chat.hearth.chat.Position;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Positions as JSON, both ways. Stateless; any thread. */
public final class PositionJson {
    private PositionJson() {}

    /** {@code {"latitude": …, "longitude": …}}. */
    public static JsonObject write(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("latitude", position.latitude());
        json.addProperty("longitude", position.longitude());
        return json;
    }

    /** Reads what {@link #write} writes, and what else stands beside it. */
    public static Position read(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        try {
            return new Position(fields.decimal("latitude"), fields.decimal("longitude"));
        } catch (IllegalArgumentException e) {
            throw new PacketException(String.valueOf(e.getMessage()));
        }
    }
}
