package chat.hearth.server.store;

import chat.hearth.chat.Ban;
import chat.hearth.chat.LogState.Standing;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.NameKey;
import chat.hearth.chat.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was made of people: who is banned, who is a moderator, and who goes by another name. Confined to the writer's thread. */
final class PersonTable implements AutoCloseable {
    private final PreparedStatement ban;
    private final PreparedStatement unban;
    private final PreparedStatement grant;
    private final PreparedStatement freeName;
    private final PreparedStatement keepName;
    private final PreparedStatement forget;
    private final PreparedStatement giveUp;
    private final PreparedStatement forgetOldest;
    private final PreparedStatement rooms;
    private final PreparedStatement leaveAll;

    PersonTable(Connection connection) throws SQLException {
        this.ban = connection.prepareStatement("INSERT OR REPLACE INTO ban VALUES (?, ?, ?, ?, ?, ?)");
        this.unban = connection.prepareStatement("DELETE FROM ban WHERE member = ?");
        this.grant = connection.prepareStatement("UPDATE member SET granted = ? WHERE number = ?");
        this.freeName =
                connection.prepareStatement("UPDATE member SET name_key = NULL WHERE name_key = ?1 AND number <> ?2");
        this.keepName =
                connection.prepareStatement("UPDATE member SET name_key = ? WHERE number = ? AND name_key IS NOT NULL");
        this.forget = connection.prepareStatement("DELETE FROM former_name WHERE member = ? AND name IN (?, ?)");
        this.giveUp = connection.prepareStatement("INSERT INTO former_name (member, name) VALUES (?, ?)");
        this.forgetOldest = connection.prepareStatement("DELETE FROM former_name WHERE member = ?1 AND number NOT IN"
                + " (SELECT number FROM former_name WHERE member = ?1 ORDER BY number DESC LIMIT "
                + Standing.MOST_FORMER_NAMES + ")");
        this.rooms = connection.prepareStatement("SELECT room FROM membership WHERE member = ? ORDER BY room");
        this.leaveAll = connection.prepareStatement("DELETE FROM membership WHERE member = ?");
    }

    void ban(long number, Member target, Instant at, Member by) throws SQLException {
        ban.setLong(1, number);
        ban.setString(2, target.name());
        ban.setLong(3, at.toEpochMilli());
        ban.setString(4, by.id().value());
        ban.setString(5, by.name());
        ban.setString(6, by.role().word());
        ban.executeUpdate();
    }

    /** False when they were not banned. */
    boolean unban(long number) throws SQLException {
        unban.setLong(1, number);
        return unban.executeUpdate() == 1;
    }

    void grant(long number, Role role) throws SQLException {
        grant.setString(1, role == Role.MODERATOR ? role.word() : null);
        grant.setLong(2, number);
        grant.executeUpdate();
    }

    /** Gives up one name for another, which is theirs alone if that one was. */
    void rename(long number, String name, String was) throws SQLException {
        String key = NameKey.of(name).value();
        freeName.setString(1, key);
        freeName.setLong(2, number);
        freeName.executeUpdate();
        keepName.setString(1, key);
        keepName.setLong(2, number);
        keepName.executeUpdate();
        forget.setLong(1, number);
        forget.setString(2, name);
        forget.setString(3, was);
        forget.executeUpdate();
        giveUp.setLong(1, number);
        giveUp.setString(2, was);
        giveUp.executeUpdate();
        forgetOldest.setLong(1, number);
        forgetOldest.executeUpdate();
    }

    /** The numbers of the rooms that they are a member of. */
    List<Long> rooms(long number) throws SQLException {
        rooms.setLong(1, number);
        List<Long> all = new ArrayList<>();
        try (ResultSet row = rooms.executeQuery()) {
            while (row.next()) {
                all.add(row.getLong(1));
            }
        }
        return all;
    }

    void leaveAll(long number) throws SQLException {
        leaveAll.setLong(1, number);
        leaveAll.executeUpdate();
    }

    static List<Ban> bans(Connection connection) throws SQLException {
        List<Ban> bans = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT m.id, b.name, b.at, b.by_id, b.by_name, b.by_role FROM ban b"
                                + " JOIN member m ON m.number = b.member ORDER BY b.at, b.member");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                bans.add(new Ban(
                        new MemberId(row.getString(1)),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        EventRow.member(row.getString(4), row.getString(5), row.getString(6))));
            }
        }
        return bans;
    }

    static Map<MemberId, Standing> standings(Connection connection) throws SQLException {
        Map<MemberId, List<String>> formerNames = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT m.id, f.name FROM former_name f"
                        + " JOIN member m ON m.number = f.member ORDER BY f.number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                formerNames
                        .computeIfAbsent(new MemberId(row.getString(1)), id -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        Map<MemberId, Standing> standings = new HashMap<>();
        formerNames.forEach((id, names) -> standings.put(id, new Standing(false, names)));
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM member WHERE granted = ?")) {
            select.setString(1, Role.MODERATOR.word());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    MemberId id = new MemberId(row.getString(1));
                    standings.put(id, new Standing(true, formerNames.getOrDefault(id, List.of())));
                }
            }
        }
        return standings;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement :
                List.of(ban, unban, grant, freeName, keepName, forget, giveUp, forgetOldest, rooms, leaveAll)) {
            statement.close();
        }
    }
}
