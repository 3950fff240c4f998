package chat.hearth.app.ui.conversation;

import chat.hearth.app.fx.FxQueue;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * One room's timeline as it is shown: its rows, what counts as read, where the divider stands, when more is loaded.
 * Confined to the UI thread.
 */
public final class TimelineViewModel implements AutoCloseable {
    /** A page that was asked for and did not come is asked for again after this time. */
    static final Duration PAGE_PATIENCE = Duration.ofSeconds(3);

    /** How long a message that was jumped to stays marked. */
    static final Duration HIGHLIGHT = Duration.ofSeconds(2);

    /** So many rows from an end, the next page is asked for. */
    private static final int NEAR_END = 30;

    private final ChatSession session;
    private final RoomId room;
    private final UiThread ui;
    private final Timeline timeline;
    private final TimelineRows rows;
    private final ReadTiming reading;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Consumer<RowChange> view = change -> {};
    private TimelineChange.Extent extent = new TimelineChange.Extent(false, false);
    private Subscription highlight = () -> {};
    private long readUpTo;
    private boolean focused;
    private boolean atBottom;
    private boolean loadingOlder;
    private boolean loadingNewer;
    private boolean closed;

    public TimelineViewModel(ChatSession session, RoomState state, UiThread ui, ZoneId zone) {
        this.session = session;
        this.room = state.id();
        this.ui = ui;
        this.rows = new TimelineRows(zone, change -> view.accept(change));
        this.reading = new ReadTiming(ui, seq -> session.markRead(room, seq));
        this.timeline = session.openTimeline(room);
        timeline.reading(Timeline.Place.FURTHER_UP); // until the view has shown where it stands
        this.readUpTo = state.readUpTo();
        reading.readUpTo(readUpTo);
        unread.set(state.unread());
        if (state.unread() > 0) rows.dividerAfter(readUpTo);
    }

    /** Takes over all changes of the rows, from the first on. Called once. */
    public void start(Consumer<RowChange> listener) {
        view = listener;
        timeline.listen(new FxQueue<>(ui, this::apply));
    }

    public RoomId room() {
        return room;
    }

    public TimelineRows rows() {
        return rows;
    }

    /** Messages of others that I have not read. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Whether the first rows have come. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public boolean hasNewer() {
        return extent.hasNewer();
    }

    public boolean hasOlder() {
        return extent.hasOlder();
    }

    private void apply(List<TimelineChange> changes) {
        if (closed) return;
        for (TimelineChange change : changes) {
            extent = change.extent();
            loadingOlder = false;
            loadingNewer = false;
            int before = rows.rows().size();
            rows.apply(change);
            if (change instanceof TimelineChange.Splice splice && splice.from() + splice.removed() == before) {
                arrived(splice.added());
            }
        }
        loaded.set(true);
    }

    private void arrived(List<TimelineEntry> added) {
        for (TimelineEntry entry : added) {
            if (!(entry instanceof TimelineEntry.Message message)) continue;
            if (message.own() && message.seq() == 0) {
                rows.removeDivider();
            } else if (!message.own() && message.seq() > readUpTo && !(focused && atBottom)) {
                if (!dividerStandsAtUnread()) rows.dividerAfter(readUpTo);
            }
        }
    }

    private boolean dividerStandsAtUnread() {
        int divider = rows.divider();
        return divider >= 0 && rows.rows().get(divider).entry().seq() > readUpTo;
    }

    /** What the session knows of the room. */
    public void roomIs(RoomState state) {
        readUpTo = state.readUpTo();
        unread.set(state.unread());
        reading.readUpTo(readUpTo);
    }

    public void windowFocused(boolean now) {
        focused = now;
        reading.windowFocused(now);
    }

    /**
     * What stands in sight after a layout.
     *
     * @param firstWhole first row that is wholly in sight, -1 for none
     * @param lastWhole  last one
     */
    public void inSight(int firstVisible, int lastVisible, int firstWhole, int lastWhole, boolean bottom) {
        reads(bottom && !extent.hasNewer());
        reading.inSight(seqFrom(firstWhole, lastWhole, 1), seqFrom(lastWhole, firstWhole, -1));
        if (firstVisible >= 0 && firstVisible < NEAR_END && extent.hasOlder() && !loadingOlder) loadOlder();
        if (lastVisible >= rows.rows().size() - NEAR_END && extent.hasNewer() && !loadingNewer) loadNewer();
    }

    private void reads(boolean bottom) {
        if (bottom != atBottom) timeline.reading(bottom ? Timeline.Place.AT_END : Timeline.Place.FURTHER_UP);
        atBottom = bottom;
    }

    private long seqFrom(int from, int to, int step) {
        if (from < 0 || to < 0) return 0;
        for (int i = from; i != to + step && i < rows.rows().size(); i += step) {
            long seq = rows.rows().get(i).entry().seq();
            if (seq > 0) return seq;
        }
        return 0;
    }

    private void loadOlder() {
        loadingOlder = true;
        timeline.loadOlder();
        var unused = ui.after(PAGE_PATIENCE, () -> loadingOlder = false);
    }

    private void loadNewer() {
        loadingNewer = true;
        timeline.loadNewer();
        var unused = ui.after(PAGE_PATIENCE, () -> loadingNewer = false);
    }

    public void showLatest() {
        timeline.showLatest();
    }

    public void showAround(long seq) {
        timeline.showAround(seq);
    }

    /**
     * Finds out where a message stands that is not loaded.
     *
     * @param found   hears its sequence
     * @param unknown called when this computer does not have it
     */
    public void locate(MessageId message, LongConsumer found, Runnable unknown) {
        var unused = session.message(room, message)
                .thenAcceptAsync(
                        answer -> {
                            if (closed) return;
                            if (answer.isPresent() && answer.get().seq() > 0)
                                found.accept(answer.get().seq());
                            else unknown.run();
                        },
                        ui);
    }

    /** Calls back when a message that was looked for has been marked for long enough. */
    public void afterHighlight(Runnable action) {
        highlight.close();
        highlight = ui.after(HIGHLIGHT, action);
    }

    /** Makes this message and all after it unread; the divider stands above it. */
    public void markUnreadFrom(TimelineEntry entry) {
        if (entry.seq() == 0) return;
        reading.hold();
        session.markUnreadFrom(room, entry.seq());
        readUpTo = entry.seq() - 1;
        rows.dividerAfter(readUpTo);
    }

    /** My newest message that can be edited. */
    public Optional<TimelineEntry.Message> lastOwn() {
        for (int i = rows.rows().size() - 1; i >= 0; i--) {
            if (rows.rows().get(i).entry() instanceof TimelineEntry.Message message
                    && message.own()
                    && !message.deleted()) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        highlight.close();
        reading.stop();
        timeline.close();
    }
}
