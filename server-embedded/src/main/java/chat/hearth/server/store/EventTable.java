package chat.hearth.server.store;

import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Position;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The log itself: one row an event. Confined to the writer's thread. */
final class EventTable implements AutoCloseable {
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final PreparedStatement purge;
    private final FilesOfMessage files;

    EventTable(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement("INSERT INTO event (number, type, at, author, author_name,"
                + " author_role, message, text, reply_to, name, topic, latitude, longitude, other, other_name, other_role,"
                + " was, slow, writers, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.find = connection.prepareStatement(EventRow.SELECT + "WHERE e.number = ?");
        this.files = new FilesOfMessage(connection);
        this.purge = connection.prepareStatement(
                "UPDATE event SET text = NULL, latitude = NULL, longitude = NULL, files = NULL WHERE number = ?1"
                        + " OR (type = 2 AND message = ?2 AND number BETWEEN ?3 AND ?4)");
    }

    void insert(RoomEvent event, long room, long author) throws SQLException {
        insert.setLong(1, Schema.number(room, event.seq()));
        insert.setLong(3, event.at().toEpochMilli());
        insert.setLong(4, author);
        insert.setString(5, event.author().name());
        insert.setString(6, event.author().role().word());
        setPosition(event instanceof RoomEvent.Message message ? message.position() : null);
        setMembership(event instanceof RoomEvent.Membership membership ? membership : null);
        setTerms(event instanceof RoomEvent.RoomChanged changed ? changed.terms() : null);
        insert.setInt(
                20, event instanceof RoomEvent.Message message ? message.files().size() : 0);
        if (event instanceof RoomEvent.Message it) {
            describe(EventRow.MESSAGE, it.id(), it.text(), it.replyTo(), null, null);
        } else if (event instanceof RoomEvent.Edit it) {
            describe(EventRow.EDIT, it.target(), it.text(), null, null, null);
        } else if (event instanceof RoomEvent.Delete it) {
            describe(EventRow.DELETE, it.target(), null, null, null, null);
        } else if (event instanceof RoomEvent.Membership it) {
            describe(EventRow.type(it.change()), null, null, null, null, null);
        } else {
            RoomEvent.RoomChanged it = (RoomEvent.RoomChanged) event;
            describe(EventRow.ROOM, null, null, null, it.name(), it.topic());
        }
        insert.executeUpdate();
    }

    private void describe(
            int type,
            @Nullable MessageId message,
            @Nullable String text,
            @Nullable MessageId replyTo,
            @Nullable String name,
            @Nullable String topic)
            throws SQLException {
        insert.setInt(2, type);
        setId(7, message);
        insert.setString(8, text);
        setId(9, replyTo);
        insert.setString(10, name);
        insert.setString(11, topic);
    }

    private void setPosition(@Nullable Position position) throws SQLException {
        if (position == null) {
            insert.setNull(12, Types.REAL);
            insert.setNull(13, Types.REAL);
        } else {
            insert.setDouble(12, position.latitude());
            insert.setDouble(13, position.longitude());
        }
    }

    private void setMembership(RoomEvent.@Nullable Membership it) throws SQLException {
        @Nullable Member other = it == null ? null : it.target() != null ? it.target() : it.by();
        insert.setString(14, other == null ? null : other.id().value());
        insert.setString(15, other == null ? null : other.name());
        insert.setString(16, other == null ? null : other.role().word());
        insert.setString(17, it == null ? null : it.was());
    }

    private void setTerms(@Nullable RoomTerms terms) throws SQLException {
        if (terms == null) {
            insert.setNull(18, Types.INTEGER);
            insert.setNull(19, Types.VARCHAR);
        } else {
            insert.setLong(18, terms.slow().toSeconds());
            insert.setString(19, terms.writers().word());
        }
    }

    private void setId(int index, @Nullable MessageId id) throws SQLException {
        if (id == null) {
            insert.setNull(index, Types.BLOB);
        } else {
            insert.setBytes(index, EventRow.bytes(id));
        }
    }

    RoomEvent read(RoomTable.Row room, long seq) throws SQLException {
        find.setLong(1, Schema.number(room.number(), seq));
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("an event is missing");
            }
            return EventRow.read(room.id(), row, files);
        }
    }

    /** Takes the text and the rest of a message, and the texts of its edits, out of the log. */
    void purge(long room, long posted, MessageId message) throws SQLException {
        purge.setLong(1, Schema.number(room, posted));
        purge.setBytes(2, EventRow.bytes(message));
        purge.setLong(3, Schema.number(room, 0));
        purge.setLong(4, Schema.number(room + 1, 0));
        purge.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        find.close();
        purge.close();
        files.close();
    }
}
