package chat.hearth.app.session;

import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new store of what can be read of a damaged one: unsent messages, drafts and what is attached to them, and who I
 * am here. Everything else comes from the host again. The damaged one is kept beside it.
 */
final class StoreRescue {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRescue.class);

    private Map<Long, OutboxTable.Row> outbox = Map.of();
    private Map<String, String> drafts = Map.of();
    private Map<String, String> trays = Map.of();
    private Map<String, String> meta = Map.of();
    private boolean whole = true;

    private StoreRescue() {}

    /** Puts a whole store into the place of a damaged one, which nobody may have open. */
    static void rebuild(Path store) {
        StoreRescue rescue = new StoreRescue();
        rescue.read(store);
        rescue.write(SessionFiles.rebuilt(store));
        Path aside = SessionFiles.replaceByRebuilt(store);
        LOG.error(
                "the local store was damaged and is built anew; {} unsent messages and {} drafts were saved{}; the damaged"
                        + " one is kept as {}",
                rescue.outbox.size(),
                rescue.drafts.size(),
                rescue.whole ? "" : ", others could not be read",
                aside.getFileName());
    }

    private void read(Path store) {
        try (Connection damaged = DriverManager.getConnection("jdbc:sqlite:" + store)) {
            outbox = readable(damaged, "outbox", "n", row -> row.getLong("n"), OutboxTable::row);
            drafts = readable(damaged, "draft", "room", StoreRescue::room, row -> text(row, "text"));
            trays = readable(damaged, "tray", "room", StoreRescue::room, row -> text(row, "files"));
            meta = readable(damaged, "meta", "name", row -> text(row, "name"), row -> text(row, "value"));
        } catch (SQLException e) {
            LOG.debug("a damaged store", e);
            whole = false;
        }
    }

    private static String room(ResultSet row) throws SQLException {
        return new RoomId(row.getString("room")).value(); // refuses what is none
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /** Reads from both ends, since a damaged page stops whoever comes to it. */
    private <K, V> Map<K, V> readable(
            Connection damaged, String table, String order, Database.RowReader<K> key, Database.RowReader<V> value) {
        Map<K, V> found = new TreeMap<>();
        for (String direction : List.of("ASC", "DESC")) {
            String sql = "SELECT * FROM " + table + " ORDER BY " + order + " " + direction;
            try (Statement statement = damaged.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    readRow(rows, key, value, found);
                }
                return found;
            } catch (SQLException e) {
                LOG.debug("the damaged store ends at one of its {} rows", table, e);
                whole = false;
            }
        }
        return found;
    }

    private <K, V> void readRow(ResultSet row, Database.RowReader<K> key, Database.RowReader<V> value, Map<K, V> found)
            throws SQLException {
        try {
            found.put(key.read(row), value.read(row));
        } catch (RuntimeException e) { // of any kind: this is where bytes become records
            whole = false;
        }
    }

    private void write(Path file) {
        for (String part : List.of("", "-wal", "-shm")) {
            SessionFiles.delete(file.resolveSibling(file.getFileName() + part)); // of a rescue that did not end
        }
        try (Database fresh = new Database(file)) {
            OutboxTable table = new OutboxTable(fresh);
            SessionMemory memory = new SessionMemory(fresh);
            fresh.durably(() -> {
                outbox.values().forEach(row -> table.restore(row));
                drafts.forEach((room, text) -> memory.saveDraft(new RoomId(room), text));
                trays.forEach((room, files) -> memory.trays().restore(new RoomId(room), files));
                meta.forEach(memory::restore);
            });
        }
    }
}
