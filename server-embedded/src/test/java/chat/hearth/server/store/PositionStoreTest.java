package chat.hearth.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Position;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions in messages, in stores of today and of before there were any. */
final class PositionStoreTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.MEMBER);
    private static final MessageId OLD = MessageId.parse("00000000-0000-4000-8000-000000000001");
    private static final MessageId NEW = MessageId.parse("00000000-0000-4000-8000-000000000002");
    private static final Position STOCKHOLM = new Position(59.334591, 18.06324);

    @TempDir
    Path data;

    @Test
    void aStoreOfTheFirstVersionTakesPositionsAndKeepsWhatItHad() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(SqliteRoomLog.FILE))) {
            for (String statement : resource("store-1.sql").split(";\n", -1)) {
                if (!statement.isBlank()) {
                    Sqlite.execute(connection, statement);
                }
            }
        }
        try (SqliteRoomLog log = open()) {
            assertEquals("0123456789abcdef0123456789abcdef", log.opening().sessionId());
            assertInstanceOf(Posting.Stored.class, await(log.append(here(STOCKHOLM))));
            assertEquals(
                    List.of(
                            new RoomEvent.Message(RoomId.LOBBY, 2, NOON, ADA, OLD, "from before", null),
                            new RoomEvent.Message(RoomId.LOBBY, 3, NOON, ADA, NEW, "here", null, STOCKHOLM, List.of())),
                    after(log, 1));
        }
        open().close();
    }

    @Test
    void theSameIdWithAnotherPositionIsAConflict() throws Exception {
        try (SqliteRoomLog log = open()) {
            await(log.append(new Draft.RoomChange(RoomId.LOBBY, ADA, "Lobby", "")));
            Posting.Stored first = assertInstanceOf(Posting.Stored.class, await(log.append(here(STOCKHOLM))));
            assertEquals(new Posting.Duplicate(first.event()), await(log.append(here(STOCKHOLM))));
            assertEquals(new Posting.Refused(Reason.CONFLICT), await(log.append(here(new Position(0, 0)))));
        }
    }

    @Test
    void aDeletedMessageLeavesNoPositionBehind() throws Exception {
        try (SqliteRoomLog log = open()) {
            await(log.append(new Draft.RoomChange(RoomId.LOBBY, ADA, "Lobby", "")));
            await(log.append(here(STOCKHOLM)));
            await(log.append(new Draft.Delete(RoomId.LOBBY, ADA, NEW)));
            assertEquals(
                    new RoomEvent.Message(RoomId.LOBBY, 2, NOON, ADA, NEW, null, null),
                    after(log, 1).get(0));
        }
    }

    private static Draft here(Position position) {
        return new Draft.Post(RoomId.LOBBY, ADA, NEW, "here", null, position, List.of());
    }

    private SqliteRoomLog open() {
        StoreOpening opening = SqliteRoomLog.open(data, Clock.fixed(NOON, ZoneOffset.UTC));
        return assertInstanceOf(StoreOpening.Opened.class, opening).log();
    }

    private static List<RoomEvent> after(SqliteRoomLog log, long seq) throws Exception {
        return assertInstanceOf(Reading.Page.class, await(log.read(RoomId.LOBBY, HistoryRange.after(seq, 100))))
                .events();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = PositionStoreTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
