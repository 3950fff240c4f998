package chat.hearth.server.files;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for the disk, so that no event loop does. Any thread. */
final class DiskThreads implements AutoCloseable {
    private static final int THREADS = 4;
    private static final long CLOSE_WITHIN_MILLIS = 500;

    private final ThreadPoolExecutor threads;

    /** @param mostWaiting at most this many tasks wait; each connection has one at a time */
    DiskThreads(int mostWaiting) {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(mostWaiting), DiskThreads::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "hearth-files");
        thread.setDaemon(true);
        return thread;
    }

    /** Does this on one of the threads; the stage fails with what it throws, or when too much waits. */
    <T> CompletionStage<T> run(Callable<T> task) {
        return run(threads, task);
    }

    static <T> CompletionStage<T> run(Executor executor, Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    result.complete(task.call());
                } catch (Exception | Error e) { // whoever waits for the result decides what it means
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new CompletionException("too much waits for the disk", e));
        }
        return result;
    }

    /** Takes nothing more. What waits is still done, as long as that takes no more than half a second. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
