package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that writes. It takes what is queued, at most {@value #BATCH_EVENTS} entries, {@value #BATCH_BYTES} bytes
 * or 2 ms of work, commits it as one transaction, hands on its events and only then answers. It never waits for more.
 */
final class LogWriter implements AutoCloseable {
    private static final int QUEUE = 8_192;
    private static final int BATCH_EVENTS = 256;
    private static final int BATCH_BYTES = 256 * 1024; // a batch becomes one write to each member of a room
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;

    private final Handover handover = new Handover();
    private final WriteConnection store; // confined to the thread
    private boolean purged; // confined to the thread
    private boolean closed; // guarded by this

    /** Takes over the connection. */
    LogWriter(Path file, Connection connection, Clock clock, WriteConnection.Preparation preparation)
            throws SQLException {
        this.store = new WriteConnection(file, connection, clock, preparation, handover);
        this.thread = new Thread(this::run, "hearth-log-writer");
    }

    void start() {
        thread.start();
    }

    void onCommit(Consumer<List<RoomEvent>> listener) {
        handover.listen(listener);
    }

    void onDrop(Consumer<List<FileHash>> listener) {
        handover.listenToDrops(listener);
    }

    CompletionStage<Posting> append(Draft draft) {
        Append append = new Append(draft, new CompletableFuture<>());
        if (!offer(append)) {
            append.answer.complete(new Posting.Refused(Reason.BUSY));
        }
        return append.answer;
    }

    /** Completes once it is durable that the file is here; with a reason when it cannot be kept. */
    CompletionStage<Optional<Reason>> keep(StoredFile file, Instant until) {
        Keep keep = new Keep(file, until, new CompletableFuture<>());
        if (!offer(keep)) {
            keep.answer.complete(Optional.of(Reason.BUSY));
        }
        return keep.answer;
    }

    /** Does this within some commit soon. Dropped when the queue is full. */
    void note(Note note) {
        offer(note);
    }

    /** Does this within some commit soon; completes after it, or with an exception when it could not be stored. */
    CompletionStage<Void> write(Note note) {
        Awaited awaited = new Awaited(note, new CompletableFuture<>());
        if (!offer(awaited)) {
            awaited.done.completeExceptionally(new IOException(Reason.BUSY.word()));
        }
        return awaited.done;
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
        store.checkpoint();
        store.close();
    }

    /** The next entry; null once the writer is closed and nothing is left. */
    private @Nullable Entry next() {
        Entry entry = queue.poll();
        if (entry == null && purged) {
            purged = false;
            store.checkpoint(); // so that what was deleted does not stay in the WAL
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
        List<Entry> taken = new ArrayList<>();
        List<FileHash> dropped;
        try {
            EventWriter writer = store.events();
            long started = System.nanoTime();
            int bytes = 0;
            int count = 0;
            Entry entry = first;
            while (entry != null) {
                taken.add(entry);
                if (entry instanceof Append append) {
                    Posting posting = writer.append(append.draft);
                    answers.add(new Answered(append.answer, posting));
                    for (RoomEvent event : writer.takeWritten()) {
                        stored.add(event);
                        bytes += EventRow.size(event);
                        purged |= event instanceof RoomEvent.Delete;
                    }
                } else if (entry instanceof Keep keep) {
                    writer.keepFile(keep.file, keep.until);
                } else if (entry instanceof Awaited awaited) {
                    awaited.note.write(writer);
                } else {
                    ((Note) entry).write(writer);
                }
                count++;
                boolean more = count < BATCH_EVENTS && bytes < BATCH_BYTES && System.nanoTime() - started < BATCH_NANOS;
                entry = more ? queue.poll() : null;
            }
            dropped = writer.takeDroppedFiles();
            writer.writeHeads();
            store.commit();
        } catch (SQLException | RuntimeException | Error e) { // a damaged row, or no memory: the thread must not end
            if (taken.isEmpty()) {
                taken.add(first); // there was no connection to begin with
            }
            Reason reason = store.fail(e);
            taken.forEach(entry -> refuse(entry, reason));
            return;
        }
        handover.handOn(stored);
        handover.handOnDropped(dropped);
        answers.forEach(answered -> answered.stage.complete(answered.posting));
        taken.forEach(LogWriter::kept);
    }

    private static void kept(Entry entry) {
        if (entry instanceof Keep keep) {
            keep.answer.complete(Optional.empty());
        } else if (entry instanceof Awaited awaited) {
            awaited.done.complete(null);
        }
    }

    private static void refuse(Entry entry, Reason reason) {
        if (entry instanceof Append append) {
            append.answer.complete(new Posting.Refused(reason));
        } else if (entry instanceof Keep keep) {
            keep.answer.complete(Optional.of(reason));
        } else if (entry instanceof Awaited awaited) {
            awaited.done.completeExceptionally(new IOException(reason.word()));
        }
    }

    private sealed interface Entry permits Append, Awaited, Keep, Note {}

    private record Keep(StoredFile file, Instant until, CompletableFuture<Optional<Reason>> answer) implements Entry {}

    private record Append(Draft draft, CompletableFuture<Posting> answer) implements Entry {}

    private record Awaited(Note note, CompletableFuture<Void> done) implements Entry {}

    private record Answered(CompletableFuture<Posting> stage, Posting posting) {}

    /** Something to write that nobody waits for. */
    @FunctionalInterface
    non-sealed interface Note extends Entry {
        void write(EventWriter writer) throws SQLException;
    }
}
