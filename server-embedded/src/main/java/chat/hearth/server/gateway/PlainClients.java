package chat.hearth.server.gateway;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.socketio.AckReply;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.Namespace;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * The tutorials' clients and anybody's ten-line script: they connect without a word about themselves, say {@code chat
 * message} with a string in the lobby, and hear every message of the lobby as {@code chat message} with a string.
 */
final class PlainClients {
    static final String EVENT = "chat message";

    private static final String CHANNEL = "plain";
    private static final String TROUBLE = "chat error";

    private final Namespace namespace;
    private final Requests requests;

    PlainClients(Namespace namespace, Requests requests) {
        this.namespace = namespace;
        this.requests = requests;
    }

    /** In the room loop. */
    void enter(Seat seat) {
        seat.rooms().add(RoomId.LOBBY);
        seat.socket().join(CHANNEL);
    }

    /** Takes a {@code chat message}, on the event loop. */
    void take(Seat seat, Arguments arguments, AckReply ack) {
        String text = arguments.get(0) instanceof JsonPrimitive said ? said.getAsString() : "";
        var post = new ClientRequest.Post(RoomId.LOBBY, MessageId.random(), text, null);
        requests.take(seat, post, answer -> {
            ack.send(AnswerJson.write(answer));
            if (answer instanceof Answer.Failed failed && !ack.isWanted()) {
                tellTrouble(seat, failed.message());
            }
        });
    }

    /** Says something that nobody else is to hear. */
    static void tellTrouble(Seat seat, String sentence) {
        seat.socket().emit(TROUBLE, new JsonPrimitive(sentence));
    }

    /** Passes on what was said in the lobby, in the room loop. */
    void tell(List<RoomEvent> events) {
        List<Emission> said = new ArrayList<>();
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.Message message
                    && message.room().equals(RoomId.LOBBY)
                    && message.text() != null) {
                said.add(new Emission(EVENT, new JsonPrimitive(message.text())));
            }
        }
        if (!said.isEmpty()) {
            namespace.to(CHANNEL).emitAll(said);
        }
    }
}
