package chat.hearth.server.store;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.NameKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The people, what they are members of and what they have read. Confined to the writer's thread. */
final class MemberTable implements AutoCloseable {
    private static final int REMEMBERED = 10_000;

    private final PreparedStatement upsert;
    private final PreparedStatement find;
    private final PreparedStatement freeName;
    private final PreparedStatement keepName;
    private final PreparedStatement join;
    private final PreparedStatement since;
    private final PreparedStatement leave;
    private final PreparedStatement read;

    /** What was written of whom, so that only changes are written; the longest unused goes first. */
    private final Map<MemberId, Known> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MemberId, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    MemberTable(Connection connection) throws SQLException {
        this.upsert = connection.prepareStatement("INSERT INTO member (id, name, role) VALUES (?1, ?2, ?3)"
                + " ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3");
        this.find = connection.prepareStatement("SELECT number FROM member WHERE id = ?");
        this.freeName = connection.prepareStatement("UPDATE member SET name_key = NULL WHERE name_key = ?");
        this.keepName = connection.prepareStatement("UPDATE member SET name_key = ? WHERE number = ?");
        this.join =
                connection.prepareStatement("INSERT OR IGNORE INTO membership (member, room, since) VALUES (?, ?, ?)");
        this.since = connection.prepareStatement("SELECT since FROM membership WHERE member = ? AND room = ?");
        this.leave = connection.prepareStatement("DELETE FROM membership WHERE member = ? AND room = ?");
        this.read = connection.prepareStatement("INSERT INTO read_marker (member, room, seq) VALUES (?1, ?2, ?3)"
                + " ON CONFLICT (member, room) DO UPDATE SET seq = max(seq, ?3)");
    }

    /** The member's number; writes down who they are when that is new. */
    long number(Member member) throws SQLException {
        Known known = remembered.get(member.id());
        if (known != null && known.member().equals(member)) {
            return known.number();
        }
        upsert.setString(1, member.id().value());
        upsert.setString(2, member.name());
        upsert.setString(3, member.role().word());
        upsert.executeUpdate();
        long number = find(member.id()).orElseThrow(() -> new SQLException("a member is missing"));
        remembered.put(member.id(), new Known(member, number));
        return number;
    }

    /** The member's name is theirs alone from now on; whoever had it before goes without. */
    void keepName(Member member) throws SQLException {
        long number = number(member);
        String key = NameKey.of(member.name()).value();
        freeName.setString(1, key);
        freeName.executeUpdate();
        keepName.setString(1, key);
        keepName.setLong(2, number);
        keepName.executeUpdate();
    }

    /** Makes them a member; answers since which sequence they were one already. */
    Optional<Long> join(long member, long room, long seq) throws SQLException {
        join.setLong(1, member);
        join.setLong(2, room);
        join.setLong(3, seq);
        if (join.executeUpdate() == 1) {
            return Optional.empty();
        }
        since.setLong(1, member);
        since.setLong(2, room);
        try (ResultSet row = since.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    boolean leave(long member, long room) throws SQLException {
        leave.setLong(1, member);
        leave.setLong(2, room);
        return leave.executeUpdate() == 1;
    }

    void keepRead(MemberId member, long room, long seq) throws SQLException {
        Optional<Long> number = find(member);
        if (number.isPresent()) {
            read.setLong(1, number.get());
            read.setLong(2, room);
            read.setLong(3, seq);
            read.executeUpdate();
        }
    }

    private Optional<Long> find(MemberId member) throws SQLException {
        find.setString(1, member.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement :
                new PreparedStatement[] {upsert, find, freeName, keepName, join, since, leave, read}) {
            statement.close();
        }
    }

    private record Known(Member member, long number) {}
}
