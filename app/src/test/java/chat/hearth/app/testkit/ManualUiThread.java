package chat.hearth.app.testkit;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A UI thread without a toolkit, for view models: the test's own thread. What is executed runs at once; frames and time
 * come when the test says so.
 */
public final class ManualUiThread implements UiThread {
    private final Deque<Runnable> frame = new ArrayDeque<>();
    private final ManualTimers timers = new ManualTimers();

    @Override
    public void execute(Runnable action) {
        action.run();
    }

    @Override
    public void onNextFrame(Runnable action) {
        frame.add(action);
    }

    @Override
    public Subscription after(Duration delay, Runnable action) {
        return timers.after(delay, action);
    }

    @Override
    public Subscription every(Duration interval, Runnable action) {
        return timers.every(interval, action);
    }

    /** Runs what waits for the next frame, but not what that asks for in turn. */
    public void drawFrame() {
        for (int waiting = frame.size(); waiting > 0; waiting--) {
            frame.remove().run();
        }
    }

    /** Lets time go by for the timers. */
    public void advance(Duration time) {
        timers.advance(time);
    }
}
