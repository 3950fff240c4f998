package chat.hearth.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.LogState.KnownMember;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRoomLogTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.MEMBER);
    private static final Member BOB = new Member(new MemberId("bob"), "Bob", Role.MEMBER);
    private static final Member MOD = new Member(new MemberId("mod"), "Mo", Role.MODERATOR);
    private static final RoomId ROOM = RoomId.LOBBY;
    private static final MessageId ID = MessageId.parse("00000000-0000-4000-8000-000000000001");

    @TempDir
    Path data;

    private SqliteRoomLog log;

    @BeforeEach
    void openWithALobby() throws Exception {
        log = open();
        await(log.append(new Draft.RoomChange(ROOM, ADA, "Lobby", "")));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aMessageIsStoredWithTheNextSequenceAndTheTime() throws Exception {
        var stored = new Posting.Stored(message(2, "hello"));

        assertEquals(stored, post(ADA, ID, "hello"));
        assertEquals(List.of(created(), message(2, "hello")), page(HistoryRange.after(0, 10)));
    }

    @Test
    void whatWasStoredIsThereAfterARestart() throws Exception {
        post(ADA, ID, "hello");
        await(log.append(new Draft.Membership(ROOM, BOB, Change.JOINED)));
        log.keepName(BOB);
        log.keepRead(BOB.id(), ROOM, 2);
        var before = log.opening();
        reopen();

        assertEquals(before.epoch(), log.opening().epoch());
        assertEquals(before.sessionId(), log.opening().sessionId());
        assertEquals(
                List.of(new RoomSummary(ROOM, "Lobby", "", 3)), log.opening().rooms());
        assertEquals(
                List.of(
                        new KnownMember(ADA, false, Set.of(), Map.of()),
                        new KnownMember(BOB, true, Set.of(ROOM), Map.of(ROOM, 2L))),
                log.opening().members());
        assertEquals(
                new Posting.Stored(new RoomEvent.Message(ROOM, 4, NOON, ADA, other(1), "again", null)),
                post(ADA, other(1), "again"));
    }

    @Test
    void aRepeatedPostIsAnsweredWithTheFirstMessage() throws Exception {
        post(ADA, ID, "hello");

        assertEquals(new Posting.Duplicate(message(2, "hello")), post(ADA, ID, "hello"));
        assertEquals(2, page(HistoryRange.after(0, 10)).size());
    }

    @Test
    void theSameIdWithAnotherTextIsAConflict() throws Exception {
        post(ADA, ID, "hello");

        assertEquals(new Posting.Refused(Reason.CONFLICT), post(ADA, ID, "good bye"));
    }

    @Test
    void anIdOfSomebodyElseIsAConflict() throws Exception {
        post(ADA, ID, "hello");

        assertEquals(new Posting.Refused(Reason.CONFLICT), post(BOB, ID, "hello"));
    }

    @Test
    void theSameIdInAnotherRoomIsAnotherMessage() throws Exception {
        var tea = new RoomId("tea");
        await(log.append(new Draft.RoomChange(tea, ADA, "Tea", "")));
        post(ADA, ID, "hello");

        assertInstanceOf(Posting.Stored.class, await(log.append(new Draft.Post(tea, BOB, ID, "hello", null))));
    }

    @Test
    void aRoomThatIsNotThereIsUnknown() throws Exception {
        var nowhere = new RoomId("nowhere");

        assertEquals(
                new Posting.Refused(Reason.UNKNOWN_ROOM),
                await(log.append(new Draft.Post(nowhere, ADA, ID, "hello", null))));
        assertEquals(new Reading.Refused(Reason.UNKNOWN_ROOM), await(log.read(nowhere, HistoryRange.after(0, 1))));
    }

    @Test
    void onlyTheAuthorEdits() throws Exception {
        post(ADA, ID, "hello");
        var edit = new RoomEvent.Edit(ROOM, 3, NOON, ADA, ID, "hello!");

        assertEquals(
                new Posting.Refused(Reason.FORBIDDEN), await(log.append(new Draft.Edit(ROOM, MOD, ID, "mine now"))));
        assertEquals(new Posting.Stored(edit), await(log.append(new Draft.Edit(ROOM, ADA, ID, "hello!"))));
        assertEquals(new Posting.Duplicate(edit), await(log.append(new Draft.Edit(ROOM, ADA, ID, "hello!"))));
        assertEquals(List.of(created(), message(2, "hello"), edit), page(HistoryRange.after(0, 10)));
        assertEquals(
                new Posting.Refused(Reason.UNKNOWN_MESSAGE),
                await(log.append(new Draft.Edit(ROOM, ADA, other(9), "where?"))));
    }

    @Test
    void aDeletePurgesTheMessageAndItsEditsForGood() throws Exception {
        post(ADA, ID, "abracadabra");
        await(log.append(new Draft.Edit(ROOM, ADA, ID, "simsalabim")));
        var delete = new RoomEvent.Delete(ROOM, 4, NOON, MOD, ID);

        assertEquals(new Posting.Refused(Reason.FORBIDDEN), await(log.append(new Draft.Delete(ROOM, BOB, ID))));
        assertEquals(new Posting.Stored(delete), await(log.append(new Draft.Delete(ROOM, MOD, ID))));
        assertEquals(new Posting.Duplicate(delete), await(log.append(new Draft.Delete(ROOM, ADA, ID))));
        assertEquals(
                new Posting.Refused(Reason.UNKNOWN_MESSAGE), await(log.append(new Draft.Edit(ROOM, ADA, ID, "back"))));
        assertEquals(new Posting.Duplicate(message(2, null)), post(ADA, ID, "abracadabra"));
        assertEquals(
                List.of(created(), message(2, null), new RoomEvent.Edit(ROOM, 3, NOON, ADA, ID, null), delete),
                page(HistoryRange.after(0, 10)));

        log.close();
        String bytes = Files.readString(data.resolve(SqliteRoomLog.FILE), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("abracadabra"), "the text is still in the file");
        assertFalse(bytes.contains("simsalabim"), "the edit is still in the file");
    }

    @Test
    void theTextIndexFollowsEditsAndDeletes() throws Exception {
        post(ADA, ID, "the quick brown fox");
        post(BOB, other(1), "a lazy dog");
        await(log.append(new Draft.Edit(ROOM, ADA, ID, "the quick red fox")));
        await(log.append(new Draft.Delete(ROOM, BOB, other(1))));
        log.close();

        try (var connection = Sqlite.openForReading(data.resolve(SqliteRoomLog.FILE))) {
            assertEquals("0", matches(connection, "brown"));
            assertEquals("1", matches(connection, "red"));
            assertEquals("0", matches(connection, "dog"));
        }
    }

    @Test
    void joiningTwiceIsOnce() throws Exception {
        var joined = new RoomEvent.Membership(ROOM, 2, NOON, BOB, Change.JOINED);
        var join = new Draft.Membership(ROOM, BOB, Change.JOINED);
        var leave = new Draft.Membership(ROOM, BOB, Change.LEFT);

        assertEquals(new Posting.Stored(joined), await(log.append(join)));
        assertEquals(new Posting.Duplicate(joined), await(log.append(join)));
        assertEquals(
                new Posting.Stored(new RoomEvent.Membership(ROOM, 3, NOON, BOB, Change.LEFT)),
                await(log.append(leave)));
        assertEquals(new Posting.Refused(Reason.NOT_A_MEMBER), await(log.append(leave)));
    }

    @Test
    void pagesAreExclusiveAtBothEndsAndAscending() throws Exception {
        for (int i = 1; i <= 9; i++) {
            post(ADA, other(i), "m" + i);
        }

        assertEquals(List.of(4L, 5L, 6L), sequences(HistoryRange.after(3, 3)));
        assertEquals(List.of(7L, 8L, 9L), sequences(HistoryRange.before(10, 3)));
        assertEquals(List.of(10L), sequences(HistoryRange.after(9, 500)));
        assertEquals(List.of(), sequences(HistoryRange.after(10, 500)));
        assertEquals(List.of(), sequences(HistoryRange.before(1, 500)));
        assertEquals(List.of(), sequences(HistoryRange.after(Long.MAX_VALUE, 500)));
        assertEquals(List.of(10L), sequences(HistoryRange.before(Long.MAX_VALUE, 1)));
    }

    @Test
    void aPageOfLongMessagesIsCutSoThatItCanBeSent() throws Exception {
        String text = "\u4e00".repeat(4_000);
        for (int i = 1; i <= 60; i++) {
            post(ADA, other(i), text);
        }

        List<Long> page = sequences(HistoryRange.before(62, 500));
        assertTrue(page.size() < 60, "a page of " + page.size());
        assertEquals(LongStream.rangeClosed(62 - page.size(), 61).boxed().toList(), page);
    }

    @Test
    void manyWritersGetAGaplessSequenceInTheOrderOfEach() throws Exception {
        int writers = 8;
        int each = 500;
        List<Long> handedOn = new CopyOnWriteArrayList<>();
        log.onCommit(
                events -> handedOn.addAll(events.stream().map(RoomEvent::seq).toList()));
        List<Thread> threads = new ArrayList<>();
        List<CompletionStage<Posting>> answers = new CopyOnWriteArrayList<>();
        for (int w = 0; w < writers; w++) {
            Member author = new Member(new MemberId("w" + w), "W" + w, Role.MEMBER);
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    answers.add(log.append(new Draft.Post(ROOM, author, MessageId.random(), "m" + i, null)));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (CompletionStage<Posting> answer : answers) {
            assertInstanceOf(Posting.Stored.class, await(answer));
        }

        assertEquals(LongStream.rangeClosed(2, 1 + writers * each).boxed().toList(), handedOn);
        Map<String, Integer> next = new HashMap<>();
        for (long from = 1; from < 1 + writers * each; from += 500) {
            for (RoomEvent event : page(HistoryRange.after(from, 500))) {
                var message = (RoomEvent.Message) event;
                int expected = next.merge(message.author().name(), 1, Integer::sum) - 1;
                assertEquals("m" + expected, message.text());
            }
        }
    }

    @Test
    void aCommitIsHandedOnBeforeItIsAcknowledged() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        log.onCommit(events -> order.add("handed on"));
        await(log.append(new Draft.Post(ROOM, ADA, ID, "hello", null)).thenRun(() -> order.add("acknowledged")));

        assertEquals(List.of("handed on", "acknowledged"), order);
    }

    @Test
    void aNameIsKeptForTheLastOneItWasGivenTo() throws Exception {
        log.keepName(ADA);
        log.keepName(new Member(BOB.id(), "ADA", Role.MEMBER));
        reopen();

        assertEquals(
                Map.of("ada", false, "bob", true),
                log.opening().members().stream()
                        .collect(Collectors.toMap(known -> known.member().id().value(), KnownMember::keepsName)));
    }

    private static String matches(Connection connection, String word) throws Exception {
        return Sqlite.text(connection, "SELECT count(*) FROM message_text WHERE message_text MATCH '" + word + "'");
    }

    private Posting post(Member author, MessageId id, String text) throws Exception {
        return await(log.append(new Draft.Post(ROOM, author, id, text, null)));
    }

    private List<RoomEvent> page(HistoryRange range) throws Exception {
        return ((Reading.Page) await(log.read(ROOM, range))).events();
    }

    private List<Long> sequences(HistoryRange range) throws Exception {
        return page(range).stream().map(RoomEvent::seq).toList();
    }

    private void reopen() {
        log.close();
        log = open();
    }

    private SqliteRoomLog open() {
        return assertInstanceOf(StoreOpening.Opened.class, SqliteRoomLog.open(data, Clock.fixed(NOON, ZoneOffset.UTC)))
                .log();
    }

    private static RoomEvent created() {
        return new RoomEvent.RoomChanged(ROOM, 1, NOON, ADA, "Lobby", "");
    }

    private static RoomEvent.Message message(long seq, String text) {
        return new RoomEvent.Message(ROOM, seq, NOON, ADA, ID, text, null);
    }

    private static MessageId other(int n) {
        return MessageId.parse("00000000-0000-4000-8000-0000000001%02d".formatted(n));
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
