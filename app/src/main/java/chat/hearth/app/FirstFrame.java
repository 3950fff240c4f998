package chat.hearth.app;

import java.lang.management.ManagementFactory;
import javafx.scene.Scene;
import org.slf4j.LoggerFactory;

/** Writes down how long it took from the start of the process until the first frame was laid out. UI thread. */
final class FirstFrame implements Runnable {
    private final Scene scene;

    private FirstFrame(Scene scene) {
        this.scene = scene;
    }

    static void note(Scene scene) {
        scene.addPostLayoutPulseListener(new FirstFrame(scene));
    }

    @Override
    public void run() {
        scene.removePostLayoutPulseListener(this);
        long since = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        LoggerFactory.getLogger(FirstFrame.class).info("First frame after {} ms.", since);
    }
}
