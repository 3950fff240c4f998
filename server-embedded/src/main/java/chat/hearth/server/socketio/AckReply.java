package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import java.util.List;

/** Answers one event. Any thread; only the first call counts. */
public interface AckReply {
    /** Whether the client asked for an answer. */
    boolean isWanted();

    void send(JsonElement... args);

    /**
     * Answers with binary arguments.
     *
     * @param attachments what the placeholders within {@code args} stand for; see {@link Emission}
     */
    void send(List<JsonElement> args, List<byte[]> attachments);
}
