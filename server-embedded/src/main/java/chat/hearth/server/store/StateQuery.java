package chat.hearth.server.store;

import chat.hearth.chat.LogState;
import chat.hearth.chat.LogState.KnownMember;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a host must know at the start. Stateless; on the thread of the connection. */
final class StateQuery {
    private StateQuery() {}

    static LogState read(Connection connection) throws SQLException {
        Map<Long, RoomId> ids = new HashMap<>();
        List<RoomSummary> rooms = new ArrayList<>();
        for (RoomTable.Row row : RoomTable.readAll(connection)) {
            ids.put(row.number(), row.id());
            rooms.add(row.summary());
        }
        return new LogState(
                meta(connection, "session"),
                meta(connection, "epoch"),
                rooms,
                members(connection, ids),
                PersonTable.bans(connection),
                PersonTable.standings(connection));
    }

    private static String meta(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static List<KnownMember> members(Connection connection, Map<Long, RoomId> rooms) throws SQLException {
        Map<Long, Set<RoomId>> joined = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT member, room FROM membership");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RoomId room = rooms.get(row.getLong(2));
                if (room != null) {
                    joined.computeIfAbsent(row.getLong(1), member -> new HashSet<>())
                            .add(room);
                }
            }
        }
        Map<Long, Map<RoomId, Long>> reads = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT member, room, seq FROM read_marker");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RoomId room = rooms.get(row.getLong(2));
                if (room != null) {
                    reads.computeIfAbsent(row.getLong(1), member -> new HashMap<>())
                            .put(room, row.getLong(3));
                }
            }
        }
        List<KnownMember> members = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT number, id, name, role, name_key IS NOT NULL FROM member");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Role role = Role.ofWord(row.getString(4)).orElse(Role.MEMBER);
                members.add(new KnownMember(
                        new Member(new MemberId(row.getString(2)), row.getString(3), role),
                        row.getBoolean(5),
                        joined.getOrDefault(row.getLong(1), Set.of()),
                        reads.getOrDefault(row.getLong(1), Map.of())));
            }
        }
        return members;
    }
}
