package chat.hearth.server.engineio;

import java.util.concurrent.CompletableFuture;

/** How a session's packets reach its client. Confined to the session's event loop. */
interface Transport {
    /** The name in the query parameter {@code transport}. */
    String name();

    /** Sends after all that was sent before; does not release what it is given. */
    void send(Outgoing packets);

    /** Whether something that was sent earlier still waits for the client to take it. */
    boolean isBackedUp();

    CompletableFuture<Void> flushed();

    /** The person behind it was let in. */
    void markAuthenticated();

    /** Lets go of the client. Nothing is sent afterwards. */
    void close(CloseReason reason);
}
