package chat.hearth.server.store;

import chat.hearth.chat.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The connection that writes. After a failure it is thrown away and the next batch gets a new one: what the old one
 * remembers may not be so, and after a failed fsync nothing that it has in memory is to be trusted. Confined to the
 * writer's thread once that runs.
 */
final class WriteConnection {
    private static final Logger log = LoggerFactory.getLogger(WriteConnection.class);

    private final Path file;
    private final Clock clock;
    private final Preparation preparation;
    private final Handover handover;
    private @Nullable Connection connection;
    private @Nullable EventWriter events;

    /** Takes over the first connection. */
    WriteConnection(Path file, Connection first, Clock clock, Preparation preparation, Handover handover)
            throws SQLException {
        this.file = file;
        this.clock = clock;
        this.preparation = preparation;
        this.handover = handover;
        preparation.prepare(first);
        first.setAutoCommit(false);
        this.events = new EventWriter(first, clock);
        handover.startAfter(first);
        first.commit();
        this.connection = first;
    }

    /** Writes within the open transaction; connects again when the last one failed. */
    EventWriter events() throws SQLException {
        if (events != null) {
            return events;
        }
        Connection opened = Sqlite.openForWriting(file);
        try {
            preparation.prepare(opened);
            settle(opened);
            opened.setAutoCommit(false);
            EventWriter writer = new EventWriter(opened, clock);
            handover.handOnWhatCommittedAfterAll(opened);
            opened.commit();
            connection = opened;
            events = writer;
            log.info("The store can be written again.");
            return writer;
        } catch (SQLException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /** Moves what is in the WAL into the database and has that synced: the sync of the WAL may be what failed. */
    private static void settle(Connection opened) throws SQLException {
        try {
            Sqlite.execute(opened, "PRAGMA wal_checkpoint(FULL)");
        } catch (SQLException e) {
            if (!isFull(e)) {
                throw e;
            }
        }
    }

    void commit() throws SQLException {
        if (connection != null) {
            connection.commit();
        }
    }

    /**
     * Takes the transaction back, so that nothing of it is ever acknowledged.
     *
     * @return what its senders are to be told
     */
    Reason fail(Throwable e) {
        log.error("The store cannot be written: {}", e.toString());
        log.debug("The failure:", e);
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException again) {
            log.debug("the rollback failed too: {}", again.getMessage());
        }
        close();
        return isFull(e) ? Reason.STORAGE_FULL : Reason.STORAGE_FAILED;
    }

    private static boolean isFull(Throwable e) {
        return e instanceof SQLException sql && Sqlite.code(sql) == SQLiteErrorCode.SQLITE_FULL;
    }

    /** Moves all of the WAL into the database, and leaves nothing in the file of the WAL. */
    void checkpoint() {
        if (connection == null) {
            return;
        }
        try {
            connection.setAutoCommit(true);
            Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            fail(e);
        }
    }

    void close() {
        try {
            if (events != null) {
                events.close();
            }
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("closing the store: {}", e.getMessage());
        }
        events = null;
        connection = null;
    }

    /** Done to each connection before anything else; tests make the disk small with it. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }
}
