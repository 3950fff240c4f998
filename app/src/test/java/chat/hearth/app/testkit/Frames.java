package chat.hearth.app.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** The toolkit's frames, which is what a test waits for instead of for a time. Not for the FX thread. */
public final class Frames {
    private static final long PATIENCE_MILLIS = 20_000;

    private Frames() {}

    /**
     * Waits until what has been asked of the toolkit is done and laid out, and what that asked for in its turn, too.
     *
     * @throws RuntimeException with what nobody caught on the FX thread
     */
    public static void settle() {
        for (int i = 0; i < 2; i++) {
            next();
            WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {}); // behind the layout, which ends the frame
        }
    }

    private static void next() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                begun.complete(null);
            }
        }.start());
        begun.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
