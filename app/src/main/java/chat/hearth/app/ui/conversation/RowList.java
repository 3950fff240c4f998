package chat.hearth.app.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/** The rows that the virtual list shows. A change of many rows is one change, so the list lays out once. */
final class RowList extends ModifiableObservableListBase<TimelineRow> {
    private final List<TimelineRow> rows = new ArrayList<>();

    void apply(RowChange change) {
        beginChange();
        try {
            if (change.removed() > 0) removeRange(change.from(), change.from() + change.removed());
            if (!change.added().isEmpty()) {
                rows.addAll(change.from(), change.added());
                nextAdd(change.from(), change.from() + change.added().size());
            }
        } finally {
            endChange();
        }
    }

    @Override
    protected void removeRange(int from, int to) {
        List<TimelineRow> range = rows.subList(from, to);
        List<TimelineRow> removed = List.copyOf(range);
        range.clear();
        nextRemove(from, removed);
    }

    @Override
    public TimelineRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    protected void doAdd(int index, TimelineRow row) {
        rows.add(index, row);
    }

    @Override
    protected TimelineRow doSet(int index, TimelineRow row) {
        return rows.set(index, row);
    }

    @Override
    protected TimelineRow doRemove(int index) {
        return rows.remove(index);
    }
}
