package chat.hearth.server.http;

import java.util.concurrent.CompletionStage;

/** Answers the requests for one path. */
@FunctionalInterface
public interface HttpRoute {
    /**
     * Called on the connection's event loop; the stage may complete on any thread. It is cancelled when the connection
     * goes before it is complete. A stage that fails is answered with a 500 that tells nothing of the failure.
     */
    CompletionStage<Response> answer(Request request);
}
