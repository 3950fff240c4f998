package chat.hearth.server.net;

/** Takes what comes in on one WebSocket. Called on its event loop. */
public interface WebSocketListener {
    /** The handshake is done; called once, before anything else. */
    void onOpen(WebSocketConnection connection);

    void onText(String text);

    void onBinary(byte[] data);

    /** The connection is of no more use; called once. */
    void onClosed(ClosedBy by);

    /** What ended a WebSocket. */
    enum ClosedBy {
        /** A close frame of the peer. */
        PEER,
        /** This side. */
        HERE,
        /** The connection broke. */
        BREAK,
        /** The peer did not take what was sent. */
        QUEUE_LIMIT,
        /** The peer broke RFC 6455 or a limit. */
        VIOLATION
    }
}
