package chat.hearth.app.ui.conversation;

import java.util.Optional;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Where a timeline stands. At the bottom it stays there; anywhere else the row being read keeps its place to the pixel,
 * whatever is added, changed or removed around it. UI thread.
 */
final class TimelineScroll {
    private static final double TOLERANCE = 1;

    private final VirtualFlow<TimelineRow, MessageCell> flow;
    private final RowList rows;
    private boolean following = true;

    @Nullable
    private Target target;

    /** Where to go once rows are there. */
    sealed interface Target {
        record Bottom() implements Target {}

        record FirstUnread() implements Target {}

        /** A row by its sequence, {@code offset} below the top of the view, in the scene's units. */
        record Sequence(long seq, double offset) implements Target {}
    }

    private record Anchor(int index, double top, TimelineRow row) {}

    TimelineScroll(VirtualFlow<TimelineRow, MessageCell> flow, RowList rows) {
        this.flow = flow;
        this.rows = rows;
    }

    /** Goes there when the rows change next. */
    void goTo(Target next) {
        target = next;
        following = next instanceof Target.Bottom;
    }

    boolean following() {
        return following;
    }

    /** A person turned the wheel, dragged the bar or pressed a key. */
    void userScrolls() {
        following = false;
    }

    /** Applies the change without moving what is being read. */
    void apply(RowChange change, TimelineRows model) {
        @Nullable Anchor anchor = following || target != null ? null : anchor();
        boolean wasEmpty = rows.isEmpty();
        rows.apply(change);
        if (rows.isEmpty()) return;
        if (target != null && (wasEmpty || change.added().size() == rows.size())) {
            Target to = target;
            target = null;
            show(to, model);
        } else if (following) {
            flow.showAsLast(rows.size() - 1);
        } else if (anchor != null) {
            flow.showAtOffset(moved(anchor, change, model), anchor.top());
        }
    }

    /** Goes there now; the rows must be loaded. */
    void show(Target to, TimelineRows model) {
        if (rows.isEmpty()) return;
        following = false;
        int divider = model.divider();
        if (to instanceof Target.Sequence place) {
            flow.showAtOffset(Math.min(model.indexAfter(place.seq() - 1), rows.size() - 1), place.offset());
        } else if (to instanceof Target.FirstUnread && divider >= 0) {
            flow.showAtOffset(divider, Math.rint(flow.getHeight() / 4));
        } else {
            following = true;
            flow.showAsLast(rows.size() - 1);
        }
    }

    /** The view got another size: the bottom stays the bottom. */
    void resized() {
        if (following && !rows.isEmpty()) flow.showAsLast(rows.size() - 1);
    }

    /** After a layout: sees whether the person has come to the bottom, or a row there has grown. */
    void afterLayout() {
        boolean bottom = atBottom();
        if (following && !bottom && !rows.isEmpty()) flow.showAsLast(rows.size() - 1);
        else following = bottom;
    }

    boolean atBottom() {
        if (rows.isEmpty()) return true;
        Optional<MessageCell> last = visible(rows.size() - 1);
        return last.isPresent() && last.get().bottom() <= flow.getHeight() + TOLERANCE;
    }

    /** The first confirmed row in view and its place, to come back to; empty at the bottom. */
    Optional<Target.Sequence> place() {
        if (following || rows.isEmpty()) return Optional.empty();
        for (int i = Math.max(0, flow.getFirstVisibleIndex()); i < rows.size(); i++) {
            Optional<MessageCell> cell = visible(i);
            if (cell.isEmpty()) return Optional.empty();
            long seq = rows.get(i).entry().seq();
            if (seq > 0) return Optional.of(new Target.Sequence(seq, cell.get().top()));
        }
        return Optional.empty();
    }

    Optional<MessageCell> visible(int index) {
        return index < 0 || index >= rows.size() ? Optional.empty() : flow.getCellIfVisible(index);
    }

    /** The first row that is wholly in view: the one above it may lose its date when older rows come before it. */
    private @Nullable Anchor anchor() {
        if (rows.isEmpty()) return null;
        int first = flow.getFirstVisibleIndex();
        int last = flow.getLastVisibleIndex();
        for (int i = first; i >= 0 && i <= last; i++) {
            Optional<MessageCell> cell = visible(i);
            boolean whole = cell.isPresent() && cell.get().top() >= 0 && i > 0;
            if (cell.isPresent() && (whole || i == last))
                return new Anchor(i, cell.get().top(), rows.get(i));
        }
        return null;
    }

    private int moved(Anchor anchor, RowChange change, TimelineRows model) {
        int index = anchor.index();
        if (index < change.from()) return index;
        if (index >= change.from() + change.removed()) {
            return index + change.added().size() - change.removed();
        }
        long seq = anchor.row().entry().seq();
        int same = seq > 0 ? model.indexAfter(seq - 1) : index;
        return Math.max(0, Math.min(same, rows.size() - 1));
    }
}
