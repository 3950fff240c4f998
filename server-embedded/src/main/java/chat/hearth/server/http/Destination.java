package chat.hearth.server.http;

/** Where a request goes. */
sealed interface Destination {
    /** Longest body that is read for it, in bytes. */
    int maxBody();

    /** Nowhere: this is the answer. */
    record Settled(Response response, int maxBody) implements Destination {}

    record Route(HttpRoute route, int maxBody) implements Destination {}

    /** A WebSocket is asked for. */
    record Opening(WebSocketRoute route, int maxBody) implements Destination {}
}
