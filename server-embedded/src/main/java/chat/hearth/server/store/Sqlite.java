package chat.hearth.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens connections with the settings that durability asks for. Each is used by one thread at a time. */
final class Sqlite {
    /** Older ones may corrupt a database when the WAL is reset (sqlite.org/wal.html, "The WAL-reset bug"). */
    private static final int[] OLDEST = {3, 51, 3};

    private Sqlite() {}

    /** The connection that writes, and that alone moves the WAL into the database. */
    static Connection openForWriting(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            requireSoundVersion(connection);
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(connection, "PRAGMA synchronous = FULL");
            if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
                execute(connection, "PRAGMA fullfsync = ON"); // fsync alone leaves it in the drive's cache there
            }
            harden(connection);
            execute(connection, "PRAGMA secure_delete = ON");
            execute(connection, "PRAGMA busy_timeout = 100"); // only a checkpoint ever waits, for a page being read
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static Connection openForReading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            harden(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void harden(Connection connection) throws SQLException {
        execute(connection, "PRAGMA mmap_size = 0"); // an error of the disk is an error code, not a dead process
        execute(connection, "PRAGMA trusted_schema = OFF");
        execute(connection, "PRAGMA cell_size_check = ON");
    }

    private static void requireSoundVersion(Connection connection) throws SQLException {
        String version = text(connection, "SELECT sqlite_version()");
        int[] found = Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        if (Arrays.compare(found, OLDEST) < 0) {
            throw new IllegalStateException(
                    "SQLite " + version + " has a bug that damages databases; 3.51.3 is needed");
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** SQLite's primary result code, without what the extended ones add. */
    static SQLiteErrorCode code(SQLException e) {
        if (e instanceof SQLiteException known) {
            return SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff);
        }
        return SQLiteErrorCode.SQLITE_ERROR;
    }
}
