package chat.hearth.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.LogState.KnownMember;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NameKeyRenewalTest {
    @TempDir
    Path data;

    @Test
    void namesThatWereKeptBeforeGetTodaysKeysAndTheFirstOfTwoThatLookAlikeKeepsIts() throws Exception {
        Path file = data.resolve(SqliteRoomLog.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String statement : resource("store-1.sql").split(";\n", -1)) {
                if (!statement.isBlank()) {
                    Sqlite.execute(connection, statement);
                }
            }
            Sqlite.execute(connection, "INSERT INTO member VALUES (2, 'emma', 'Emma', 'member', 'emma')");
            Sqlite.execute(connection, "INSERT INTO member VALUES (3, 'false', 'Ernma', 'member', 'ernma')");
            Sqlite.execute(connection, "INSERT INTO member VALUES (4, 'tom', 'Tom', 'member', 'tom')");
        }

        try (SqliteRoomLog log = assertInstanceOf(
                        StoreOpening.Opened.class, SqliteRoomLog.open(data, Clock.systemUTC()))
                .log()) {
            assertEquals(
                    List.of("ada false", "emma true", "false false", "tom true"),
                    log.opening().members().stream()
                            .map(NameKeyRenewalTest::text)
                            .sorted()
                            .toList());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertEquals("ernrna", Sqlite.text(connection, "SELECT name_key FROM member WHERE id = 'emma'"));
            assertEquals("torn", Sqlite.text(connection, "SELECT name_key FROM member WHERE id = 'tom'"));
        }
    }

    private static String text(KnownMember known) {
        return known.member().id().value() + " " + known.keepsName();
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = NameKeyRenewalTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
