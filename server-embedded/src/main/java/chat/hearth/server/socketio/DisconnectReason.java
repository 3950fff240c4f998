package chat.hearth.server.socketio;

import chat.hearth.server.engineio.CloseReason;

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
    PARSE_ERROR;

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case CLIENT -> CLIENT_LEFT;
            case SERVER -> SERVER_CLOSED;
            case TRANSPORT -> TRANSPORT_CLOSED;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case TOO_SLOW -> TOO_SLOW;
            case PARSE_ERROR -> PARSE_ERROR;
        };
    }
}
