package chat.hearth.app.ui.shell;

import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.WindowBounds;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts a window where it last stood, and remembers where it stands when it goes. UI thread. */
public final class WindowMemory {
    private static final double WIDTH = 1_100;
    private static final double HEIGHT = 760;
    private static final double SMALLEST_WIDTH = 480;
    private static final double SMALLEST_HEIGHT = 420;

    private final Stage stage;
    private final LiveSettings settings;

    private WindowMemory(Stage stage, LiveSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** To be called before the window is shown. */
    public static void attach(Stage stage, LiveSettings settings) {
        WindowMemory memory = new WindowMemory(stage, settings);
        memory.restore(settings.get().window());
        stage.setOnHiding(event -> memory.remember());
    }

    private void restore(@Nullable WindowBounds bounds) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        if (bounds == null || !onAScreen(bounds)) {
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            return;
        }
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(Math.max(SMALLEST_WIDTH, bounds.width()));
        stage.setHeight(Math.max(SMALLEST_HEIGHT, bounds.height()));
        stage.setMaximized(bounds.maximized());
    }

    private void remember() {
        WindowBounds before = settings.get().window();
        if (stage.isMaximized()) { // where it stands when it is made smaller again is what was remembered before
            WindowBounds normal = before == null ? new WindowBounds(0, 0, WIDTH, HEIGHT, true) : before;
            settings.update(current -> current.withWindow(
                    new WindowBounds(normal.x(), normal.y(), normal.width(), normal.height(), true)));
        } else {
            settings.update(current -> current.withWindow(
                    new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false)));
        }
    }

    /** A screen may have been taken away since. */
    private static boolean onAScreen(WindowBounds bounds) {
        return !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty();
    }
}
