package chat.hearth.server.socketio;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks one middleware after the other whether a client may come in, until one says no. Any thread. */
public final class MiddlewareChain {
    private final List<Middleware> middlewares = new CopyOnWriteArrayList<>();

    /** Asks this one after those that are there already. */
    public void add(Middleware middleware) {
        middlewares.add(middleware);
    }

    /** What all of them say; the last attachment that is not null counts. */
    public CompletionStage<Admission> admit(Candidate candidate) {
        CompletionStage<Admission> decision = CompletableFuture.completedFuture(new Admission.Admitted(null));
        for (Middleware middleware : middlewares) {
            decision = decision.thenCompose(sofar -> sofar instanceof Admission.Admitted admitted
                    ? middleware.admit(candidate).thenApply(next -> merge(admitted, next))
                    : CompletableFuture.completedFuture(sofar));
        }
        return decision;
    }

    private static Admission merge(Admission.Admitted before, Admission next) {
        return next instanceof Admission.Admitted admitted && admitted.attachment() == null ? before : next;
    }
}
