package chat.hearth.app.testkit;

import chat.hearth.app.fx.FxExecutor;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.Subscription;
import java.time.Duration;

/** The FX thread, but its timers run only when the test lets time go by. */
public final class TestUiThread implements UiThread {
    private final FxExecutor toolkit = new FxExecutor();
    private final ManualTimers timers = new ManualTimers();

    @Override
    public void execute(Runnable action) {
        toolkit.execute(action);
    }

    @Override
    public void onNextFrame(Runnable action) {
        toolkit.onNextFrame(action);
    }

    @Override
    public Subscription after(Duration delay, Runnable action) {
        return timers.after(delay, action);
    }

    @Override
    public Subscription every(Duration interval, Runnable action) {
        return timers.every(interval, action);
    }

    /** Lets time go by for the timers; call it on the FX thread. */
    public void advance(Duration time) {
        timers.advance(time);
    }
}
