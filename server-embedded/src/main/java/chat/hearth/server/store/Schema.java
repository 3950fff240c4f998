package chat.hearth.server.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * The tables, and how older ones become today's. {@code PRAGMA user_version} counts the migrations that a file has had.
 *
 * <p>An event's number is its room's number and its sequence in one integer, so a room's log lies together on disk and
 * needs no second index. The full-text index has the number of the event that holds a message's current text.
 */
final class Schema {
    private static final int ROOM_SHIFT = 40;

    /** Highest sequence of a room. */
    static final long MAX_SEQ = (1L << ROOM_SHIFT) - 1;

    private static final List<String> FIRST = List.of(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
            """
            CREATE TABLE room (
              number INTEGER PRIMARY KEY,
              id     TEXT NOT NULL UNIQUE,
              name   TEXT NOT NULL,
              topic  TEXT NOT NULL,
              head   INTEGER NOT NULL) STRICT""",
            """
            CREATE TABLE member (
              number     INTEGER PRIMARY KEY,
              id         TEXT NOT NULL UNIQUE,
              name       TEXT NOT NULL,
              role       TEXT NOT NULL,
              name_key   TEXT UNIQUE) STRICT""", // null while the name is not kept for the member
            """
            CREATE TABLE event (
              number      INTEGER PRIMARY KEY,
              type        INTEGER NOT NULL,
              at          INTEGER NOT NULL,
              author      INTEGER NOT NULL REFERENCES member,
              author_name TEXT NOT NULL,
              author_role TEXT NOT NULL,
              message     BLOB,
              text        TEXT,
              reply_to    BLOB,
              name        TEXT,
              topic       TEXT) STRICT""",
            "CREATE INDEX edits_of_message ON event (message) WHERE type = 2",
            """
            CREATE TABLE message (
              room    INTEGER NOT NULL REFERENCES room,
              id      BLOB NOT NULL,
              author  INTEGER NOT NULL REFERENCES member,
              posted  INTEGER NOT NULL,
              current INTEGER NOT NULL,
              deleted INTEGER,
              PRIMARY KEY (room, id)) STRICT, WITHOUT ROWID""",
            """
            CREATE TABLE membership (
              room   INTEGER NOT NULL REFERENCES room,
              member INTEGER NOT NULL REFERENCES member,
              since  INTEGER NOT NULL,
              PRIMARY KEY (member, room)) STRICT, WITHOUT ROWID""",
            """
            CREATE TABLE read_marker (
              member INTEGER NOT NULL REFERENCES member,
              room   INTEGER NOT NULL REFERENCES room,
              seq    INTEGER NOT NULL,
              PRIMARY KEY (member, room)) STRICT, WITHOUT ROWID""",
            """
            CREATE VIRTUAL TABLE message_text USING fts5 (
              text, content = 'event', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2')""",
            "INSERT INTO message_text (message_text, rank) VALUES ('secure-delete', 1)");

    /** A message may share a position. */
    private static final List<String> POSITIONS =
            List.of("ALTER TABLE event ADD COLUMN latitude REAL", "ALTER TABLE event ADD COLUMN longitude REAL");

    /** Events of somebody else than their author; rooms with terms; who is banned, and what people were made. */
    private static final List<String> ROLES = List.of(
            "ALTER TABLE event ADD COLUMN other TEXT", // the target of an event, or who renamed its author
            "ALTER TABLE event ADD COLUMN other_name TEXT",
            "ALTER TABLE event ADD COLUMN other_role TEXT",
            "ALTER TABLE event ADD COLUMN was TEXT",
            "ALTER TABLE event ADD COLUMN slow INTEGER",
            "ALTER TABLE event ADD COLUMN writers TEXT",
            "ALTER TABLE room ADD COLUMN slow INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE room ADD COLUMN writers TEXT NOT NULL DEFAULT 'everybody'",
            "ALTER TABLE member ADD COLUMN granted TEXT", // the role that the host gave; null for none
            """
            CREATE TABLE former_name (
              number INTEGER PRIMARY KEY,
              member INTEGER NOT NULL REFERENCES member,
              name   TEXT NOT NULL,
              UNIQUE (member, name)) STRICT""",
            """
            CREATE TABLE ban (
              member  INTEGER PRIMARY KEY REFERENCES member,
              name    TEXT NOT NULL,
              at      INTEGER NOT NULL,
              by_id   TEXT NOT NULL,
              by_name TEXT NOT NULL,
              by_role TEXT NOT NULL) STRICT""");

    /** A message may have files; {@code event.files} says whether it is worth looking for them. */
    private static final List<String> FILES = List.of(
            "ALTER TABLE event ADD COLUMN files INTEGER",
            """
            CREATE TABLE file (
              number     INTEGER PRIMARY KEY,
              hash       BLOB NOT NULL UNIQUE,
              size       INTEGER NOT NULL,
              type       TEXT NOT NULL,
              width      INTEGER NOT NULL,
              height     INTEGER NOT NULL,
              preview    INTEGER NOT NULL,
              kept_until INTEGER NOT NULL) STRICT""", // the time up to which it stays though no message has it
            """
            CREATE TABLE message_file (
              event INTEGER NOT NULL REFERENCES event,
              place INTEGER NOT NULL,
              file  INTEGER NOT NULL REFERENCES file,
              name  TEXT NOT NULL,
              PRIMARY KEY (event, place)) STRICT, WITHOUT ROWID""",
            "CREATE INDEX messages_of_file ON message_file (file)");

    /** Who was invited, and who was let in. */
    private static final List<String> DOOR = List.of("""
            CREATE TABLE invitation (
              number  INTEGER PRIMARY KEY,
              id      TEXT NOT NULL UNIQUE,
              hash    TEXT NOT NULL UNIQUE,
              room    TEXT,
              label   TEXT NOT NULL,
              made    INTEGER NOT NULL,
              expires INTEGER,
              uses    INTEGER NOT NULL,
              used    INTEGER NOT NULL,
              revoked INTEGER NOT NULL) STRICT""", """
            CREATE TABLE pass (
              number     INTEGER PRIMARY KEY,
              member     TEXT NOT NULL UNIQUE,
              invitation TEXT) STRICT"""); // null: they knew the password

    private static final List<List<String>> MIGRATIONS = List.of(FIRST, POSITIONS, ROLES, FILES, DOOR);

    private Schema() {}

    /** The version that this program writes. */
    static int version() {
        return MIGRATIONS.size();
    }

    /** The version of a file; 0 for a new one. */
    static int versionOf(Connection connection) throws SQLException {
        return Integer.parseInt(Sqlite.text(connection, "PRAGMA user_version"));
    }

    /** Brings the file to today's version, in one transaction. */
    static void migrate(Connection connection) throws SQLException {
        int from = versionOf(connection);
        if (from == version()) {
            return;
        }
        connection.setAutoCommit(false);
        try {
            for (List<String> migration : MIGRATIONS.subList(from, version())) {
                for (String statement : migration) {
                    Sqlite.execute(connection, statement);
                }
            }
            if (from == 0) {
                SecureRandom random = new SecureRandom();
                insertMeta(connection, "session", randomId(random));
                insertMeta(connection, "epoch", randomId(random));
            }
            NameKeyRenewal.run(connection);
            Sqlite.execute(connection, "PRAGMA user_version = " + version());
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Where an event stands in the table. */
    static long number(long room, long seq) {
        return (room << ROOM_SHIFT) | seq;
    }

    static long seq(long number) {
        return number & MAX_SEQ;
    }

    private static void insertMeta(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    private static String randomId(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
