package chat.hearth.server.socketio;

import java.util.function.Consumer;

/** A part of the server that clients connect to by name. Any thread. */
public interface Namespace {
    String name();

    /** Adds a check that every client passes, after those added before it, before it is connected. */
    Namespace use(Middleware middleware);

    /** Calls the handler on the event loop of each new socket, before any of its events is handled. */
    Namespace onConnection(Consumer<ServerSocket> handler);

    /** Everybody in the room. */
    Broadcast to(String room);

    /** Everybody in the namespace. */
    Broadcast toAll();
}
