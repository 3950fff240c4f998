package chat.hearth.server.http;

/** Where a request goes. */
sealed interface Destination {
    /** Longest body that is read for it, in bytes. */
    long maxBody();

    /** Nowhere: this is the answer. */
    record Settled(Response response, long maxBody) implements Destination {}

    record Route(HttpRoute route, long maxBody) implements Destination {}

    /** The body is not collected here. */
    record Upload(UploadRoute route, long maxBody) implements Destination {}

    /** A WebSocket is asked for. */
    record Opening(WebSocketRoute route, long maxBody) implements Destination {}
}
