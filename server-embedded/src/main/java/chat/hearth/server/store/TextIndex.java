package chat.hearth.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The full-text index of what messages say now. Confined to the writer's thread. */
final class TextIndex implements AutoCloseable {
    private final PreparedStatement add;
    private final PreparedStatement remove;

    TextIndex(Connection connection) throws SQLException {
        this.add = connection.prepareStatement("INSERT INTO message_text (rowid, text) VALUES (?, ?)");
        this.remove = connection.prepareStatement(
                "INSERT INTO message_text (message_text, rowid, text) VALUES ('delete', ?, ?)");
    }

    void add(long number, String text) throws SQLException {
        execute(add, number, text);
    }

    /** @param text the very text that was added: the index keeps no copy of its own */
    void remove(long number, @Nullable String text) throws SQLException {
        execute(remove, number, text);
    }

    private static void execute(PreparedStatement statement, long number, @Nullable String text) throws SQLException {
        statement.setLong(1, number);
        statement.setString(2, text);
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        add.close();
        remove.close();
    }
}
