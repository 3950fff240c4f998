package chat.hearth.server.web;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.PositionJson;
import com.google.gson.JsonElement;

/** A position as plain WebSocket clients get it. */
final class PositionText {
    private PositionText() {}

    /** Latitude and longitude with six decimals: {@code 59.334591 18.063240}. */
    static String of(JsonElement json) {
        try {
            return PositionJson.read(json).text();
        } catch (PacketException e) {
            throw new IllegalArgumentException("the host emitted a position that is none", e);
        }
    }
}
