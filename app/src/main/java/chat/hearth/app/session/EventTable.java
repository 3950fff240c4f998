package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.chat.SharedFile;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.FileJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The events of every room that were seen. Confined to the session's executor. */
final class EventTable {
    private static final int MESSAGE = 0;
    private static final int EDIT = 1;
    private static final int DELETE = 2;
    private static final int MEMBERSHIP = 3;
    private static final int ROOM = 4;

    private static final String COLUMNS =
            "room, seq, kind, at, author, author_name, author_role, id, target, text, reply_to, detail, other, other_name,"
                    + " other_role, was, slow, writers, files";
    /** Where an index is named: by itself SQLite, which has no statistics here, may walk a whole room instead. */
    private static final String SELECT = "SELECT " + COLUMNS + " FROM event ";

    private final Database database;

    EventTable(Database database) {
        this.database = database;
    }

    /** How many messages of others there are, and how many of these name me. */
    record Counts(int unread, int mentions) {}

    /** Adds an event; does nothing when there is one of this room and sequence. */
    void insert(RoomEvent event, boolean mention) {
        String room = event.room().value();
        if (event instanceof RoomEvent.Message message) {
            boolean gone = message.text() != null && isDeleted(message.room(), message.id());
            insert(
                    event,
                    MESSAGE,
                    message.id().toString(),
                    null,
                    gone ? null : message.text(),
                    text(message.replyTo()),
                    null,
                    gone || message.files().isEmpty()
                            ? null
                            : FileJson.writeAll(message.files()).toString(),
                    mention);
        } else if (event instanceof RoomEvent.Edit edit) {
            boolean gone = edit.text() != null && isDeleted(edit.room(), edit.target());
            insert(event, EDIT, null, edit.target().toString(), gone ? null : edit.text(), null, null, null, false);
        } else if (event instanceof RoomEvent.Delete delete) {
            String target = delete.target().toString();
            insert(event, DELETE, null, target, null, null, null, null, false);
            database.update(
                    "UPDATE event INDEXED BY event_by_id SET text = NULL, files = NULL WHERE room = ? AND id = ?",
                    room,
                    target);
            database.update(
                    "UPDATE event INDEXED BY event_by_target SET text = NULL WHERE room = ? AND target = ?",
                    room,
                    target);
        } else if (event instanceof RoomEvent.Membership membership) {
            insert(
                    event,
                    MEMBERSHIP,
                    null,
                    null,
                    null,
                    null,
                    membership.change().name(),
                    null,
                    false);
        } else if (event instanceof RoomEvent.RoomChanged changed) {
            insert(event, ROOM, null, null, changed.name(), null, changed.topic(), null, false);
        }
    }

    private boolean isDeleted(RoomId room, MessageId target) {
        return !database.query(
                        "SELECT 1 FROM event INDEXED BY event_by_target WHERE room = ? AND target = ? AND kind = "
                                + DELETE + " LIMIT 1",
                        row -> true,
                        room.value(),
                        target.toString())
                .isEmpty();
    }

    private static @Nullable String text(@Nullable MessageId id) {
        return id == null ? null : id.toString();
    }

    private void insert(
            RoomEvent event,
            int kind,
            @Nullable String id,
            @Nullable String target,
            @Nullable String text,
            @Nullable String replyTo,
            @Nullable String detail,
            @Nullable String files,
            boolean mention) {
        @Nullable Member other = null;
        @Nullable String was = null;
        @Nullable RoomTerms terms = null;
        if (event instanceof RoomEvent.Membership membership) {
            other = membership.target() != null ? membership.target() : membership.by();
            was = membership.was();
        } else if (event instanceof RoomEvent.RoomChanged changed) {
            terms = changed.terms();
        }
        database.update(
                "INSERT OR IGNORE INTO event (" + COLUMNS + ", mention)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                event.room().value(),
                event.seq(),
                kind,
                event.at().toEpochMilli(),
                event.author().id().value(),
                event.author().name(),
                event.author().role().word(),
                id,
                target,
                text,
                replyTo,
                detail,
                other == null ? null : other.id().value(),
                other == null ? null : other.name(),
                other == null ? null : other.role().word(),
                was,
                terms == null ? null : terms.slow().toSeconds(),
                terms == null ? null : terms.writers().word(),
                files,
                mention ? 1 : 0);
    }

    /** The last {@code limit} events below {@code seq} that are entries by themselves, in ascending order. */
    List<RoomEvent> entriesBefore(RoomId room, long seq, int limit) {
        return database.query(
                "SELECT * FROM (" + SELECT
                        + "WHERE room = ? AND seq < ? AND kind NOT IN (1, 2) ORDER BY seq DESC LIMIT ?) ORDER BY seq",
                EventTable::event,
                room.value(),
                seq,
                limit);
    }

