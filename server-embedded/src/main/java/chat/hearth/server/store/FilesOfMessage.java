package chat.hearth.server.store;

import chat.hearth.chat.SharedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of messages. On the thread of its connection. */
final class FilesOfMessage implements AutoCloseable {
    private final PreparedStatement select;

    FilesOfMessage(Connection connection) throws SQLException {
        this.select = connection.prepareStatement("SELECT " + FileTable.COLUMNS + ", m.name FROM message_file m"
                + " JOIN file f ON f.number = m.file WHERE m.event = ? ORDER BY m.place");
    }

    /** Those of the message with this number, in its order. */
    List<SharedFile> read(long event) throws SQLException {
        List<SharedFile> files = new ArrayList<>();
        select.setLong(1, event);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                files.add(FileTable.read(row).named(row.getString(7)));
            }
        }
        return files;
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
