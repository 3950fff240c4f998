package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * One thread that writes. It takes what is queued, at most {@value #BATCH_EVENTS} entries, {@value #BATCH_BYTES} bytes
 * or 2 ms of work, commits it as one transaction, hands on its events and only then answers. It never waits for more.
 */
class LogWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    private static final int QUEUE = 8_192;
    private static final int BATCH_EVENTS = 256;
    private static final int BATCH_BYTES = 256 * 1024; // a batch becomes one write to each member of a room
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int RECOVERY_PAGE = 500;

    private final Path file;
    private final Clock clock;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;

    private volatile Consumer<List<RoomEvent>> listener = events -> {};
    private boolean closed; // guarded by this

    // The rest is confined to the thread.
    private @Nullable Connection connection;
    private @Nullable EventWriter events;
    private final Map<RoomId, Long> handedOn = new HashMap<>();
    private boolean purged;

    /** Takes over the connection. */
    LogWriter(Path file, Connection connection, Clock clock) throws SQLException {
        this.file = file;
        this.clock = clock;
        this.connection = connection;
        connection.setAutoCommit(false);
        this.events = new EventWriter(connection, clock);
        for (RoomTable.Row room : RoomTable.readAll(connection)) {
            handedOn.put(room.id(), room.head());
        }
        connection.commit();
        this.thread = new Thread(this::run, "hearth-log-writer");
    }

    void start() {
        thread.start();
    }

    void onCommit(Consumer<List<RoomEvent>> newListener) {
        this.listener = newListener;
    }

    CompletionStage<Posting> append(Draft draft) {
        Append append = new Append(draft, new CompletableFuture<>());
        if (!offer(append)) {
            append.answer.complete(new Posting.Refused(Reason.BUSY));
        }
        return append.answer;
    }

    /** Does this within some commit soon. Dropped when the queue is full. */
    void note(Note note) {
        offer(note);
    }

    private synchronized boolean offer(Entry entry) {
        return !closed && queue.offer(entry);
    }

    /** Writes what is queued, moves the WAL into the database and ends the thread. Waits at most 5 s. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        thread.interrupt(); // wakes it when the queue is empty; it is looked at only there
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            Entry first = next();
            if (first == null) {
                break;
            }
            write(first);
        }
        checkpoint();
        disconnect();
    }

    /** The next entry; null once the writer is closed and nothing is left. */
    private @Nullable Entry next() {
        Entry entry = queue.poll();
        if (entry == null && purged) {
            purged = false;
            checkpoint(); // so that what was deleted does not stay in the WAL
        }
        while (entry == null) {
            synchronized (this) {
                if (closed) {
                    return queue.poll();
                }
            }
            try {
                entry = queue.poll(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                entry = queue.poll(); // closed is looked at next
            }
        }
        return entry;
    }

    private void write(Entry first) {
        List<Answered> answers = new ArrayList<>();
        List<RoomEvent> stored = new ArrayList<>();
        List<Append> taken = new ArrayList<>();
        try {
            EventWriter writer = connected();
            long started = System.nanoTime();
            int bytes = 0;
            int count = 0;
            Entry entry = first;
            while (entry != null) {
                if (entry instanceof Append append) {
                    taken.add(append);
                    Posting posting = writer.append(append.draft);
                    answers.add(new Answered(append.answer, posting));
                    if (posting instanceof Posting.Stored it) {
                        stored.add(it.event());
                        bytes += EventRow.size(it.event());
                        purged |= it.event() instanceof RoomEvent.Delete;
                    }
                } else {
                    ((Note) entry).write(writer);
                }
                count++;
                boolean more = count < BATCH_EVENTS && bytes < BATCH_BYTES && System.nanoTime() - started < BATCH_NANOS;
                entry = more ? queue.poll() : null;
            }
            writer.writeHeads();
            commit();
        } catch (SQLException | IllegalStateException | IllegalArgumentException e) { // the latter from a damaged row
            if (first instanceof Append append && taken.isEmpty()) {
                taken.add(append); // there was no connection to begin with
            }
            Reason reason = fail(e);
            taken.forEach(append -> append.answer.complete(new Posting.Refused(reason)));
            return;
        }
        handOn(stored);
        answers.forEach(answered -> answered.stage.complete(answered.posting));
    }

    private void commit() throws SQLException {
        if (connection != null) {
            connection.commit();
        }
    }

    private void handOn(List<RoomEvent> stored) {
        if (stored.isEmpty()) {
            return;
        }
        stored.forEach(event -> handedOn.put(event.room(), event.seq()));
        listener.accept(List.copyOf(stored));
    }

    /** Takes the transaction back, so that nothing of it is ever acknowledged, and says why to its senders. */
    private Reason fail(Exception e) {
        log.error("The store cannot be written: {}", e.getMessage());
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException again) {
            log.debug("the rollback failed too: {}", again.getMessage());
        }
        disconnect(); // what it remembers may not be so, and after a failed fsync nothing it has in memory is to be
        // trusted
        return isFull(e) ? Reason.STORAGE_FULL : Reason.STORAGE_FAILED;
    }

    private static boolean isFull(Exception e) {
        return e instanceof SQLException sql && Sqlite.code(sql) == SQLiteErrorCode.SQLITE_FULL;
    }

    private EventWriter connected() throws SQLException {
        if (events != null) {
            return events;
        }
        Connection opened = Sqlite.openForWriting(file);
        try {
            prepare(opened);
            settle(opened);
            opened.setAutoCommit(false);
            EventWriter writer = new EventWriter(opened, clock);
            handOnWhatCommittedAfterAll(opened);
            opened.commit();
            connection = opened;
            events = writer;
            log.info("The store can be written again.");
            return writer;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    /** Called for each connection that replaces a broken one. */
    void prepare(Connection opened) throws SQLException {}

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

    /** A commit whose fsync failed may turn out to be in the log: whoever was told of a failure will ask again. */
    private void handOnWhatCommittedAfterAll(Connection opened) throws SQLException {
        for (RoomTable.Row room : RoomTable.readAll(opened)) {
            long from = handedOn.getOrDefault(room.id(), 0L);
            while (from < room.head()) {
                List<RoomEvent> page =
                        PageQuery.read(opened, room.number(), room.id(), HistoryRange.after(from, RECOVERY_PAGE));
                if (page.isEmpty()) {
                    break;
                }
                handOn(page);
                from = page.get(page.size() - 1).seq();
            }
        }
    }

    private void checkpoint() {
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

    private void disconnect() {
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

    private sealed interface Entry permits Append, Note {}

    private record Append(Draft draft, CompletableFuture<Posting> answer) implements Entry {}

    private record Answered(CompletableFuture<Posting> stage, Posting posting) {}

    /** Something to write that nobody waits for. */
    @FunctionalInterface
    non-sealed interface Note extends Entry {
        void write(EventWriter writer) throws SQLException;
    }
}