    /** The first {@code limit} events above {@code seq} that are entries by themselves, in ascending order. */
    List<RoomEvent> entriesAfter(RoomId room, long seq, int limit) {
        return database.query(
                SELECT + "WHERE room = ? AND seq > ? AND kind NOT IN (1, 2) ORDER BY seq LIMIT ?",
                EventTable::event,
                room.value(),
                seq,
                limit);
    }

    /** All edits, wherever they stand, of the messages from one sequence to another, in ascending order. */
    List<RoomEvent> editsOf(RoomId room, long from, long to) {
        return database.query(
                SELECT + "INDEXED BY event_by_target WHERE room = ?1 AND kind = 1 AND target IS NOT NULL"
                        + " AND target IN (SELECT id FROM event"
                        + " WHERE room = ?1 AND seq BETWEEN ?2 AND ?3 AND id IS NOT NULL) ORDER BY seq",
                EventTable::event,
                room.value(),
                from,
                to);
    }

    /** The message of this id, in a list of one; an empty list when it is not here. */
    List<RoomEvent> message(RoomId room, MessageId id) {
        return database.query(
                SELECT + "INDEXED BY event_by_id WHERE room = ? AND id = ? LIMIT 1",
                EventTable::event,
                room.value(),
                id.toString());
    }

    /** How a room was until it changed; null when that is not here. */
    RoomEvent.@Nullable RoomChanged before(RoomEvent.RoomChanged changed) {
        List<RoomEvent> found = database.query(
                SELECT + "INDEXED BY event_of_room WHERE room = ? AND seq < ? AND kind = 4 ORDER BY seq DESC LIMIT 1",
                EventTable::event,
                changed.room().value(),
                changed.seq());
        return !found.isEmpty() && found.get(0) instanceof RoomEvent.RoomChanged before ? before : null;
    }

    /** What came after a sequence, apart from what I wrote and what was deleted. */
    Counts countAfter(RoomId room, long seq, @Nullable MemberId me) {
        return database.query(
                        "SELECT count(*), coalesce(sum(mention), 0) FROM event"
                                + " WHERE room = ? AND seq > ? AND kind = 0 AND text IS NOT NULL AND author <> ?",
                        row -> new Counts(row.getInt(1), row.getInt(2)),
                        room.value(),
                        seq,
                        me == null ? "" : me.value())
                .get(0);
    }

    /** Forgets a room's events. */
    void clear(RoomId room) {
        database.update("DELETE FROM event WHERE room = ?", room.value());
    }

    private static List<SharedFile> files(@Nullable String json) {
        try {
            return json == null ? List.of() : FileJson.readAll(StrictJson.parse(json));
        } catch (PacketException e) {
            throw new StoreException("the files of a message cannot be read", e);
        }
    }

    private static RoomEvent event(ResultSet row) throws SQLException {
        RoomId room = new RoomId(row.getString("room"));
        long seq = row.getLong("seq");
        Instant at = Instant.ofEpochMilli(row.getLong("at"));
        Member author = member(row.getString("author"), row.getString("author_name"), row.getString("author_role"));
        String text = row.getString("text");
        return switch (row.getInt("kind")) {
            case MESSAGE -> {
                String replyTo = row.getString("reply_to");
                yield new RoomEvent.Message(
                        room,
                        seq,
                        at,
                        author,
                        MessageId.parse(row.getString("id")),
                        text,
                        replyTo == null ? null : MessageId.parse(replyTo),
                        null,
                        files(row.getString("files")));
            }
            case EDIT -> new RoomEvent.Edit(room, seq, at, author, MessageId.parse(row.getString("target")), text);
            case DELETE -> new RoomEvent.Delete(room, seq, at, author, MessageId.parse(row.getString("target")));
            case MEMBERSHIP -> membership(room, seq, at, author, row);
            default -> new RoomEvent.RoomChanged(room, seq, at, author, text, row.getString("detail"), terms(row));
        };
    }

    private static RoomEvent membership(RoomId room, long seq, Instant at, Member author, ResultSet row)
            throws SQLException {
        Change change = Change.valueOf(row.getString("detail").toUpperCase(Locale.ROOT));
        String id = row.getString("other");
        @Nullable
        Member other = id == null ? null : member(id, row.getString("other_name"), row.getString("other_role"));
        return new RoomEvent.Membership(
                room,
                seq,
                at,
                author,
                change,
                change.hasTarget() ? other : null,
                row.getString("was"),
                change.hasTarget() ? null : other);
    }

    private static RoomTerms terms(ResultSet row) throws SQLException {
        String writers = row.getString("writers");
        return writers == null
                ? RoomTerms.OPEN
                : new RoomTerms(
                        Duration.ofSeconds(row.getLong("slow")),
                        Writers.ofWord(writers).orElse(Writers.EVERYBODY));
    }

    private static Member member(String id, String name, String role) {
        return new Member(new MemberId(id), name, Role.ofWord(role).orElse(Role.MEMBER));
    }
}
