package chat.hearth.server.web;

import chat.hearth.server.socketio.Emission;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** How what the chat emits is said on a plain WebSocket. Stateless; any thread. */
enum Dialect {
    /** The subprotocol {@code hearth.json}: each event as one object with its name as {@code type}. */
    JSON {
        @Override
        Optional<String> say(Emission emission, String room) {
            if (emission.args().size() != 1 || !(emission.args().get(0) instanceof JsonObject told)) {
                return Optional.empty();
            }
            JsonObject json = new JsonObject();
            if (!emission.event().equals(DURABLE)) { // a durable event has a type of its own
                json.addProperty("type", emission.event());
            }
            told.entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
            return Optional.of(json.toString());
        }
    },

    /** Without a subprotocol: the text of each message of the own room, every position, and nothing else. */
    TEXT {
        @Override
        Optional<String> say(Emission emission, String room) {
            return emission.event().equals(DURABLE) && emission.args().get(0) instanceof JsonObject event
                    ? message(event, room)
                    : Optional.empty();
        }
    };

    private static final String DURABLE = "event";

    /**
     * What goes out as one text frame; empty when this is not said at all.
     *
     * @param room the room that the listener is in, where that matters
     */
    abstract Optional<String> say(Emission emission, String room);

    private static Optional<String> message(JsonObject event, String room) {
        if (!is(event, "type", "message") || !event.has("text")) {
            return Optional.empty();
        } else if (event.has("position")) {
            return Optional.of(position(event.get("position")));
        }
        return is(event, "room", room) ? Optional.of(event.get("text").getAsString()) : Optional.empty();
    }

    private static boolean is(JsonObject json, String field, String value) {
        return json.get(field) instanceof JsonPrimitive text
                && text.getAsString().equals(value);
    }

    private static String position(JsonElement json) {
        return PositionText.of(json);
    }
}
