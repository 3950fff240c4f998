package chat.hearth.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.Draft;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.SharedFile;
import chat.hearth.chat.StoredFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of messages, from when they are known until nobody has them. */
final class SharedFileStoreTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(24));
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.MEMBER);
    private static final Member BOB = new Member(new MemberId("bob"), "Bob", Role.MEMBER);
    private static final MessageId FIRST = MessageId.parse("00000000-0000-4000-8000-000000000001");
    private static final MessageId SECOND = MessageId.parse("00000000-0000-4000-8000-000000000002");
    private static final StoredFile SEA =
            new StoredFile(new FileHash("0a".repeat(32)), 4_000_000_000L, "image/png", 800, 600, true);
    private static final StoredFile NOTES =
            new StoredFile(new FileHash("ff".repeat(32)), 12, "application/octet-stream", 0, 0, false);
    private static final NamedFile SEA_PNG = new NamedFile(SEA.hash(), "sea.png");
    private static final NamedFile NOTES_TXT = new NamedFile(NOTES.hash(), "notes.txt");

    @TempDir
    Path data;

    private final List<FileHash> dropped = new ArrayList<>();

    @BeforeEach
    void aRoom() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            await(log.append(new Draft.RoomChange(RoomId.LOBBY, ADA, "Lobby", "")));
        }
    }

    @Test
    void aMessageKeepsItsFilesInOrderAndByTheirNames() throws Exception {
        RoomEvent.Message message = message(2, FIRST, List.of(NOTES.named("notes.txt"), SEA.named("sea.png")));
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA, NOTES);
            assertEquals(new Posting.Stored(message), await(log.append(post(ADA, FIRST, NOTES_TXT, SEA_PNG))));
            assertEquals(List.of(message), after(log, 1));
        }
        try (SqliteRoomLog log = open(NOON)) {
            assertEquals(List.of(message), after(log, 1));
        }
    }

    @Test
    void theSameFileTwiceInOneMessageIsTwoFiles() throws Exception {
        NamedFile copy = new NamedFile(SEA.hash(), "copy.png");
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA);
            await(log.append(post(ADA, FIRST, SEA_PNG, copy)));
            assertEquals(
                    List.of(message(2, FIRST, List.of(SEA.named("sea.png"), SEA.named("copy.png")))), after(log, 1));
        }
    }

    @Test
    void aFileThatTheHostDoesNotHaveIsRefused() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA);
            assertEquals(
                    new Posting.Refused(Reason.UNKNOWN_FILE), await(log.append(post(ADA, FIRST, SEA_PNG, NOTES_TXT))));
            assertEquals(List.of(), after(log, 1));
            keep(log, NOTES);
            assertInstanceOf(Posting.Stored.class, await(log.append(post(ADA, FIRST, SEA_PNG, NOTES_TXT))));
        }
    }

    @Test
    void theSameIdIsTheSameMessageOnlyWithTheSameFiles() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA, NOTES);
            Posting.Stored first =
                    assertInstanceOf(Posting.Stored.class, await(log.append(post(ADA, FIRST, SEA_PNG, NOTES_TXT))));
            assertEquals(new Posting.Duplicate(first.event()), await(log.append(post(ADA, FIRST, SEA_PNG, NOTES_TXT))));
            Posting conflict = new Posting.Refused(Reason.CONFLICT);
            assertEquals(conflict, await(log.append(post(ADA, FIRST, NOTES_TXT, SEA_PNG))));
            assertEquals(conflict, await(log.append(post(ADA, FIRST, SEA_PNG))));
            assertEquals(conflict, await(log.append(post(ADA, FIRST))));
            NamedFile renamed = new NamedFile(SEA.hash(), "other.png");
            assertEquals(conflict, await(log.append(post(ADA, FIRST, renamed, NOTES_TXT))));
            NamedFile absent = new NamedFile(new FileHash("01".repeat(32)), "absent");
            assertEquals(conflict, await(log.append(post(ADA, FIRST, absent))));
        }
    }

    @Test
    void aFileGoesWithTheLastMessageThatHasIt() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA, NOTES);
            await(log.append(post(ADA, FIRST, SEA_PNG, NOTES_TXT)));
            await(log.append(post(BOB, SECOND, SEA_PNG)));

            Posting deleted = await(log.append(new Draft.Delete(RoomId.LOBBY, ADA, FIRST)));
            assertEquals(List.of(NOTES.hash()), settled(log));
            assertEquals(
                    new RoomEvent.Message(RoomId.LOBBY, 2, NOON, ADA, FIRST, null, null),
                    after(log, 1).get(0));
            assertEquals(true, await(log.knows(SEA.hash())));
            assertEquals(false, await(log.knows(NOTES.hash())));

            await(log.append(new Draft.Delete(RoomId.LOBBY, BOB, SECOND)));
            assertEquals(List.of(NOTES.hash(), SEA.hash()), settled(log));
            Posting again = await(log.append(new Draft.Delete(RoomId.LOBBY, ADA, FIRST)));
            assertEquals(
                    new Posting.Duplicate(
                            assertInstanceOf(Posting.Stored.class, deleted).event()),
                    again);
            assertEquals(new Posting.Duplicate(after(log, 1).get(0)), await(log.append(post(ADA, FIRST, NOTES_TXT))));
        }
    }

    @Test
    void aFileThatSomebodyElseJustSentStaysForThem() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA);
            await(log.append(post(ADA, FIRST, SEA_PNG)));
            keep(log, SEA);
            await(log.append(new Draft.Delete(RoomId.LOBBY, ADA, FIRST)));
            assertEquals(List.of(), settled(log));
            assertInstanceOf(Posting.Stored.class, await(log.append(post(BOB, SECOND, SEA_PNG))));
        }
    }

    @Test
    void aFileThatIsNeverPostedGoesAfterItsTime() throws Exception {
        try (SqliteRoomLog log = open(NOON)) {
            keep(log, SEA, NOTES);
            await(log.append(post(ADA, FIRST, SEA_PNG)));
            log.dropUnused();
            assertEquals(List.of(), settled(log));
        }
        try (SqliteRoomLog log = open(LATER)) {
            log.dropUnused();
            assertEquals(List.of(), settled(log));
        }
        try (SqliteRoomLog log = open(LATER.plusMillis(1))) {
            log.dropUnused();
            assertEquals(List.of(NOTES.hash()), settled(log));
            assertEquals(true, await(log.knows(SEA.hash())));
        }
    }

    private static void keep(SqliteRoomLog log, StoredFile... files) throws Exception {
        for (StoredFile file : files) {
            assertEquals(Optional.empty(), await(log.keep(file, LATER)));
        }
    }

    /** What was dropped up to here: the writer does one thing after the other. */
    private List<FileHash> settled(SqliteRoomLog log) throws Exception {
        await(log.append(new Draft.Delete(RoomId.LOBBY, ADA, MessageId.random())));
        synchronized (dropped) {
            return List.copyOf(dropped);
        }
    }

    private static Draft post(Member author, MessageId id, NamedFile... files) {
        return new Draft.Post(RoomId.LOBBY, author, id, "", null, null, List.of(files));
    }

    private static RoomEvent.Message message(long seq, MessageId id, List<SharedFile> files) {
        return new RoomEvent.Message(RoomId.LOBBY, seq, NOON, ADA, id, "", null, null, files);
    }

    private SqliteRoomLog open(Instant now) {
        StoreOpening opening = SqliteRoomLog.open(data, Clock.fixed(now, ZoneOffset.UTC));
        SqliteRoomLog log = assertInstanceOf(StoreOpening.Opened.class, opening).log();
        log.onDrop(hashes -> {
            synchronized (dropped) {
                dropped.addAll(hashes);
            }
        });
        return log;
    }

    private static List<RoomEvent> after(SqliteRoomLog log, long seq) throws Exception {
        return assertInstanceOf(Reading.Page.class, await(log.read(RoomId.LOBBY, HistoryRange.after(seq, 100))))
                .events();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
