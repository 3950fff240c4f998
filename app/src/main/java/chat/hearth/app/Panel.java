package chat.hearth.app;

import chat.hearth.app.ui.shell.Overlays;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A panel above the screen that can close itself. Confined to the UI thread. */
final class Panel {
    private Runnable close = () -> {};

    /** Shows it, once. */
    void show(Overlays overlays, Region view, Node first, Runnable closed) {
        close = () -> {
            overlays.hide(view);
            closed.run();
        };
        overlays.show(view, first, closed);
    }

    /** Takes it off. */
    void close() {
        close.run();
    }
}
