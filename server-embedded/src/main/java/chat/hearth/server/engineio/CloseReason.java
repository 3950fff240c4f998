package chat.hearth.server.engineio;

/** What ended a session. */
public enum CloseReason {
    /** The client said so. */
    CLIENT,
    /** This side. */
    SERVER,
    /** The connection broke. */
    TRANSPORT,
    /** No pong came in time. */
    PING_TIMEOUT,
    /** The client did not take what was sent. */
    TOO_SLOW,
    /** The client broke the protocol. */
    PARSE_ERROR
}
