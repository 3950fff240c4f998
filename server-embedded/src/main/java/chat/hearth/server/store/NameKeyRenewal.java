package chat.hearth.server.store;

import chat.hearth.chat.NameKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes the keys of kept names anew, as today's version makes them. Where two people have names that look alike, the one who was
 * there first keeps theirs. Stateless; within the transaction of a migration.
 */
final class NameKeyRenewal {
    private NameKeyRenewal() {}

    static void run(Connection connection) throws SQLException {
        Map<Long, String> names = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT number, name FROM member WHERE name_key IS NOT NULL ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                names.put(row.getLong(1), row.getString(2));
            }
        }
        Sqlite.execute(connection, "UPDATE member SET name_key = NULL");
        Set<NameKey> taken = new HashSet<>();
        try (PreparedStatement keep = connection.prepareStatement("UPDATE member SET name_key = ? WHERE number = ?")) {
            for (Map.Entry<Long, String> name : names.entrySet()) {
                Set<NameKey> keys = NameKey.allOf(name.getValue());
                if (keys.stream().noneMatch(taken::contains)) {
                    taken.addAll(keys);
                    keep.setString(1, NameKey.of(name.getValue()).value());
                    keep.setLong(2, name.getKey());
                    keep.executeUpdate();
                }
            }
        }
    }
}
