package chat.hearth.server.web;

import chat.hearth.chat.Reason;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * The subprotocol {@code hearth.json}: a request is one object with its name as {@code type}, and whoever wants an answer gives it
 * an {@code ack} of their own, which stands in the answer. A refusal that nobody asked to hear of is told as {@code error}.
 */
record JsonSpeech(PlainSocket socket) implements Incoming.Speech {
    private static final String TYPE = "type";
    private static final String ACK = "ack";

    @Override
    public void begin() {
        // The chat welcomes by itself.
    }

    @Override
    public void hear(String text) {
        try {
            if (!(StrictJson.parse(text) instanceof JsonObject json)) {
                throw new PacketException("a frame must be a JSON object");
            } else if (!(json.get(TYPE) instanceof JsonPrimitive type) || !type.isString()) {
                throw new PacketException("'type' must be a string");
            } else {
                JsonPrimitive ack = ack(json.get(ACK));
                socket.dispatch(
                        type.getAsString(),
                        Incoming.Speech.argument(json),
                        new OneReply(ack != null, answer -> reply(ack, answer)));
            }
        } catch (PacketException e) {
            JsonObject wrong =
                    AnswerJson.writeError(new Answer.Failed(Reason.BAD_REQUEST, String.valueOf(e.getMessage()), null));
            tell(error(wrong));
        }
    }

    private static @Nullable JsonPrimitive ack(@Nullable JsonElement value) throws PacketException {
        if (value == null) {
            return null;
        } else if (value instanceof JsonPrimitive id && (id.isString() || id.isNumber())) {
            return id;
        }
        throw new PacketException("'ack' must be a number or a string");
    }

    private void reply(@Nullable JsonPrimitive ack, JsonElement answer) {
        if (ack != null) {
            JsonObject json = new JsonObject();
            json.addProperty(TYPE, ACK);
            json.add(ACK, ack);
            answer.getAsJsonObject().entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
            tell(json);
        } else if (answer.getAsJsonObject().get("error") instanceof JsonObject failure) {
            tell(error(failure));
        }
    }

    private void tell(JsonObject json) {
        socket.tell(json.toString());
    }

    /** A refusal that belongs to no request in particular. */
    static JsonObject error(JsonObject error) {
        JsonObject json = new JsonObject();
        json.addProperty(TYPE, "error");
        error.entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
        return json;
    }
}
