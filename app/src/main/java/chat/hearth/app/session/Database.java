package chat.hearth.app.session;

import chat.hearth.app.session.StoreException.Reason;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file. Writes gather in a transaction until {@link #commit()}; what must not be lost goes through
 * {@link #durably}. Confined to the session's executor.
 */
final class Database implements AutoCloseable {
    private Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean writing;
    private @Nullable StoreException failure;

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
            throw new StoreException("the store cannot be opened", e);
        }
    }

    /** Continues with another file; {@link #close} comes first. */
    void reopen(Path file) {
        connection = connect(file);
        failure = null;
        prepare();
    }

    /** What went wrong first since the file was opened; what was written after the last commit before it is lost. */
    Optional<StoreException> failure() {
        return Optional.ofNullable(failure);
    }

    private StoreException failed(String what, Exception cause) {
        StoreException thrown = new StoreException(what, cause);
        return noted(thrown);
    }

    private StoreException noted(StoreException thrown) {
        if (failure == null) {
            failure = thrown;
        }
        return thrown;
    }

    private void prepare() {
        try {
            run("PRAGMA busy_timeout=5000");
            run("PRAGMA journal_mode=WAL");
            run("PRAGMA synchronous=NORMAL");
            run("PRAGMA trusted_schema=OFF");
            run("PRAGMA mmap_size=0");
            run("PRAGMA cell_size_check=ON");
            Schema.migrate(this);
        } catch (StoreException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(StoreException first) {
        try {
            close();
        } catch (StoreException e) {
            first.addSuppressed(e);
        }
    }

    /** Runs a statement without arguments, by itself. */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed("the store refuses a statement", e);
        }
    }

    /** Reads all rows. Arguments are strings, integers, longs or null. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(read(reader, rows));
            }
            return values;
        } catch (SQLException e) {
            throw failed("the store cannot be read", e);
        }
    }

    /** A value that no version ever wrote makes its record refuse it, in whatever way. */
    private <T> T read(RowReader<T> reader, ResultSet row) throws SQLException {
        try {
            return reader.read(row);
        } catch (RuntimeException e) { // of any kind: this is where bytes become records
            throw noted(new StoreException("a row of the store cannot be understood", Reason.DAMAGED, e));
        }
    }

    /** Changes rows as part of the open transaction; answers how many. */
    int update(String sql, @Nullable Object... arguments) {
        begin();
        try {
            return prepared(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw failed("the store cannot be written", e);
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
        requireWhole();
        if (!writing) {
            run("BEGIN IMMEDIATE");
            writing = true;
        }
    }

    /** What follows on a failed write must not be kept without it. */
    private void requireWhole() {
        if (failure != null) {
            throw new StoreException("the store has failed", failure);
        }
    }

    /** Ends the open transaction; when that fails, only {@link #reopen} helps. It survives a crash of the app; after a power cut the newest ones may be missing. */
    void commit() {
        requireWhole();
        if (writing) {
            run("COMMIT");
            writing = false;
        }
    }

    /** Runs the writes as a transaction of their own that is on the disk when this returns. */
    void durably(Runnable writes) {
        commit();
        run("PRAGMA synchronous=FULL"); // only possible between transactions
        writes.run();
        commit();
        run("PRAGMA synchronous=NORMAL");
    }

    /** Closes the file without committing what is open. Later calls do nothing. */
    @Override
    public void close() {
        writing = false;
        if (failure == null) {
            failure = new StoreException("the store is closed", Reason.FAILING, new IllegalStateException("closed"));
        }
        try {
            try {
                for (PreparedStatement statement : statements.values()) {
                    statement.close();
                }
            } finally {
                connection.close();
            }
        } catch (SQLException e) {
            throw new StoreException("the store cannot be closed", e);
        } finally {
            statements.clear();
        }
    }
}
