package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns drafts into rows within the transaction that is open on its connection. Confined to the writer's thread. After a
 * rollback it is thrown away, because it remembers heads.
 */
final class EventWriter implements AutoCloseable {
    private final Clock clock;
    private final RoomTable rooms;
    private final MemberTable members;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertMessage;
    private final PreparedStatement findMessage;
    private final PreparedStatement findEvent;
    private final PreparedStatement setCurrent;
    private final PreparedStatement setDeleted;
    private final PreparedStatement purge;
    private final PreparedStatement indexText;
    private final PreparedStatement unindexText;

    EventWriter(Connection connection, Clock clock) throws SQLException {
        this.clock = clock;
        this.rooms = new RoomTable(connection);
        this.members = new MemberTable(connection);
        this.insertEvent = connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.insertMessage =
                connection.prepareStatement("INSERT OR IGNORE INTO message VALUES (?1, ?2, ?3, ?4, ?4, NULL)");
        this.findMessage = connection.prepareStatement(
                "SELECT author, posted, current, deleted FROM message WHERE room = ? AND id = ?");
        this.findEvent = connection.prepareStatement(EventRow.SELECT + "WHERE e.number = ?");
        this.setCurrent = connection.prepareStatement("UPDATE message SET current = ? WHERE room = ? AND id = ?");
        this.setDeleted = connection.prepareStatement("UPDATE message SET deleted = ? WHERE room = ? AND id = ?");
        this.purge = connection.prepareStatement("UPDATE event SET text = NULL WHERE number = ?1"
                + " OR (type = 2 AND message = ?2 AND number BETWEEN ?3 AND ?4)");
        this.indexText = connection.prepareStatement("INSERT INTO message_text (rowid, text) VALUES (?, ?)");
        this.unindexText = connection.prepareStatement(
                "INSERT INTO message_text (message_text, rowid, text) VALUES ('delete', ?, ?)");
    }

    Posting append(Draft draft) throws SQLException {
        Optional<RoomTable.Row> found = rooms.find(draft.room());
        if (draft instanceof Draft.RoomChange change) {
            return changeRoom(change, found.isPresent() ? found.get() : rooms.create(change));
        } else if (found.isEmpty()) {
            return new Posting.Refused(Reason.UNKNOWN_ROOM);
        }
        RoomTable.Row room = found.get();
        if (draft instanceof Draft.Post post) {
            return post(post, room);
        } else if (draft instanceof Draft.Edit edit) {
            return edit(edit, room);
        } else if (draft instanceof Draft.Delete delete) {
            return delete(delete, room);
        }
        return changeMembership((Draft.Membership) draft, room);
    }

    void keepName(Member member) throws SQLException {
        members.keepName(member);
    }

    void keepRead(MemberId member, RoomId room, long seq) throws SQLException {
        Optional<RoomTable.Row> found = rooms.find(room);
        if (found.isPresent()) {
            members.keepRead(
                    member, found.get().number(), Math.min(seq, found.get().head()));
        }
    }

    /** Writes the new heads; called once before the commit. */
    void writeHeads() throws SQLException {
        rooms.writeHeads();
    }

    private Posting post(Draft.Post post, RoomTable.Row room) throws SQLException {
        long author = members.number(post.author());
        long seq = room.head() + 1;
        insertMessage.setLong(1, room.number());
        insertMessage.setBytes(2, EventRow.bytes(post.id()));
        insertMessage.setLong(3, author);
        insertMessage.setLong(4, seq);
        if (insertMessage.executeUpdate() == 0) {
            return repeated(post, room, author);
        }
        var event =
                new RoomEvent.Message(post.room(), seq, now(), post.author(), post.id(), post.text(), post.replyTo());
        insert(event, room, EventRow.MESSAGE, author, post.id(), post.text(), post.replyTo(), null, null);
        index(Schema.number(room.number(), seq), post.text());
        return new Posting.Stored(event);
    }

    private Posting repeated(Draft.Post post, RoomTable.Row room, long author) throws SQLException {
        MessageRow message = find(room, post.id()).orElseThrow(() -> new SQLException("a message is missing"));
        RoomEvent original = event(room, message.posted());
        if (message.author() != author || !(original instanceof RoomEvent.Message first)) {
            return new Posting.Refused(Reason.CONFLICT);
        }
        boolean same = first.text() == null // deleted since: what it said is gone, so it is taken for the same
                || (first.text().equals(post.text()) && Objects.equals(first.replyTo(), post.replyTo()));
        return same ? new Posting.Duplicate(original) : new Posting.Refused(Reason.CONFLICT);
    }

    private Posting edit(Draft.Edit edit, RoomTable.Row room) throws SQLException {
        Optional<MessageRow> found = find(room, edit.target());
        if (found.isEmpty() || found.get().deleted() != null) {
            return new Posting.Refused(Reason.UNKNOWN_MESSAGE);
        }
        long author = members.number(edit.author());
        if (found.get().author() != author) {
            return new Posting.Refused(Reason.FORBIDDEN);
        }
        RoomEvent current = event(room, found.get().current());
        String before = text(current);
        if (edit.text().equals(before)) {
            return new Posting.Duplicate(current);
        }
        long seq = room.head() + 1;
        unindex(Schema.number(room.number(), current.seq()), before);
        var event = new RoomEvent.Edit(edit.room(), seq, now(), edit.author(), edit.target(), edit.text());
        insert(event, room, EventRow.EDIT, author, edit.target(), edit.text(), null, null, null);
        index(Schema.number(room.number(), seq), edit.text());
        update(setCurrent, seq, room, edit.target());
        return new Posting.Stored(event);
    }

