package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** A state that one entry's row has, wherever in the virtual list it is drawn. UI thread. */
final class RowMark {
    private final VirtualFlow<TimelineRow, MessageCell> flow;
    private final PseudoClass state;

    @Nullable
    private TimelineEntry entry;

    @Nullable
    private Node marked;

    RowMark(VirtualFlow<TimelineRow, MessageCell> flow, String state) {
        this.flow = flow;
        this.state = PseudoClass.getPseudoClass(state);
    }

    /** Moves the mark to this entry. */
    void put(TimelineEntry now) {
        entry = now;
        draw();
    }

    void remove() {
        entry = null;
        draw();
    }

    /** The entry as it was when the mark was put on it. */
    Optional<TimelineEntry> entry() {
        return Optional.ofNullable(entry);
    }

    /** The marked row; empty when it is out of sight. */
    Optional<Node> node() {
        return Optional.ofNullable(marked);
    }

    /** Draws the mark where it belongs. Cells are used again for other rows, so this is due after each layout. */
    void draw() {
        @Nullable Node wanted = null;
        if (entry != null) {
            for (MessageCell cell : flow.visibleCells()) {
                if (same(cell.row().entry(), entry)) wanted = cell.getNode();
            }
        }
        if (wanted == marked) return;
        if (marked != null) marked.pseudoClassStateChanged(state, false);
        if (wanted != null) wanted.pseudoClassStateChanged(state, true);
        marked = wanted;
    }

    /** Whether it is the same entry, though it may have been edited or confirmed in between. */
    static boolean same(TimelineEntry one, TimelineEntry other) {
        if (one instanceof TimelineEntry.Message a && other instanceof TimelineEntry.Message b) {
            return a.id().equals(b.id());
        }
        return one.seq() > 0 && one.seq() == other.seq();
    }
}
