package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host tells of people and rooms is in the session's store as it was told. */
final class EventTableTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Member ADA = new Member(new MemberId("ada"), "Ada", Role.HOST);
    private static final Member BOB = new Member(new MemberId("bob"), "Bob", Role.MODERATOR);
    private static final RoomTerms TERMS = new RoomTerms(Duration.ofSeconds(30), Writers.MODERATORS);

    private static final List<RoomEvent> EVENTS = List.of(
            new RoomEvent.Membership(RoomId.LOBBY, 1, NOON, ADA, Change.JOINED),
            new RoomEvent.Membership(RoomId.LOBBY, 2, NOON, ADA, Change.RENAMED, null, "Eva", null),
            new RoomEvent.Membership(RoomId.LOBBY, 3, NOON, ADA, Change.RENAMED, null, "Eva", BOB),
            new RoomEvent.Membership(RoomId.LOBBY, 4, NOON, ADA, Change.REMOVED, BOB),
            new RoomEvent.Membership(RoomId.LOBBY, 5, NOON, ADA, Change.BANNED, BOB),
            new RoomEvent.Membership(RoomId.LOBBY, 6, NOON, ADA, Change.UNBANNED, BOB),
            new RoomEvent.Membership(RoomId.LOBBY, 7, NOON, ADA, Change.ROLE, BOB),
            new RoomEvent.Membership(RoomId.LOBBY, 8, NOON, ADA, Change.LEFT),
            new RoomEvent.RoomChanged(RoomId.LOBBY, 9, NOON, ADA, "Lobby", "Be kind", TERMS));

    @TempDir
    Path directory;

    @Test
    void anEventIsReadAsItWasInserted() {
        try (Database database = new Database(directory.resolve("session.db"))) {
            EventTable table = new EventTable(database);
            EVENTS.forEach(event -> table.insert(event, false));

            assertEquals(EVENTS, table.entriesAfter(RoomId.LOBBY, 0, 100));
        }
    }

    @Test
    void aStoreOfBeforeThereWereTermsIsReadAsOpenRooms() {
        var changed = new RoomEvent.RoomChanged(RoomId.LOBBY, 1, NOON, ADA, "Lobby", "");
        try (Database database = new Database(directory.resolve("session.db"))) {
            new EventTable(database).insert(changed, false);
            for (String column : List.of("other", "other_name", "other_role", "was", "slow", "writers", "files")) {
                database.update("ALTER TABLE event DROP COLUMN " + column);
            }
            database.update("DROP INDEX event_of_room");
            database.update("ALTER TABLE room DROP COLUMN slow");
            database.update("ALTER TABLE room DROP COLUMN writers");
            database.update("ALTER TABLE outbox DROP COLUMN files");
            database.update("DROP TABLE tray");
            database.update("PRAGMA user_version=1");
            database.commit();
        }
        try (Database database = new Database(directory.resolve("session.db"))) {
            assertEquals(List.of(changed), new EventTable(database).entriesAfter(RoomId.LOBBY, 0, 100));
        }
    }
}
