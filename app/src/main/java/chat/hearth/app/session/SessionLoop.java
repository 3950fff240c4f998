package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's thread. It works in turns: whatever waits when a turn starts is done, up to a limit, and then the hook runs
 * once for all of it.
 */
final class SessionLoop implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);
    private static final int MOST_OF_A_TURN = 1_000;

    private final Clock clock;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;
    private volatile Runnable hook = () -> {};

    SessionLoop(Clock clock, String name) {
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            var timer = thread.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException e) {
            return Timer.NONE; // the session is closed
        }
    }

    @Override
    public void atEndOfTurn(Runnable newHook) {
        hook = newHook;
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                thread.execute(this::turn);
            } catch (RejectedExecutionException e) {
                LOG.trace("the session is closed");
            }
        }
    }

    private void turn() {
        scheduled.set(false); // before taking: a task handed in from here on gets a turn
        for (int i = 0; i < MOST_OF_A_TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            run(task);
        }
        run(hook);
        if (!tasks.isEmpty()) {
            wake();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (StoreException e) {
            LOG.debug("the store failed under a task, which the end of the turn sees to", e);
        } catch (RuntimeException e) { // one task's fault must not end the session's thread
            LOG.error("a task of the session failed", e);
        }
    }

    /** Ends the thread after the turn that runs. Does not wait. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
