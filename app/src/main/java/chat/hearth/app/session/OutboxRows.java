package chat.hearth.app.session;

import chat.hearth.app.session.OutboxTable.Row;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.OutgoingFile;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outbox's rows, in memory and in the store. New ones wait in memory for {@link #write}, and for as long as that
 * fails. Confined to the session's executor.
 */
final class OutboxRows {
    /** What is shown of a row that cannot be written. */
    static final Delivery.Failed NOT_SAVED = new Delivery.Failed(
            "not-saved", "This computer cannot save the message. It is sent as soon as that works again.");

    private final OutboxTable table;
    private final Database database;
    private final BiConsumer<RoomId, MessageId> changed;
    private final Map<RoomId, TreeMap<Long, Row>> rows = new HashMap<>();
    private final Map<MessageId, TreeSet<Long>> places = new HashMap<>();
    private final List<Row> unwritten = new ArrayList<>();
    private final TreeMap<Long, Row> withFiles = new TreeMap<>();
    private FileWatcher files = new FileWatcher() {};
    private int size;

    /** Hears of rows that have files. */
    interface FileWatcher {
        /** There is another state of such a row. */
        default void changed() {}

        /** A row with these files is gone. */
        default void removed(List<OutgoingFile> gone) {}
    }

    /** Tells {@code changed} of each message whose rows change. */
    OutboxRows(Database database, BiConsumer<RoomId, MessageId> changed) {
        this.table = new OutboxTable(database);
        this.database = database;
        this.changed = changed;
    }

    void watchFiles(FileWatcher watcher) {
        files = watcher;
    }

    /** Reads what is in the store; what is not written yet stays. */
    void load() {
        List<Row> stored = table.all();
        rows.clear();
        places.clear();
        withFiles.clear();
        size = 0;
        stored.forEach(this::put);
    }

    private void put(Row row) {
        if (!row.files().isEmpty()) {
            withFiles.put(row.n(), row);
            files.changed();
        }
        Row old = rows.computeIfAbsent(row.room(), room -> new TreeMap<>()).put(row.n(), row);
        if (old == null) {
            size++;
            places.computeIfAbsent(row.message(), message -> new TreeSet<>()).add(row.n());
        }
    }

    int size() {
        return size + unwritten.size();
    }

    /** Takes a row for the next {@link #write}. */
    void add(Row row) {
        unwritten.add(row);
    }

    boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    /** How many rows only memory has. */
    int unwritten() {
        return unwritten.size();
    }

    /** Makes new rows durable. When it fails they stay, and are shown as failed. */
    void write() {
        List<Row> written = new ArrayList<>(unwritten.size());
        try {
            database.durably(() -> unwritten.forEach(row -> written.add(table.insert(row.withFailure(null)))));
        } catch (StoreException e) {
            holdBack();
            throw e;
        }
        unwritten.clear();
        for (Row row : written) {
            put(row);
            changed.accept(row.room(), row.message());
        }
    }

    /** Shows new rows as failed; the store is known not to take them. */
    void holdBack() {
        for (int i = 0; i < unwritten.size(); i++) {
            Row row = unwritten.get(i);
            if (row.failed() == null) {
                unwritten.set(i, row.withFailure(NOT_SAVED));
                changed.accept(row.room(), row.message());
            }
        }
    }

    /** Stores another state of a row. */
    void replace(Row row) {
        put(row);
        table.update(row);
        changed.accept(row.room(), row.message());
    }

    void remove(Row row) {
        if (row.n() == 0) {
            unwritten.remove(row);
        } else {
            forget(row);
            table.remove(row);
        }
        if (!row.files().isEmpty()) {
            withFiles.remove(row.n());
            files.changed();
            files.removed(row.files());
        }
        changed.accept(row.room(), row.message());
    }

    private void forget(Row row) {
        TreeMap<Long, Row> waiting = rows.get(row.room());
        if (waiting != null && waiting.remove(row.n()) != null) {
            size--;
            if (waiting.isEmpty()) {
                rows.remove(row.room());
            }
            TreeSet<Long> of = places.get(row.message());
            if (of != null && of.remove(row.n()) && of.isEmpty()) {
                places.remove(row.message());
            }
        }
    }

    /** The row as it is now; null when it is gone. */
    @Nullable
    Row find(Row row) {
        TreeMap<Long, Row> waiting = rows.get(row.room());
        return waiting == null ? null : waiting.get(row.n());
    }

    /** The rows in the store that have files, oldest first. */
    List<Row> withFiles() {
        return List.copyOf(withFiles.values());
    }

    /** Rooms with rows in the store. */
    Set<RoomId> rooms() {
        return Set.copyOf(rows.keySet());
    }

    /** The rows of a room that are in the store, oldest first, as they are and change. */
    Iterable<Row> stored(RoomId room) {
        TreeMap<Long, Row> waiting = rows.get(room);
        return waiting == null ? List.of() : waiting.values();
    }

    List<Row> all() {
        return Stream.concat(rows.values().stream().flatMap(waiting -> waiting.values().stream()), unwritten.stream())
                .toList();
    }

    /** The rows of a room, oldest first. */
    List<Row> of(RoomId room) {
        Stream<Row> stored = Stream.ofNullable(rows.get(room)).flatMap(waiting -> waiting.values().stream());
        return Stream.concat(stored, unwritten.stream().filter(row -> row.room().equals(room)))
                .toList();
    }

    /** The rows of one message, oldest first. */
    List<Row> of(RoomId room, MessageId message) {
        TreeMap<Long, Row> waiting = rows.get(room);
        TreeSet<Long> of = places.get(message);
        Stream<Row> stored = waiting == null || of == null
                ? Stream.empty()
                : of.stream().flatMap(n -> Stream.ofNullable(waiting.get(n)));
        return Stream.concat(
                        stored,
                        unwritten.stream()
                                .filter(row ->
                                        row.room().equals(room) && row.message().equals(message)))
                .toList();
    }
}
