package chat.hearth.app.ui.conversation;

import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Looks at the timeline in a window, and scrolls it. FX thread. */
public final class TimelineProbe {
    private final Scene scene;

    public TimelineProbe(Scene scene) {
        this.scene = scene;
    }

    /** How many rows stand in view. */
    public int rows() {
        VirtualFlow<?, ?> flow = flow();
        return flow == null ? 0 : flow.visibleCells().size();
    }

    /** The sequence of the topmost row in view; 0 when there is none. */
    public long topmost() {
        VirtualFlow<?, ?> flow = flow();
        return flow != null
                        && !flow.visibleCells().isEmpty()
                        && flow.visibleCells().get(0) instanceof MessageCell cell
                ? cell.row().entry().seq()
                : 0;
    }

    /** Turns the mouse wheel over the timeline; towards older messages when positive. */
    public void turnWheel(double pixels) {
        VirtualFlow<?, ?> flow = flow();
        if (flow != null) {
            flow.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    flow.getWidth() / 2,
                    flow.getHeight() / 2,
                    0,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    pixels,
                    0,
                    pixels,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        }
    }

    private @Nullable VirtualFlow<?, ?> flow() {
        return scene.lookup("#timeline") instanceof VirtualFlow<?, ?> flow ? flow : null;
    }
}
