package chat.hearth.server.store;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.RoomId;
import chat.hearth.server.door.DoorState;
import chat.hearth.server.door.Invitation;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Pass;
import chat.hearth.server.door.Password;
import chat.hearth.server.door.SealedInvitation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. It is written so seldom that its statements are made each time. Confined to the thread of the connection.
 */
final class DoorTable {
    private static final String POLICY = "door.policy";
    private static final String PASSWORD = "door.password";

    private final Connection connection;

    DoorTable(Connection connection) {
        this.connection = connection;
    }

    DoorState read() throws SQLException {
        String policy = meta(POLICY).orElse(DoorPolicy.OPEN.word());
        Optional<String> password = meta(PASSWORD);
        return new DoorState(
                DoorPolicy.ofWord(policy).orElseThrow(() -> new IllegalArgumentException("no policy: " + policy)),
                password.isEmpty()
                        ? null
                        : Password.ofKept(password.get())
                                .orElseThrow(() -> new IllegalArgumentException("the password cannot be read")),
                readInvitations(),
                readPasses());
    }

    void keepPolicy(DoorPolicy policy) throws SQLException {
        keepMeta(POLICY, policy.word());
    }

    void keepPassword(Password password) throws SQLException {
        keepMeta(PASSWORD, password.kept());
        Sqlite.execute(connection, "DELETE FROM pass WHERE invitation IS NULL");
    }

    void keepInvitation(SealedInvitation kept) throws SQLException {
        Invitation it = kept.invitation();
        InvitationTerms terms = it.terms();
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO invitation (id, hash, room, label, made, expires, uses, used, revoked)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                        + " ON CONFLICT (id) DO UPDATE SET used = ?8, revoked = ?9")) {
            upsert.setString(1, it.id());
            upsert.setString(2, kept.hash());
            upsert.setString(3, terms.room() == null ? null : terms.room().value());
            upsert.setString(4, terms.label());
            upsert.setLong(5, it.made().toEpochMilli());
            if (terms.expires() == null) {
                upsert.setNull(6, Types.INTEGER);
            } else {
                upsert.setLong(6, terms.expires().toEpochMilli());
            }
            upsert.setInt(7, terms.uses());
            upsert.setInt(8, it.used());
            upsert.setBoolean(9, it.revoked());
            upsert.executeUpdate();
        }
    }

    void dropInvitation(String id) throws SQLException {
        update("DELETE FROM invitation WHERE id = ?", id);
    }

    void keepPass(Pass pass) throws SQLException {
        update(
                "INSERT OR REPLACE INTO pass (member, invitation) VALUES (?, ?)",
                pass.member().value(),
                pass.invitation());
    }

    void dropPass(MemberId member) throws SQLException {
        update("DELETE FROM pass WHERE member = ?", member.value());
    }

    private List<SealedInvitation> readInvitations() throws SQLException {
        List<SealedInvitation> invitations = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, hash, room, label, made, expires, uses, used, revoked FROM invitation ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String room = row.getString(3);
                long expires = row.getLong(6);
                boolean isForEver = row.wasNull();
                var terms = new InvitationTerms(
                        room == null ? null : new RoomId(room),
                        isForEver ? null : Instant.ofEpochMilli(expires),
                        row.getInt(7),
                        row.getString(4));
                Instant made = Instant.ofEpochMilli(row.getLong(5));
                var invitation = new Invitation(row.getString(1), terms, made, row.getInt(8), row.getBoolean(9));
                invitations.add(new SealedInvitation(invitation, row.getString(2)));
            }
        }
        return invitations;
    }

    private List<Pass> readPasses() throws SQLException {
        List<Pass> passes = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT member, invitation FROM pass ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                passes.add(new Pass(new MemberId(row.getString(1)), row.getString(2)));
            }
        }
        return passes;
    }

    private Optional<String> meta(String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void keepMeta(String name, String value) throws SQLException {
        update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
    }

    private void update(String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
