package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client in one namespace. All methods may be called from any thread; handlers run on the client's event loop. What
 * one thread emits, joins and leaves takes effect in the order of its calls, {@link Broadcast}s included.
 */
public interface ServerSocket {
    /**
     * What both sides call this socket. It is no secret, except for a client of an older revision of the protocol (up to
     * 2.5), which makes it of its Engine.IO session id: whoever knows that one can speak for the client.
     */
    String id();

    Candidate candidate();

    /** What the middleware attached; null when it attached nothing. */
    @Nullable
    Object attachment();

    /**
     * Whether this is a client that is back: under its old id, in its rooms, with what it missed. Its middleware was not
     * asked again, and its handlers must be set again.
     */
    default boolean isRecovered() {
        return false;
    }

    /** Handles an event of this name. A handler that throws costs this socket its connection and nobody else anything. */
    ServerSocket on(String event, EventHandler handler);

    /** Handles every event that no other handler takes. */
    ServerSocket onOther(OtherHandler handler);

    /** Called once, after the last event was handled. */
    ServerSocket onDisconnect(Consumer<DisconnectReason> handler);

    /** Sends an event. Dropped silently once the socket is disconnected. */
    default void emit(String event, JsonElement... args) {
        emitAll(List.of(new Emission(event, List.of(args))));
    }

    /** Sends several events as one write. */
    void emitAll(List<Emission> emissions);

    /** Sends an event that nobody waits for: dropped when something that was sent earlier still waits to be taken. */
    void emitVolatile(String event, JsonElement... args);

    /**
     * Sends an event and waits for its acknowledgement.
     *
     * @return what the client answered; fails with {@link java.util.concurrent.TimeoutException} after the timeout, with
     *     {@link java.nio.channels.ClosedChannelException} when the socket disconnects first, and with
     *     {@link java.util.concurrent.RejectedExecutionException} when too many answers are awaited already
     */
    default CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, JsonElement... args) {
        return emitWithAck(timeout, new Emission(event, List.of(args)));
    }

    /** The same for an event with binary arguments. */
    CompletableFuture<Arguments> emitWithAck(Duration timeout, Emission emission);

    /** Completes, on any thread, once all that was emitted so far has left this process or the socket is gone. */
    CompletableFuture<Void> flushed();

    void join(String room);

    void leave(String room);

    /** Leaves this namespace; the connection and its other namespaces stay. */
    void disconnect();

    /** Closes the whole connection. */
    void close();
}
