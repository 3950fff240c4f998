package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a room that is loaded. It covers all of the log from {@code from} to {@code to}; while it reaches the end,
 * what is new and what waits in the outbox is part of it. What changed in a turn is told at the end of the turn.
 * Confined to the session's executor, apart from the interface's methods.
 */
final class TimelineWindow implements Timeline {
    static final int PAGE = 100;

    /** Most entries that are held; then the far end goes. */
    static final int MAX_ENTRIES = 2_000;

    /** Most pages that are got from the host to show one entry. */
    private static final int MAX_FETCHES = 40;

    private final RoomId room;
    private final Loop loop;
    private final EntrySource source;
    private final Consumer<TimelineWindow> whenClosed;
    private final TreeMap<Long, TimelineEntry> entries = new TreeMap<>();
    private final Map<MessageId, Long> places = new HashMap<>();
    private long from = 1;
    private long to;
    private boolean reset = true;
    private boolean changed = true;
    private boolean loadingOlder;
    private Place place = Place.AT_END;
    private int moves;
    private @Nullable Consumer<TimelineChange> listener;
    private List<TimelineEntry> told = List.of();
    private @Nullable Extent toldExtent;

    TimelineWindow(RoomId room, Loop loop, EntrySource source, Consumer<TimelineWindow> whenClosed) {
        this.room = room;
        this.loop = loop;
        this.source = source;
        this.whenClosed = whenClosed;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public void listen(Consumer<TimelineChange> newListener) {
        loop.execute(() -> {
            listener = newListener;
            reset = true;
            changed = true;
        });
    }

    @Override
    public void loadOlder() {
        loop.execute(this::older);
    }

    @Override
    public void loadNewer() {
        loop.execute(this::newer);
    }

    @Override
    public void showLatest() {
        loop.execute(this::latest);
    }

    @Override
    public void showAround(long seq) {
        loop.execute(() -> around(seq));
    }

    @Override
    public void reading(Place now) {
        loop.execute(() -> place = now);
    }

    @Override
    public void close() {
        loop.execute(() -> {
            listener = null;
            whenClosed.accept(this);
        });
    }

    /** Shows the first unread message, or else the end. */
    void open() {
        long unread = source.firstUnread(room);
        if (unread > 0) {
            around(unread);
        } else {
            latest();
        }
    }

    /** Something may be shown differently at the end of this turn. */
    void touch() {
        changed = true;
    }

    /** The room's local log was replaced. */
    void reopen() {
        entries.clear();
        places.clear();
        open();
    }

    private void latest() {
        moves++;
        if (reachesEnd() && !entries.isEmpty()) {
            return;
        }
        long high = source.high(room);
        startAt(high);
        to = high;
        extendOlder();
    }

    private void around(long seq) {
        moves++;
        around(seq, MAX_FETCHES, moves);
    }

    private void around(long seq, int fetches, int move) {
        long low = source.low(room);
        if (low > 1 && seq < low && fetches > 0) {
            source.fetchOlder(room, () -> {
                if (move == moves) { // else: the reader went elsewhere meanwhile
                    boolean more = source.low(room) < low;
                    around(seq, more ? fetches - 1 : 0, move);
                }
            });
        } else {
            showAt(Math.max(seq, low));
        }
    }

    private void showAt(long seq) {
        if (!entries.isEmpty() && from <= seq && seq <= to) {
            return;
        }
        startAt(Math.min(seq, source.high(room) + 1) - 1);
        extendOlder();
        newer();
    }

    private void startAt(long last) {
        entries.clear();
        places.clear();
        from = last + 1;
        to = last;
        reset = true;
        changed = true;
    }

    private void older() {
        if (from > source.low(room) && source.low(room) > 0) {
            extendOlder();
        } else if (source.low(room) > 1 && !loadingOlder) {
            loadingOlder = true;
            source.fetchOlder(room, () -> {
                loadingOlder = false;
                extendOlder();
            });
        }
    }

    private void extendOlder() {
        List<TimelineEntry> page = source.before(room, from, PAGE);
        page.forEach(this::put);
        from = page.size() < PAGE
                ? Math.min(from, Math.max(1, source.low(room)))
                : page.get(0).seq();
        while (entries.size() > MAX_ENTRIES) {
            drop(entries.lastEntry().getValue());
            to = entries.lastKey();
        }
        changed = true;
    }

    private void newer() {
        if (reachesEnd()) {
            return;
        }
        List<TimelineEntry> page = source.after(room, to, PAGE);
        page.forEach(this::put);
        to = page.size() < PAGE ? source.high(room) : page.get(page.size() - 1).seq();
        dropOldest();
        changed = true;
    }

    private void dropOldest() {
        while (entries.size() > MAX_ENTRIES) {
            drop(entries.firstEntry().getValue());
            from = entries.firstKey();
        }
    }

    private boolean reachesEnd() {
        return to >= source.high(room);
    }

    private void put(TimelineEntry entry) {
        entries.put(entry.seq(), entry);
        if (entry instanceof TimelineEntry.Message message) {
            places.put(message.id(), entry.seq());
        }
    }

    private void drop(TimelineEntry entry) {
        entries.remove(entry.seq());
        if (entry instanceof TimelineEntry.Message message) {
            places.remove(message.id());
        }
    }

    /** The local log has one event more at its end. */
    void stored(RoomEvent event) {
        changed = true; // if only because there is something newer now
        boolean full = place == Place.FURTHER_UP && entries.size() >= MAX_ENTRIES;
        if (to != event.seq() - 1 || full) {
            return;
        }
        to = event.seq();
        if (from > to) {
            from = to;
        }
        if (event instanceof RoomEvent.Message message) {
            source.message(room, message.id()).forEach(this::put);
        } else if (!(event instanceof RoomEvent.Edit) && !(event instanceof RoomEvent.Delete)) {
            put(source.notice(event));
        }
        dropOldest();
    }

    /** The message may look different now. */
    void refold(MessageId message) {
        changed = true;
        if (places.containsKey(message)) {
            source.message(room, message).forEach(this::put);
        }
    }

    /** Tells the listener what changed since the last time. */
    void flush() {
        Consumer<TimelineChange> current = listener;
        if (!changed || current == null) {
            return;
        }
        changed = false;
        boolean end = reachesEnd();
        List<TimelineEntry> now = new ArrayList<>(entries.values());
        if (end) {
            now.addAll(source.waiting(room));
        }
        Extent extent = new Extent(source.low(room) > 1 || from > Math.max(1, source.low(room)), !end);
        if (reset) {
            reset = false;
            current.accept(new TimelineChange.Reset(now, extent));
        } else {
            List<TimelineChange.Splice> splices = TimelineDiff.between(told, now, extent);
            splices.forEach(current);
            if (splices.isEmpty() && !extent.equals(toldExtent)) {
                current.accept(new TimelineChange.Splice(0, 0, List.of(), extent));
            }
        }
        told = now;
        toldExtent = extent;
    }
}
