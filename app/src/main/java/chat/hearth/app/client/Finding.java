package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Trouble;

/** What was found at an address. */
public sealed interface Finding {
    /** A server that can be joined. */
    record Found(ServerKind kind) implements Finding {}

    /**
     * None.
     *
     * @param status of the HTTP answer that was the reason; 0 when there was none
     */
    record Failed(Trouble trouble, int status) implements Finding {}
}
