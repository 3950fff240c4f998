package chat.hearth.server.store;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what is committed, each event once and in order. Confined to the writer's thread once that runs. */
final class Handover {
    private static final Logger log = LoggerFactory.getLogger(Handover.class);
    private static final int PAGE = 500;

    private final Map<RoomId, Long> heads = new HashMap<>();
    private volatile Consumer<List<RoomEvent>> listener = events -> {};
    private volatile Consumer<List<FileHash>> dropListener = hashes -> {};

    /** Any thread, before the first commit. */
    void listen(Consumer<List<RoomEvent>> newListener) {
        listener = newListener;
    }

    /** Any thread, before the first commit. */
    void listenToDrops(Consumer<List<FileHash>> newListener) {
        dropListener = newListener;
    }

    /** Whoever misses it finds out at the next start which files are nobody's. */
    void handOnDropped(List<FileHash> dropped) {
        try {
            if (!dropped.isEmpty()) {
                dropListener.accept(dropped);
            }
        } catch (RuntimeException | Error e) { // for the same reason as below
            log.error("What was dropped could not be handed on", e);
        }
    }

    /** What is in the store now was there before; nobody waits for it. */
    void startAfter(Connection connection) throws SQLException {
        for (RoomTable.Row room : RoomTable.readAll(connection)) {
            heads.put(room.id(), room.head());
        }
    }

    /** Whatever the listener does, the events are stored, their senders are told so, and the log goes on. */
    void handOn(List<RoomEvent> stored) {
        if (stored.isEmpty()) {
            return;
        }
        stored.forEach(event -> heads.put(event.room(), event.seq()));
        try {
            listener.accept(List.copyOf(stored));
        } catch (RuntimeException | Error e) { // an Error too: it would end the writer, and nobody would be told
            log.error("What was stored could not be handed on", e);
        }
    }

    /** A commit whose fsync failed may turn out to be in the log: whoever was told of a failure will ask again. */
    void handOnWhatCommittedAfterAll(Connection connection) throws SQLException {
        for (RoomTable.Row room : RoomTable.readAll(connection)) {
            long from = heads.getOrDefault(room.id(), 0L);
            while (from < room.head()) {
                List<RoomEvent> page =
                        PageQuery.read(connection, room.number(), room.id(), HistoryRange.after(from, PAGE));
                if (page.isEmpty()) {
                    break;
                }
                handOn(page);
                from = page.get(page.size() - 1).seq();
            }
        }
    }
}
