package chat.hearth.server.socketio;

/** Takes one event of one socket, on the socket's event loop. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Takes the event.
     *
     * @param reply answers the event; does nothing when the client did not ask for an answer
     */
    void handle(Arguments arguments, AckReply reply);
}
