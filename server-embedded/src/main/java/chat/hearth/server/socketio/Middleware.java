package chat.hearth.server.socketio;

import java.util.concurrent.CompletionStage;

/** Decides whether a client is let into a namespace. */
@FunctionalInterface
public interface Middleware {
    /**
     * Called on the client's event loop; the stage may complete on any thread. A stage that fails is answered with a
     * plain refusal that tells nothing of the failure.
     */
    CompletionStage<Admission> admit(Candidate candidate);
}
