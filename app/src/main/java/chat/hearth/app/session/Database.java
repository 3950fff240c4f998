package chat.hearth.app.session;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file. Writes gather in a transaction until {@link #commit()}; what must not be lost goes through
 * {@link #durably}. Confined to the session's executor.
 */
final class Database implements AutoCloseable {
    private Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean writing;

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Database(Path file) {
        connection = connect(file);
        prepare();
    }

    private static Connection connect(Path file) {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new StoreException("cannot open " + file.getFileName(), e);
        }
    }

    /** Continues with another file; {@link #close} comes first. */
    void reopen(Path file) {
        connection = connect(file);
        prepare();
    }

    private void prepare() {
        try {
            run("PRAGMA busy_timeout=5000");
            run("PRAGMA journal_mode=WAL");
            run("PRAGMA synchronous=NORMAL");
            run("PRAGMA trusted_schema=OFF");
            run("PRAGMA mmap_size=0");
            Schema.migrate(this);
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /** Runs a statement without arguments, by itself. */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreException("the store refuses a statement", e);
        }
    }

    /** Reads all rows. Arguments are strings, integers, longs or null. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        } catch (SQLException e) {
            throw new StoreException("the store cannot be read", e);
        }
    }

    /** Changes rows as part of the open transaction; answers how many. */
    int update(String sql, @Nullable Object... arguments) {
        begin();
        try {
            return prepared(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("the store cannot be written", e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private void begin() {
        if (!writing) {
            run("BEGIN IMMEDIATE");
            writing = true;
        }
    }

    /** Ends the open transaction. It survives a crash of the app; after a power cut the newest ones may be missing. */
    void commit() {
        if (writing) {
            writing = false;
            try {
                run("COMMIT");
            } catch (StoreException e) {
                run("ROLLBACK");
                throw e;
            }
        }
    }

    /** Runs the writes as a transaction of their own that is on the disk when this returns. */
    void durably(Runnable writes) {
        commit();
        run("PRAGMA synchronous=FULL"); // only possible between transactions
        try {
            writes.run();
            commit();
        } finally {
            run("PRAGMA synchronous=NORMAL");
        }
    }

    /** Closes the file without committing what is open. Later calls do nothing. */
    @Override
    public void close() {
        writing = false;
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the store cannot be closed", e);
        }
    }
}
