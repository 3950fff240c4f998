package chat.hearth.server.socketio;

import com.google.gson.JsonElement;

/** Answers one event. Any thread; only the first call counts. */
public interface AckReply {
    /** Whether the client asked for an answer. */
    boolean isWanted();

    void send(JsonElement... args);
}
