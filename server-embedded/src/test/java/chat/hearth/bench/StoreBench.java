package chat.hearth.bench;

import chat.hearth.chat.Draft;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.server.store.SqliteRoomLog;
import chat.hearth.server.store.StoreOpening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * How many messages a second the store makes durable, next to plain JDBC with the same settings in the same run: rows with
 * one unique index alone, and with the full-text index besides. Argument: a directory on the disk to measure.
 */
public final class StoreBench {
    private static final int MESSAGES = 100_000;
    private static final int BATCH = 256;
    private static final int ROUNDS = 3;
    private static final String WORDS =
            "the host keeps what people say until somebody deletes it and a search finds the words again later on "
                    .repeat(2);

    private StoreBench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        for (int round = 1; round <= ROUNDS; round++) {
            print("JDBC, unique index", raw(directory, false));
            print("JDBC, unique index and full-text index", raw(directory, true));
            print("Hearth", hearth(directory));
        }
    }

    private static void print(String what, double perSecond) {
        System.out.printf(Locale.ROOT, "%-40s %,10.0f durable messages/s%n", what, perSecond);
    }

    private static String text(int n) {
        return (n + " " + WORDS).substring(0, 200);
    }

    private static double hearth(Path directory) throws IOException {
        Path data = Files.createTempDirectory(directory, "hearth");
        SqliteRoomLog log = ((StoreOpening.Opened) SqliteRoomLog.open(data, Clock.systemUTC())).log();
        Member ada = new Member(new MemberId("ada"), "Ada", Role.MEMBER);
        log.append(new Draft.RoomChange(RoomId.LOBBY, ada, "Lobby", ""))
                .toCompletableFuture()
                .join();
        Semaphore underWay = new Semaphore(4 * BATCH);
        long start = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) {
            underWay.acquireUninterruptibly();
            var unused = log.append(new Draft.Post(RoomId.LOBBY, ada, MessageId.random(), text(i), null))
                    .whenComplete((posting, failure) -> {
                        if (!(posting instanceof Posting.Stored)) {
                            throw new IllegalStateException("not stored: " + posting, failure);
                        }
                        underWay.release();
                    });
        }
        underWay.acquireUninterruptibly(4 * BATCH);
        double perSecond = MESSAGES / ((System.nanoTime() - start) / 1e9);
        log.close();
        return perSecond;
    }

    private static double raw(Path directory, boolean isIndexed) throws IOException, SQLException {
        Path file = Files.createTempDirectory(directory, "raw").resolve("raw.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement setup = connection.createStatement()) {
            for (String pragma : new String[] {"journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"}) {
                setup.execute("PRAGMA " + pragma);
            }
            setup.execute("CREATE TABLE event (number INTEGER PRIMARY KEY, author INTEGER, id BLOB UNIQUE, text TEXT)");
            setup.execute("CREATE VIRTUAL TABLE message_text USING fts5 (text, content = 'event',"
                    + " content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2')");
            setup.execute("INSERT INTO message_text (message_text, rank) VALUES ('secure-delete', 1)");
            connection.setAutoCommit(false);
            try (PreparedStatement event = connection.prepareStatement("INSERT INTO event VALUES (?, 1, ?, ?)");
                    PreparedStatement index =
                            connection.prepareStatement("INSERT INTO message_text (rowid, text) VALUES (?, ?)")) {
                long start = System.nanoTime();
                for (int i = 1; i <= MESSAGES; i++) {
                    UUID id = UUID.randomUUID();
                    event.setInt(1, i);
                    event.setBytes(
                            2,
                            ByteBuffer.allocate(16)
                                    .putLong(id.getMostSignificantBits())
                                    .putLong(id.getLeastSignificantBits())
                                    .array());
                    event.setString(3, text(i));
                    event.executeUpdate();
                    if (isIndexed) {
                        index.setInt(1, i);
                        index.setString(2, text(i));
                        index.executeUpdate();
                    }
                    if (i % BATCH == 0) {
                        connection.commit();
                    }
                }
                connection.commit();
                return MESSAGES / ((System.nanoTime() - start) / 1e9);
            }
        }
    }
}
