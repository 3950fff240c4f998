package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.FileLog;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.LogState;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.StoredFile;
import chat.hearth.server.StartFailure;
import chat.hearth.server.door.DoorLedger;
import chat.hearth.server.door.DoorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/** The log of all rooms in one SQLite file of a data directory that it keeps locked. Any thread. */
public final class SqliteRoomLog implements RoomLog, FileLog, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SqliteRoomLog.class);

    static final String FILE = "hearth.db";

    private final DirectoryLock lock;
    private final LogState opening;
    private final LogWriter writer;
    private final LogReader reader;
    private final DoorLedger door;

    private SqliteRoomLog(DirectoryLock lock, LogState opening, LogWriter writer, LogReader reader, DoorLedger door) {
        this.lock = lock;
        this.opening = opening;
        this.writer = writer;
        this.reader = reader;
        this.door = door;
    }

    /**
     * Opens the store of a directory, makes it when it is not there, checks it and brings it to today's schema. Blocks; a
     * store of 1 GB takes seconds to check.
     *
     * @param clock tells the time that events get
     */
    public static StoreOpening open(Path directory, Clock clock) {
        return open(directory, clock, connection -> {});
    }

    static StoreOpening open(Path directory, Clock clock, WriteConnection.Preparation preparation) {
        DirectoryLock lock;
        try {
            Optional<DirectoryLock> taken = DirectoryLock.take(directory);
            if (taken.isEmpty()) {
                return new StoreOpening.Failed(new StartFailure.DataLocked(directory));
            }
            lock = taken.get();
        } catch (IOException e) {
            log.debug("locking the data directory: {}", e.toString());
            return new StoreOpening.Failed(
                    isFull(directory)
                            ? new StartFailure.DiskFull(directory)
                            : new StartFailure.NoPermission(directory));
        }
        StoreOpening opening = openLocked(directory, clock, lock, preparation);
        if (opening instanceof StoreOpening.Failed) {
            release(lock);
        }
        return opening;
    }

    private static StoreOpening openLocked(
            Path directory, Clock clock, DirectoryLock lock, WriteConnection.Preparation preparation) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                Optional<StartFailure> failure = check(file);
                if (failure.isPresent()) {
                    return new StoreOpening.Failed(failure.get());
                }
            }
            Connection connection = Sqlite.openForWriting(file);
            try {
                Schema.migrate(connection);
                LogState state = StateQuery.read(connection);
                DoorState door = new DoorTable(connection).read();
                LogWriter writer = new LogWriter(file, connection, clock, preparation);
                writer.start();
                return new StoreOpening.Opened(new SqliteRoomLog(
                        lock, state, writer, new LogReader(file), new SqliteDoorLedger(door, writer)));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            return new StoreOpening.Failed(failure(directory, e));
        } catch (IllegalArgumentException e) { // a row that holds what no version has written
            return new StoreOpening.Failed(new StartFailure.StoreDamaged(file, String.valueOf(e.getMessage())));
        }
    }

    /** Looks without changing anything. */
    private static Optional<StartFailure> check(Path file) throws SQLException {
        try (Connection connection = Sqlite.openForReading(file)) {
            int version = Schema.versionOf(connection);
            if (version > Schema.version()) {
                return Optional.of(new StartFailure.StoreTooNew(file, version));
            }
            String verdict = Sqlite.text(connection, "PRAGMA quick_check(1)");
            return verdict.equals("ok")
                    ? Optional.empty()
                    : Optional.of(new StartFailure.StoreDamaged(file, verdict.strip()));
        }
    }

    private static StartFailure failure(Path directory, SQLException e) {
        SQLiteErrorCode code = Sqlite.code(e);
        return switch (code) {
            case SQLITE_FULL -> new StartFailure.DiskFull(directory);
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> new StartFailure.NoPermission(directory);
            case SQLITE_BUSY, SQLITE_LOCKED -> new StartFailure.DataLocked(directory);
            default -> new StartFailure.StoreDamaged(directory.resolve(FILE), String.valueOf(e.getMessage()));
        };
    }

    private static boolean isFull(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing != null && Files.getFileStore(existing).getUsableSpace() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public LogState opening() {
        return opening;
    }

    /** Who may come in is kept in the same file. */
    public DoorLedger door() {
        return door;
    }

    @Override
    public void onCommit(Consumer<List<RoomEvent>> listener) {
        writer.onCommit(listener);
    }

    @Override
    public CompletionStage<Posting> append(Draft draft) {
        return writer.append(draft);
    }

    @Override
    public CompletionStage<Reading> read(RoomId room, HistoryRange range) {
        return reader.read(room, range);
    }

    @Override
    public void keepName(Member member) {
        writer.note(events -> events.keepName(member));
    }

    @Override
    public void keepRead(MemberId member, RoomId room, long seq) {
        writer.note(events -> events.keepRead(member, room, seq));
    }

    @Override
    public void onDrop(Consumer<List<FileHash>> listener) {
        writer.onDrop(listener);
    }

    @Override
    public CompletionStage<Optional<Reason>> keep(StoredFile file, Instant until) {
        return writer.keep(file, until);
    }

    @Override
    public CompletionStage<Boolean> knows(FileHash hash) {
        return reader.knows(hash);
    }

    @Override
    public void dropUnused() {
        writer.note(EventWriter::dropFreeFiles);
    }

    /** Writes what is queued, closes the file and unlocks the directory. Blocks for at most 10 s. */
    @Override
    public void close() {
        reader.close(); // first, so that the writer's checkpoint waits for nobody
        writer.close();
        release(lock);
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("unlocking the data directory: {}", e.toString());
        }
    }
}
