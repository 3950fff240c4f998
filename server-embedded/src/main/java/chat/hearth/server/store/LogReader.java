package chat.hearth.server.store;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that reads pages, beside the writer and without holding it up. */
final class LogReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    private static final int QUEUE = 4_096;

    private final Path file;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> new Thread(task, "hearth-log-reader"));

    // Confined to the thread.
    private @Nullable Connection connection;
    private final Map<RoomId, Long> numbers = new HashMap<>();

    LogReader(Path file) {
        this.file = file;
    }

    CompletionStage<Reading> read(RoomId room, HistoryRange range) {
        CompletableFuture<Reading> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> answer.complete(readNow(room, range)));
        } catch (RejectedExecutionException e) {
            answer.complete(new Reading.Refused(Reason.BUSY));
        }
        return answer;
    }

    /** Whether the log knows of the file; true when that cannot be found out, so that nothing is thrown away. */
    CompletionStage<Boolean> knows(FileHash hash) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> answer.complete(knowsNow(hash)));
        } catch (RejectedExecutionException e) {
            answer.complete(true);
        }
        return answer;
    }

    private boolean knowsNow(FileHash hash) {
        try (PreparedStatement select = connected().prepareStatement("SELECT 1 FROM file WHERE hash = ?")) {
            select.setBytes(1, hash.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            log.error("The store cannot be read: {}", e.toString());
            disconnect();
            return true;
        }
    }

    private Reading readNow(RoomId room, HistoryRange range) {
        try {
            Connection open = connected();
            Optional<Long> number = number(open, room);
            return number.isPresent()
                    ? new Reading.Page(PageQuery.read(open, number.get(), room, range))
                    : new Reading.Refused(Reason.UNKNOWN_ROOM);
        } catch (SQLException | RuntimeException e) { // the latter from a damaged row; an answer there must be
            log.error("The store cannot be read: {}", e.toString());
            disconnect();
            return new Reading.Refused(Reason.STORAGE_FAILED);
        }
    }

    private Optional<Long> number(Connection open, RoomId room) throws SQLException {
        Long known = numbers.get(room);
        if (known != null) {
            return Optional.of(known);
        }
        try (PreparedStatement select = open.prepareStatement("SELECT number FROM room WHERE id = ?")) {
            select.setString(1, room.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                numbers.put(room, row.getLong(1));
                return Optional.of(row.getLong(1));
            }
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Sqlite.openForReading(file);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("closing the reader: {}", e.getMessage());
        }
        connection = null;
    }

    /** Answers what is queued and ends the thread. Waits at most 5 s. */
    @Override
    public void close() {
        try {
            thread.execute(this::disconnect);
        } catch (RejectedExecutionException e) {
            log.debug("too much to read at the end: what is left is not answered");
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
