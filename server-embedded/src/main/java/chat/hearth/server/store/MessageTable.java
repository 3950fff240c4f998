package chat.hearth.server.store;

import chat.hearth.chat.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages by their ids, and which events made them what they are. Confined to the writer's thread. */
final class MessageTable implements AutoCloseable {
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final PreparedStatement setCurrent;
    private final PreparedStatement setDeleted;

    MessageTable(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement("INSERT OR IGNORE INTO message VALUES (?1, ?2, ?3, ?4, ?4, NULL)");
        this.find = connection.prepareStatement(
                "SELECT author, posted, current, deleted FROM message WHERE room = ? AND id = ?");
        this.setCurrent = connection.prepareStatement("UPDATE message SET current = ? WHERE room = ? AND id = ?");
        this.setDeleted = connection.prepareStatement("UPDATE message SET deleted = ? WHERE room = ? AND id = ?");
    }

    /** False when the room has a message of this id already. */
    boolean insert(long room, MessageId id, long author, long seq) throws SQLException {
        insert.setLong(1, room);
        insert.setBytes(2, EventRow.bytes(id));
        insert.setLong(3, author);
        insert.setLong(4, seq);
        return insert.executeUpdate() == 1;
    }

    Optional<Row> find(long room, MessageId id) throws SQLException {
        find.setLong(1, room);
        find.setBytes(2, EventRow.bytes(id));
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long seq = row.getLong(4);
            @Nullable Long deleted = row.wasNull() ? null : seq; // at once: the next column read counts
            return Optional.of(new Row(row.getLong(1), row.getLong(2), row.getLong(3), deleted));
        }
    }

    void setCurrent(long room, MessageId id, long seq) throws SQLException {
        update(setCurrent, room, id, seq);
    }

    void setDeleted(long room, MessageId id, long seq) throws SQLException {
        update(setDeleted, room, id, seq);
    }

    private static void update(PreparedStatement statement, long room, MessageId id, long seq) throws SQLException {
        statement.setLong(1, seq);
        statement.setLong(2, room);
        statement.setBytes(3, EventRow.bytes(id));
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {insert, find, setCurrent, setDeleted}) {
            statement.close();
        }
    }

    /**
     * A message by the sequences of its events.
     *
     * @param current the event that holds its text
     * @param deleted null while it is not deleted
     */
    record Row(
            long author,
            long posted,
            long current,
            @Nullable Long deleted) {}
}
