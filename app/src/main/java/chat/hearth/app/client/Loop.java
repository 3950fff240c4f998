package chat.hearth.app.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** One thread that runs tasks one after the other, now or later, and the two clocks of it. Any thread may hand in tasks. */
public interface Loop extends Executor {
    /** The wall clock: for display, and for noticing that the machine slept. */
    Instant now();

    /** The clock that only goes forward, in nanoseconds; only differences mean something. */
    long nanoTime();

    /** Runs the task once, after this time. */
    Timer after(Duration delay, Runnable task);

    /** What runs after the last task of each turn, so that many tasks share one commit and one change. Set once. */
    void atEndOfTurn(Runnable hook);

    /** A task that has not run yet. */
    @FunctionalInterface
    interface Timer {
        /** The task does not run any more; does nothing when it has. */
        void cancel();

        /** A timer that was never started. */
        Timer NONE = () -> {};
    }
}
