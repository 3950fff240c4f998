package chat.hearth.protocol.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first packet of a session (Engine.IO protocol revision 4, "Handshake").
 *
 * @param pingInterval from one ping of the server to the next
 * @param pingTimeout  how long the server waits for the pong
 * @param maxPayload   largest polling body the server takes, in bytes
 */
public record Handshake(
        String sid, List<String> upgrades, Duration pingInterval, Duration pingTimeout, int maxPayload) {
    /** What is assumed of a server that does not say (revision 3 has no such field). */
    private static final int DEFAULT_MAX_PAYLOAD = 100_000;

    /** @throws IllegalArgumentException when a figure is not positive */
    public Handshake {
        upgrades = List.copyOf(upgrades);
        if (maxPayload <= 0 || pingInterval.isNegative() || pingInterval.isZero() || pingTimeout.isNegative()) {
            throw new IllegalArgumentException("intervals and maxPayload must be positive");
        }
    }

    /** The body of the open packet. */
    public String toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("sid", sid);
        JsonArray names = new JsonArray();
        upgrades.forEach(names::add);
        json.add("upgrades", names);
        json.addProperty("pingInterval", pingInterval.toMillis());
        json.addProperty("pingTimeout", pingTimeout.toMillis());
        json.addProperty("maxPayload", maxPayload);
        return json.toString();
    }

    /** Reads the body of an open packet. */
    public static Handshake parse(String text) throws PacketException {
        JsonElement root = StrictJson.parse(text);
        try {
            JsonObject json = root.getAsJsonObject();
            List<String> upgrades = new ArrayList<>();
            json.getAsJsonArray("upgrades").forEach(name -> upgrades.add(name.getAsString()));
            JsonElement maxPayload = json.get("maxPayload");
            return new Handshake(
                    json.get("sid").getAsString(),
                    upgrades,
                    Duration.ofMillis(json.get("pingInterval").getAsLong()),
                    Duration.ofMillis(json.get("pingTimeout").getAsLong()),
                    maxPayload == null ? DEFAULT_MAX_PAYLOAD : maxPayload.getAsInt());
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new PacketException("the server's handshake lacks a field");
        }
    }
}
