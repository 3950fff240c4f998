package chat.hearth.server.door;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The thread on which passwords are hashed, one after the other, so that nothing else waits for them. Any thread. */
final class SlowChecks implements AutoCloseable {
    /** Most that wait. */
    private static final int QUEUE = 256;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                Thread made = new Thread(task, "hearth-door");
                made.setDaemon(true); // a check that nobody waits for any more must not keep the host
                return made;
            });

    SlowChecks() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** Runs it there; answers the other one at once when too many wait, or after {@link #close}. */
    <T> CompletionStage<T> run(Supplier<T> check, Supplier<T> otherwise) {
        try {
            return CompletableFuture.supplyAsync(check, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(otherwise.get());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
