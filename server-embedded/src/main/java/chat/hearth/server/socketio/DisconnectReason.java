package chat.hearth.server.socketio;

/** Why a socket is gone. */
public enum DisconnectReason {
    /** The client left the namespace or closed the connection. */
    CLIENT_LEFT,
    /** The host closed it. */
    SERVER_CLOSED,
    /** The connection broke. */
    TRANSPORT_CLOSED,
    /** No heartbeat came in time. */
    PING_TIMEOUT,
    /** It did not read what was sent. */
    TOO_SLOW,
    /** It broke the protocol. */
    PARSE_ERROR
}
