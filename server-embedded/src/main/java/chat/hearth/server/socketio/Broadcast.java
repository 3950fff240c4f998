package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import java.util.List;

/** Who gets what is emitted. Immutable: each call answers a new one. Any thread. */
public interface Broadcast {
    /** Also everybody in this room; each socket gets an event once, however many of its rooms are named. */
    Broadcast to(String room);

    /** But not this socket. */
    Broadcast except(ServerSocket socket);

    /** Nobody waits for this: a socket whose queue is not empty goes without. */
    Broadcast volatileOnly();

    void emit(String event, JsonElement... args);

    /** Sends several events, encoded once, as one write to each socket. */
    void emitAll(List<Emission> emissions);
}
