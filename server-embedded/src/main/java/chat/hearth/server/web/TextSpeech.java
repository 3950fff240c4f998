package chat.hearth.server.web;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.server.gateway.JoinedNamespaces;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * No subprotocol: a frame is a message to one room. Guests speak in the lobby; who gives a name joins the room that they ask
 * for. A refused message is not answered, since a frame of the host would look like somebody's words: it just does not come back.
 * Confined to its event loop.
 */
final class TextSpeech implements Incoming.Speech {
    private static final int MOST_WAITING = 64;
    private static final int JOIN_PAGE = 1;

    private final PlainSocket socket;
    private final String wanted;
    private final boolean isGuest;
    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable String room;

    TextSpeech(PlainSocket socket, String wanted, boolean isGuest) {
        this.socket = socket;
        this.wanted = wanted;
        this.isGuest = isGuest;
    }

    @Override
    public void begin() {
        if (isGuest && wanted.equals(RoomId.LOBBY.value())) {
            room = wanted; // where the chat lets guests speak by itself
            socket.hears(wanted);
            socket.join(JoinedNamespaces.LOBBY); // events, which say more than the text that other guests get
            return;
        }
        JsonObject join = new JsonObject();
        join.addProperty("room", wanted);
        join.addProperty("limit", JOIN_PAGE);
        socket.dispatch(
                "join",
                Incoming.Speech.argument(join),
                new OneReply(true, answer -> socket.later(() -> joined(answer))));
    }

    private void joined(JsonElement answer) {
        JsonObject json = answer.getAsJsonObject();
        if (json.get("error") instanceof JsonObject error) {
            socket.refuse(error.get("message").getAsString());
            return;
        }
        String entered = json.get("room").getAsString();
        room = entered;
        socket.hears(entered);
        socket.join(JoinedNamespaces.LOBBY); // for the positions, which are for everybody
        waiting.forEach(this::hear);
        waiting.clear();
    }

    @Override
    public void hear(String text) {
        if (room == null) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(text);
            }
        } else if (isGuest) {
            socket.dispatch(
                    "chat message",
                    Incoming.Speech.argument(new JsonPrimitive(text)),
                    new OneReply(true, TextSpeech::ignore));
        } else {
            JsonObject post = new JsonObject();
            post.addProperty("room", room);
            post.addProperty("id", MessageId.random().toString());
            post.addProperty("text", text);
            socket.dispatch("post", Incoming.Speech.argument(post), new OneReply(true, TextSpeech::ignore));
        }
    }

    private static void ignore(JsonElement answer) {}
}
