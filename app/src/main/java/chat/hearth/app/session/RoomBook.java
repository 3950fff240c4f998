package chat.hearth.app.session;

import chat.hearth.chat.MemberId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All known rooms, with what is unread in them, in memory and in the store. What others wrote is counted as it comes and
 * counted anew, by the store, only when the mark moves. Confined to the session's executor.
 */
final class RoomBook {
    /** Rooms that are remembered; a host allows fewer. */
    private static final int MAX_ROOMS = 10_000;

    private static final Comparator<RoomState> ORDER = Comparator.comparing((RoomState room) -> !room.joined())
            .thenComparing(room -> room.name().toLowerCase(Locale.ROOT))
            .thenComparing(room -> room.id().value());

    private final Database database;
    private final EventTable events;
    private final Map<RoomId, Room> rooms = new HashMap<>();
    private Consumer<RoomId> termsChanged = room -> {};
    private @Nullable MemberId me;
    private boolean changed;

    RoomBook(Database database, EventTable events) {
        this.database = database;
        this.events = events;
    }

    /** Reads everything from the store. */
    void load(@Nullable MemberId newMe) {
        me = newMe;
        rooms.clear();
        database.query("SELECT * FROM room", row -> {
                    Room room = new Room(new RoomId(row.getString("id")));
                    room.name = row.getString("name");
                    room.topic = row.getString("topic");
                    room.terms = new RoomTerms(
                            Duration.ofSeconds(row.getInt("slow")),
                            Writers.ofWord(row.getString("writers")).orElse(Writers.EVERYBODY));
                    room.joined = row.getInt("joined") != 0;
                    room.head = row.getLong("head");
                    room.low = row.getLong("low");
                    room.high = row.getLong("high");
                    room.readUpTo = row.getLong("read_up_to");
                    room.markedUnread = row.getInt("marked_unread") != 0;
                    return room;
                })
                .forEach(room -> rooms.put(room.id, room));
        database.query("SELECT room FROM draft UNION SELECT room FROM tray", row -> row.getString(1))
                .forEach(id -> room(new RoomId(id)).hasDraft = true);
        rooms.values().forEach(this::recount);
        changed = true;
    }

    Collection<Room> all() {
        return rooms.values();
    }

    Optional<Room> find(RoomId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /** The room of this id, which is made when it was not known. */
    Room room(RoomId id) {
        Room room = rooms.get(id);
        if (room == null) {
            room = new Room(id);
            if (rooms.size() < MAX_ROOMS) {
                rooms.put(id, room);
                touch(room);
            }
        }
        return room;
    }

    void describe(RoomSummary summary) {
        Room room = room(summary.id());
        room.name = summary.name();
        room.topic = summary.topic();
        setTerms(room, summary.terms());
        room.head = Math.max(room.head, summary.head());
        touch(room);
    }

    /** Other terms end the wait for the next message that the old ones made. */
    void setTerms(Room room, RoomTerms terms) {
        if (!terms.equals(room.terms)) {
            room.terms = terms;
            touch(room);
            forgetWait(room);
        }
    }

    /** Hears of each room where a wait for my next message has ended before its time. */
    void whenTermsChange(Consumer<RoomId> listener) {
        termsChanged = listener;
    }

    /** With another role I may not have to wait any more. */
    void forgetWaits() {
        rooms.values().forEach(this::forgetWait);
    }

    private void forgetWait(Room room) {
        room.nextPost = null;
        changed = true;
        termsChanged.accept(room.id);
    }

    /** I said something that the room's terms make me wait after. */
    void posted(Room room, Instant now) {
        if (!room.terms.slow().isZero()) {
            nextPost(room, now.plus(room.terms.slow()));
        }
    }

    void drafted(Room room, boolean unsent) {
        room.hasDraft = unsent;
        touch(room);
    }

    /** My next message in this room is not taken before this time. */
    void nextPost(Room room, Instant time) {
        room.nextPost = time;
        changed = true;
    }

    /** Notes that the room must be stored and shown anew. */
    void touch(Room room) {
        room.changed = true;
        changed = true;
    }

    /** Counts a new event in. */
    void count(Room room, RoomEvent event, boolean mention) {
        if (event instanceof RoomEvent.Delete) {
            recount(room);
        } else if (event instanceof RoomEvent.Message message
                && message.text() != null
                && room.readUpTo != Room.UNKNOWN
                && event.seq() > room.readUpTo
                && !event.author().id().equals(me)) {
            room.unread++;
            room.mentions += mention ? 1 : 0;
        }
        touch(room);
    }

    /** Sets how far I have read. */
    void markRead(Room room, long seq, boolean byHand) {
        room.readUpTo = seq;
        room.markedUnread = byHand;
        recount(room);
        touch(room);
    }

    /** Has the store count what is unread. */
    void recount(Room room) {
        EventTable.Counts counts = room.readUpTo == Room.UNKNOWN
                ? new EventTable.Counts(0, 0)
                : events.countAfter(room.id, room.readUpTo, me);
        room.unread = counts.unread();
        room.mentions = counts.mentions();
    }

    /** Who I am decides what counts as unread. */
    void setMe(MemberId newMe) {
        if (!newMe.equals(me)) {
            me = newMe;
            rooms.values().forEach(this::recount);
        }
    }

    /** Writes the rooms that changed, as part of the open transaction. */
    void save() {
        for (Room room : rooms.values()) {
            if (room.changed) {
                room.changed = false;
                database.update(
                        "INSERT OR REPLACE INTO room (id, name, topic, joined, head, low, high, read_up_to, marked_unread,"
                                + " slow, writers) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                        room.id.value(),
                        room.name,
                        room.topic,
                        room.joined ? 1 : 0,
                        room.head,
                        room.low,
                        room.high,
                        room.readUpTo,
                        room.markedUnread ? 1 : 0,
                        room.terms.slow().toSeconds(),
                        room.terms.writers().word());
            }
        }
    }

    /** The list as it is shown, when it changed since the last call. */
    Optional<List<RoomState>> changes() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(
                rooms.values().stream().map(Room::state).sorted(ORDER).toList());
    }
}