    private Posting delete(Draft.Delete delete, RoomTable.Row room) throws SQLException {
        Optional<MessageRow> found = find(room, delete.target());
        if (found.isEmpty()) {
            return new Posting.Refused(Reason.UNKNOWN_MESSAGE);
        }
        MessageRow message = found.get();
        long author = members.number(delete.author());
        Role role = delete.author().role();
        if (message.author() != author && role != Role.HOST && role != Role.MODERATOR) {
            return new Posting.Refused(Reason.FORBIDDEN);
        } else if (message.deleted() != null) {
            return new Posting.Duplicate(event(room, message.deleted()));
        }
        RoomEvent current = event(room, message.current());
        unindex(Schema.number(room.number(), current.seq()), text(current));
        purge.setLong(1, Schema.number(room.number(), message.posted()));
        purge.setBytes(2, EventRow.bytes(delete.target()));
        purge.setLong(3, Schema.number(room.number(), 0));
        purge.setLong(4, Schema.number(room.number() + 1, 0));
        purge.executeUpdate();
        long seq = room.head() + 1;
        var event = new RoomEvent.Delete(delete.room(), seq, now(), delete.author(), delete.target());
        insert(event, room, EventRow.DELETE, author, delete.target(), null, null, null, null);
        update(setDeleted, seq, room, delete.target());
        return new Posting.Stored(event);
    }

    private Posting changeMembership(Draft.Membership draft, RoomTable.Row room) throws SQLException {
        long author = members.number(draft.author());
        long seq = room.head() + 1;
        if (draft.change() == Change.JOINED) {
            Optional<Long> since = members.join(author, room.number(), seq);
            if (since.isPresent()) {
                return new Posting.Duplicate(event(room, since.get()));
            }
        } else if (!members.leave(author, room.number())) {
            return new Posting.Refused(Reason.NOT_A_MEMBER);
        }
        var event = new RoomEvent.Membership(draft.room(), seq, now(), draft.author(), draft.change());
        int type = draft.change() == Change.JOINED ? EventRow.JOINED : EventRow.LEFT;
        insert(event, room, type, author, null, null, null, null, null);
        return new Posting.Stored(event);
    }

    private Posting changeRoom(Draft.RoomChange draft, RoomTable.Row room) throws SQLException {
        rooms.rename(room, draft.name(), draft.topic());
        var event = new RoomEvent.RoomChanged(
                draft.room(), room.head() + 1, now(), draft.author(), draft.name(), draft.topic());
        long author = members.number(draft.author());
        insert(event, room, EventRow.ROOM, author, null, null, null, draft.name(), draft.topic());
        return new Posting.Stored(event);
    }

    private void insert(
            RoomEvent event,
            RoomTable.Row room,
            int type,
            long author,
            @Nullable MessageId message,
            @Nullable String text,
            @Nullable MessageId replyTo,
            @Nullable String name,
            @Nullable String topic)
            throws SQLException {
        insertEvent.setLong(1, Schema.number(room.number(), event.seq()));
        insertEvent.setInt(2, type);
        insertEvent.setLong(3, event.at().toEpochMilli());
        insertEvent.setLong(4, author);
        insertEvent.setString(5, event.author().name());
        insertEvent.setString(6, event.author().role().word());
        setId(insertEvent, 7, message);
        insertEvent.setString(8, text);
        setId(insertEvent, 9, replyTo);
        insertEvent.setString(10, name);
        insertEvent.setString(11, topic);
        insertEvent.executeUpdate();
        rooms.advance(room, event.seq());
    }

    private static void setId(PreparedStatement statement, int index, @Nullable MessageId id) throws SQLException {
        if (id == null) {
            statement.setNull(index, Types.BLOB);
        } else {
            statement.setBytes(index, EventRow.bytes(id));
        }
    }

    private void index(long number, String text) throws SQLException {
        indexText.setLong(1, number);
        indexText.setString(2, text);
        indexText.executeUpdate();
    }

    private void unindex(long number, @Nullable String text) throws SQLException {
        unindexText.setLong(1, number);
        unindexText.setString(2, text);
        unindexText.executeUpdate();
    }

    private static void update(PreparedStatement statement, long seq, RoomTable.Row room, MessageId id)
            throws SQLException {
        statement.setLong(1, seq);
        statement.setLong(2, room.number());
        statement.setBytes(3, EventRow.bytes(id));
        statement.executeUpdate();
    }

    private Optional<MessageRow> find(RoomTable.Row room, MessageId id) throws SQLException {
        findMessage.setLong(1, room.number());
        findMessage.setBytes(2, EventRow.bytes(id));
        try (ResultSet row = findMessage.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long seq = row.getLong(4);
            @Nullable Long deleted = row.wasNull() ? null : seq; // at once: the next column read counts
            return Optional.of(new MessageRow(row.getLong(1), row.getLong(2), row.getLong(3), deleted));
        }
    }

    private RoomEvent event(RoomTable.Row room, long seq) throws SQLException {
        findEvent.setLong(1, Schema.number(room.number(), seq));
        try (ResultSet row = findEvent.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("an event is missing");
            }
            return EventRow.read(room.id(), row);
        }
    }

    private static @Nullable String text(RoomEvent event) {
        if (event instanceof RoomEvent.Message message) {
            return message.text();
        }
        return event instanceof RoomEvent.Edit edit ? edit.text() : null;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() throws SQLException {
        rooms.close();
        members.close();
        for (PreparedStatement statement : new PreparedStatement[] {
            insertEvent, insertMessage, findMessage, findEvent, setCurrent, setDeleted, purge, indexText, unindexText
        }) {
            statement.close();
        }
    }

    private record MessageRow(
            long author,
            long posted,
            long current,
            @Nullable Long deleted) {}
}
