package chat.hearth.server.gateway;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns rooms and presence. What it is given is bounded by those who give: each connection has at most
 * so many requests under way, and the log at most so many commits.
 */
final class RoomLoop implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RoomLoop.class);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "hearth-room-loop"));

    RoomLoop() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Runs the task after those given before; does nothing once the loop is closed. */
    @Override
    public void execute(Runnable task) {
        offer(task);
    }

    /** Runs the task after those given before; false, and never, once the loop is closed. */
    boolean offer(Runnable task) {
        try {
            thread.execute(guarded(task));
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("the room loop is closed");
            return false;
        }
    }

    void every(Duration period, Runnable task) {
        var unused =
                thread.scheduleAtFixedRate(guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A task that fails costs what it was doing and not the loop. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) { // an Error too: the executor would keep it to itself
                log.error("A task of the room loop failed", e);
            }
        };
    }

    /** Runs what was given so far, then ends. Waits at most 2 s. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
