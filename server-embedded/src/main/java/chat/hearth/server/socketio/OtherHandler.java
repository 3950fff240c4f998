package chat.hearth.server.socketio;

/** Takes the events that no {@link EventHandler} of the socket takes, on the socket's event loop. */
@FunctionalInterface
public interface OtherHandler {
    void handle(String event, Arguments arguments, AckReply reply);
}
