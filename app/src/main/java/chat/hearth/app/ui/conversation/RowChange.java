package chat.hearth.app.ui.conversation;

import java.util.List;

/** Rows {@code from} to {@code from + removed} give way to the added ones. */
public record RowChange(int from, int removed, List<TimelineRow> added) {
    public RowChange {
        added = List.copyOf(added);
    }
}
