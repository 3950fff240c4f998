package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.chat.RoomTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms with their heads, read once and kept in step. Confined to the writer's thread. */
final class RoomTable implements AutoCloseable {
    private final PreparedStatement insert;
    private final PreparedStatement change;
    private final PreparedStatement setHead;
    private final Map<RoomId, Row> rows = new HashMap<>();
    private final Set<Row> advanced = new LinkedHashSet<>();

    RoomTable(Connection connection) throws SQLException {
        for (Row row : readAll(connection)) {
            rows.put(row.id, row);
        }
        this.insert = connection.prepareStatement(
                "INSERT INTO room (number, id, name, topic, head, slow, writers) VALUES (?, ?, ?, ?, 0, ?, ?)");
        this.change = connection.prepareStatement(
                "UPDATE room SET name = ?, topic = ?, slow = ?, writers = ? WHERE number = ?");
        this.setHead = connection.prepareStatement("UPDATE room SET head = ? WHERE number = ?");
    }

    static List<Row> readAll(Connection connection) throws SQLException {
        List<Row> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT number, id, name, topic, head, slow, writers FROM room ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(new Row(
                        row.getLong(1),
                        new RoomId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        EventRow.terms(row.getLong(6), row.getString(7))));
            }
        }
        return all;
    }

    Optional<Row> find(RoomId room) {
        return Optional.ofNullable(rows.get(room));
    }

    /** The room of this number; rooms are numbered from 1 as they are made. */
    Optional<Row> find(long number) {
        return rows.values().stream().filter(row -> row.number == number).findFirst();
    }

    Row create(Draft.RoomChange draft) throws SQLException {
        Row row = new Row(rows.size() + 1L, draft.room(), draft.name(), draft.topic(), 0, draft.terms());
        insert.setLong(1, row.number);
        insert.setString(2, row.id.value());
        insert.setString(3, draft.name());
        insert.setString(4, draft.topic());
        insert.setLong(5, draft.terms().slow().toSeconds());
        insert.setString(6, draft.terms().writers().word());
        insert.executeUpdate();
        rows.put(row.id, row);
        return row;
    }

    void change(Row room, Draft.RoomChange draft) throws SQLException {
        change.setString(1, draft.name());
        change.setString(2, draft.topic());
        change.setLong(3, draft.terms().slow().toSeconds());
        change.setString(4, draft.terms().writers().word());
        change.setLong(5, room.number);
        change.executeUpdate();
    }

    void advance(Row room, long head) {
        room.head = head;
        advanced.add(room);
    }

    void writeHeads() throws SQLException {
        for (Row room : advanced) {
            setHead.setLong(1, room.head);
            setHead.setLong(2, room.number);
            setHead.executeUpdate();
        }
        advanced.clear();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        change.close();
        setHead.close();
    }

    /** One room; its head moves on. */
    static final class Row {
        private final long number;
        private final RoomId id;
        private final String name;
        private final String topic;
        private final RoomTerms terms;
        private long head;

        private Row(long number, RoomId id, String name, String topic, long head, RoomTerms terms) {
            this.number = number;
            this.id = id;
            this.name = name;
            this.topic = topic;
            this.head = head;
            this.terms = terms;
        }

        long number() {
            return number;
        }

        RoomId id() {
            return id;
        }

        /** As read from the table; only of use right after {@link #readAll}. */
        RoomSummary summary() {
            return new RoomSummary(id, name, topic, head, terms);
        }

        long head() {
            return head;
        }
    }
}
