package chat.hearth.app.fx;

import chat.hearth.app.session.Subscription;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;

/** The FX thread. */
public final class FxExecutor implements UiThread {
    /** Needs a running toolkit once it is used. */
    public FxExecutor() {}

    @Override
    public void execute(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public void onNextFrame(Runnable action) {
        execute(() -> new OneFrame(action).start());
    }

    @Override
    public Subscription after(Duration delay, Runnable action) {
        return run(delay, 1, action);
    }

    @Override
    public Subscription every(Duration interval, Runnable action) {
        return run(interval, Animation.INDEFINITE, action);
    }

    /** Lets the toolkit go on when the last window closes, for as long as the app decides. */
    public static void keepRunningWithoutWindows() {
        Platform.setImplicitExit(false);
    }

    /** Ends the toolkit, and with it the application. */
    public static void exit() {
        Platform.exit();
    }

    private static Subscription run(Duration interval, int times, Runnable action) {
        Timeline timeline = new Timeline(
                new KeyFrame(javafx.util.Duration.millis((double) interval.toMillis()), event -> action.run()));
        timeline.setCycleCount(times);
        timeline.play();
        return timeline::stop;
    }

    private static final class OneFrame extends AnimationTimer {
        private final Runnable action;

        OneFrame(Runnable action) {
            this.action = action;
        }

        @Override
        public void handle(long now) {
            stop();
            action.run();
        }
    }
}
