package chat.hearth.app.fx;

import chat.hearth.app.session.Subscription;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The thread that view models and nodes belong to, as an executor that can be handed in; tests hand in one that they
 * drive themselves.
 */
public interface UiThread extends Executor {
    /** Runs the action on the thread, in the order of the calls; right away when called on it. Any thread. */
    @Override
    void execute(Runnable action);

    /** Runs the action on the thread before the next frame is drawn. Any thread. */
    void onNextFrame(Runnable action);

    /** Runs the action once after the delay, unless the subscription is closed before. Only on the thread itself. */
    Subscription after(Duration delay, Runnable action);

    /** Runs the action after each such time, until the subscription is closed. Only on the thread itself. */
    Subscription every(Duration interval, Runnable action);
}
