package chat.hearth.app.testkit;

import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A window onto a fake room, from an entry to the newest one or to one before it. */
public final class FakeTimeline implements Timeline {
    private final FakeRoom room;
    private final int page;
    private int from;
    private int to;
    private Consumer<TimelineChange> listener = change -> {};

    FakeTimeline(FakeRoom room, int page) {
        this.room = room;
        this.page = page;
        to = room.confirmed().size();
        from = Math.max(0, Math.min(to - page, room.firstUnread() - page / 2));
    }

    @Override
    public RoomId room() {
        return room.id();
    }

    @Override
    public void listen(Consumer<TimelineChange> consumer) {
        listener = consumer;
        reset();
    }

    private void reset() {
        List<TimelineEntry> entries = new ArrayList<>(room.confirmed().subList(from, to));
        if (atEnd()) entries.addAll(room.pending());
        listener.accept(new TimelineChange.Reset(entries, extent()));
    }

    private Extent extent() {
        return new Extent(from > 0, !atEnd());
    }

    private boolean atEnd() {
        return to == room.confirmed().size();
    }

    @Override
    public void loadOlder() {
        int older = Math.max(0, from - page);
        List<TimelineEntry> added = List.copyOf(room.confirmed().subList(older, from));
        from = older;
        listener.accept(new TimelineChange.Splice(0, 0, added, extent()));
    }

    @Override
    public void loadNewer() {
        int newer = Math.min(room.confirmed().size(), to + page);
        List<TimelineEntry> added = new ArrayList<>(room.confirmed().subList(to, newer));
        int at = to - from;
        to = newer;
        if (atEnd()) added.addAll(room.pending());
        listener.accept(new TimelineChange.Splice(at, 0, added, extent()));
    }

    @Override
    public void reading(Place place) {}

    @Override
    public void showLatest() {
        to = room.confirmed().size();
        from = Math.max(0, to - page);
        reset();
    }

    @Override
    public void showAround(long seq) {
        from = Math.max(0, (int) seq - 1 - page / 2);
        to = Math.min(room.confirmed().size(), from + page);
        reset();
    }

    /** The room has one more confirmed entry, which takes the place of so many pending ones. */
    void appended(TimelineEntry entry, int replacedPending) {
        if (to != room.confirmed().size() - 1) return;
        int at = to - from;
        to++;
        listener.accept(new TimelineChange.Splice(at, replacedPending, List.of(entry), extent()));
    }

    void replaced(int index, TimelineEntry entry) {
        if (index >= from && index < to) {
            listener.accept(new TimelineChange.Splice(index - from, 1, List.of(entry), extent()));
        }
    }

    void pendingChanged(int index, int removed, List<TimelineEntry> added) {
        if (atEnd()) listener.accept(new TimelineChange.Splice(to - from + index, removed, added, extent()));
    }

    @Override
    public void close() {
        listener = change -> {};
        room.closed(this);
    }
}
