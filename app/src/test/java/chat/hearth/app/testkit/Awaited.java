package chat.hearth.app.testkit;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what a session says about itself. */
public final class Awaited {
    private static final long PATIENCE_SECONDS = 60;

    private Awaited() {}

    /** The first value that is wanted, of the one there is and those to come. */
    public static <T> T await(Observed<T> observed, Predicate<T> wanted) throws Exception {
        CompletableFuture<T> found = new CompletableFuture<>();
        Subscription subscription = observed.subscribe(value -> {
            if (wanted.test(value)) {
                found.complete(value);
            }
        });
        try {
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            subscription.close();
        }
    }
}
