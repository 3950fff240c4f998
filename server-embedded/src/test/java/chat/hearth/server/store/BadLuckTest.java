package chat.hearth.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.server.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BadLuckTest {
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.MEMBER);

    @TempDir
    Path data;

    @Test
    void aFullDiskRefusesAndLosesNothingAndGoesOnOnceThereIsRoom() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        SqliteRoomLog log = opened(SmallDisk.open(data, full));
        List<Long> broadcast = new CopyOnWriteArrayList<>();
        log.onCommit(
                events -> broadcast.addAll(events.stream().map(RoomEvent::seq).toList()));
        lobby(log);
        long acknowledged = 1;
        Posting posting = post(log, 1);
        for (int i = 2; posting instanceof Posting.Stored stored; i++) {
            acknowledged = stored.event().seq();
            posting = post(log, i);
        }

        assertEquals(new Posting.Refused(Reason.STORAGE_FULL), posting);
        assertEquals(new Posting.Refused(Reason.STORAGE_FULL), post(log, 9_001), "still full");
        full.set(false);
        var next = assertInstanceOf(Posting.Stored.class, post(log, 9_002));
        assertEquals(acknowledged + 1, next.event().seq());
        assertEquals(LongStream.rangeClosed(1, acknowledged + 1).boxed().toList(), broadcast);
        assertEquals(broadcast, sequences(log));
        log.close();
    }

    @Test
    void aDamagedStoreIsReportedAndNotTouched() throws Exception {
        fill();
        Path file = data.resolve(SqliteRoomLog.FILE);
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 4_096; page < bytes.length; page += 4_096) {
            for (int i = 0; i < 200; i++) {
                bytes[page + i] ^= 0x55;
            }
        }
        Files.write(file, bytes);

        var failure = failed(SqliteRoomLog.open(data, Clock.systemUTC()));
        assertEquals(
                file, assertInstanceOf(StartFailure.StoreDamaged.class, failure).file());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void aFileThatIsNoDatabaseIsReportedAndNotTouched() throws Exception {
        Path file = data.resolve(SqliteRoomLog.FILE);
        Files.writeString(file, "Dear diary, ".repeat(1_000));

        var failure = failed(SqliteRoomLog.open(data, Clock.systemUTC()));
        assertInstanceOf(StartFailure.StoreDamaged.class, failure);
        assertEquals("Dear diary, ".repeat(1_000), Files.readString(file));
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws Exception {
        fill();
        Path file = data.resolve(SqliteRoomLog.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Sqlite.execute(connection, "PRAGMA user_version = 77");
        }

        assertEquals(new StartFailure.StoreTooNew(file, 77), failed(SqliteRoomLog.open(data, Clock.systemUTC())));
    }

    @Test
    void aDirectoryHasOneHost() {
        SqliteRoomLog first = opened(SqliteRoomLog.open(data, Clock.systemUTC()));

        assertEquals(new StartFailure.DataLocked(data), failed(SqliteRoomLog.open(data, Clock.systemUTC())));
        first.close();
        opened(SqliteRoomLog.open(data, Clock.systemUTC())).close();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsReported() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertEquals(new StartFailure.NoPermission(file), failed(SqliteRoomLog.open(file, Clock.systemUTC())));
    }

    @Test
    void aClosedLogRefusesInsteadOfKeepingAnybodyWaiting() throws Exception {
        SqliteRoomLog log = opened(SqliteRoomLog.open(data, Clock.systemUTC()));
        log.close();

        assertEquals(new Posting.Refused(Reason.BUSY), post(log, 1));
        assertEquals(new Reading.Refused(Reason.BUSY), await(log.read(RoomId.LOBBY, HistoryRange.after(0, 1))));
    }

    @Test
    void aListenerThatFailsCostsNeitherTheAnswerNorTheWriter() throws Exception {
        SqliteRoomLog log = opened(SqliteRoomLog.open(data, Clock.systemUTC()));
        List<Long> told = new CopyOnWriteArrayList<>();
        log.onCommit(events -> {
            events.forEach(event -> told.add(event.seq()));
            if (told.size() == 2) {
                throw new IllegalStateException("thrown by a test");
            } else if (told.size() == 3) {
                throw new StackOverflowError("thrown by a test");
            }
        });
        lobby(log);

        assertInstanceOf(Posting.Stored.class, post(log, 1));
        assertInstanceOf(Posting.Stored.class, post(log, 2));
        assertInstanceOf(Posting.Stored.class, post(log, 3));
        assertEquals(List.of(1L, 2L, 3L, 4L), told);
        assertEquals(told, sequences(log));
        log.close();
    }

    @Test
    void aDamagedRowIsAnsweredAsAFailureAndEverythingElseIsStillServed() throws Exception {
        fill();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(SqliteRoomLog.FILE))) {
            Sqlite.execute(connection, "UPDATE event SET message = x'00' WHERE number & 0xffff = 7");
        }
        SqliteRoomLog log = opened(SqliteRoomLog.open(data, Clock.systemUTC()));

        assertEquals(
                new Reading.Refused(Reason.STORAGE_FAILED), await(log.read(RoomId.LOBBY, HistoryRange.after(6, 1))));
        var page = (Reading.Page) await(log.read(RoomId.LOBBY, HistoryRange.after(7, 500)));
        assertEquals(301 - 7, page.events().size());
        assertInstanceOf(Posting.Stored.class, post(log, 1));
        log.close();
    }

    @Test
    void aRowThatMakesNoSenseKeepsTheHostFromStartingWithASentence() throws Exception {
        fill();
        Path file = data.resolve(SqliteRoomLog.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Sqlite.execute(connection, "UPDATE room SET id = 'NOT AN ID'");
        }

        assertEquals(
                new StartFailure.StoreDamaged(file, "not a room identifier"),
                failed(SqliteRoomLog.open(data, Clock.systemUTC())));
        assertEquals( // the directory was unlocked again
                new StartFailure.StoreDamaged(file, "not a room identifier"),
                failed(SqliteRoomLog.open(data, Clock.systemUTC())));
    }

    private void fill() throws Exception {
        SqliteRoomLog log = opened(SqliteRoomLog.open(data, Clock.systemUTC()));
        lobby(log);
        List<CompletionStage<Posting>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(log.append(new Draft.Post(
                    RoomId.LOBBY, ADA, MessageId.random(), "message " + i + " ".repeat(200) + ".", null)));
        }
        for (CompletionStage<Posting> answer : answers) {
            await(answer);
        }
        log.close();
    }

    private static void lobby(SqliteRoomLog log) throws Exception {
        await(log.append(new Draft.RoomChange(RoomId.LOBBY, ADA, "Lobby", "")));
    }

    private static Posting post(SqliteRoomLog log, int n) throws Exception {
        return await(log.append(new Draft.Post(RoomId.LOBBY, ADA, MessageId.random(), n + "x".repeat(3_000), null)));
    }

    private static List<Long> sequences(SqliteRoomLog log) throws Exception {
        List<Long> all = new ArrayList<>();
        long last = 0;
        while (true) {
            var page = (Reading.Page) await(log.read(RoomId.LOBBY, HistoryRange.after(last, 500)));
            if (page.events().isEmpty()) {
                return all;
            }
            page.events().forEach(event -> all.add(event.seq()));
            last = all.get(all.size() - 1);
        }
    }

    private static SqliteRoomLog opened(StoreOpening opening) {
        return assertInstanceOf(StoreOpening.Opened.class, opening).log();
    }

    private static StartFailure failed(StoreOpening opening) {
        return assertInstanceOf(StoreOpening.Failed.class, opening).failure();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
