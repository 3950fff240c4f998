package chat.hearth.server.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers the requests for one path. */
@FunctionalInterface
public interface HttpRoute {
    /**
     * Called on the connection's event loop; the stage may complete on any thread. It is cancelled when the connection
     * goes before it is complete. A stage that fails is answered with a 500 that tells nothing of the failure.
     */
    CompletionStage<Response> answer(Request request);

    /**
     * Called on the connection's event loop when the headers of a request with a body have come.
     *
     * @param head the request without its body
     * @param over completes just before the answer is sent, or when the request is given up
     * @return what is wrong already, which is answered at once, and the connection is closed; empty to wait for the body
     */
    default Optional<Response> beforeBody(Request head, CompletionStage<Void> over) {
        return Optional.empty();
    }
}
