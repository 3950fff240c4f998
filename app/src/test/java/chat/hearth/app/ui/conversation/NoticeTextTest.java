package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent.Membership;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomEvent.RoomChanged;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticeTextTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Member ADA = new Member(new MemberId("a"), "Ada", Role.HOST);
    private static final Member MILO = new Member(new MemberId("m"), "Milo", Role.MEMBER);
    private static final Member SOFIE = new Member(new MemberId("s"), "Sofie", Role.MODERATOR);
    private static final RoomChanged BEFORE = room("Lobby", "Tea", RoomTerms.OPEN);

    private final NoticeText words = new NoticeText(new Texts(Locale.ENGLISH));

    private static RoomChanged room(String name, String topic, RoomTerms terms) {
        return new RoomChanged(RoomId.LOBBY, 7, NOON, ADA, name, topic, terms);
    }

    private static RoomTerms terms(int seconds, Writers writers) {
        return new RoomTerms(Duration.ofSeconds(seconds), writers);
    }

    private String of(Membership event) {
        return words.of(new TimelineEntry.Notice(event));
    }

    private String of(RoomChanged event, @Nullable RoomChanged before) {
        return words.of(new TimelineEntry.Notice(event, before));
    }

    @ParameterizedTest
    @CsvSource({
        "REMOVED, MEMBER, Ada removed Milo",
        "BANNED, MEMBER, Ada banned Milo",
        "UNBANNED, MEMBER, Ada let Milo come back",
        "ROLE, MODERATOR, Ada made Milo a moderator",
        "ROLE, MEMBER, Ada made Milo a member again"
    })
    void whatSomebodyDidToSomebody(Change change, Role role, String sentence) {
        Member milo = new Member(MILO.id(), "Milo", role);
        assertEquals(sentence, of(new Membership(RoomId.LOBBY, 7, NOON, ADA, change, milo)));
    }

    @Test
    void aNewNameIsTheirOwnDoingOrSomebodyElses() {
        assertEquals(
                "Mi is now called Milo",
                of(new Membership(RoomId.LOBBY, 7, NOON, MILO, Change.RENAMED, null, "Mi", null)));
        assertEquals(
                "Sofie changed the name of Mi to Milo",
                of(new Membership(RoomId.LOBBY, 7, NOON, MILO, Change.RENAMED, null, "Mi", SOFIE)));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "Hall, Tea, 0, EVERYBODY, Ada renamed the room to Hall",
        "Lobby, Cake, 0, EVERYBODY, Ada changed the topic: Cake",
        "Lobby, '', 0, EVERYBODY, Ada removed the topic",
        "Lobby, Tea, 30, EVERYBODY, Ada turned slow mode on: 30 s between two messages of one person",
        "Lobby, Tea, 300, EVERYBODY, Ada turned slow mode on: 5 min between two messages of one person",
        "Lobby, Tea, 90, EVERYBODY, Ada turned slow mode on: 1 min 30 s between two messages of one person",
        "Lobby, Tea, 0, MODERATORS, Ada lets only moderators write here",
        "Hall, Cake, 0, EVERYBODY, Ada renamed the room to Hall · Ada changed the topic: Cake"
    })
    void ofARoomIsSaidWhatChanged(String name, String topic, int slow, Writers writers, String sentence) {
        assertEquals(sentence, of(room(name, topic, terms(slow, writers)), BEFORE));
    }

    @Test
    void whatEndsIsSaidToo() {
        RoomChanged slow = room("Lobby", "Tea", terms(30, Writers.MODERATORS));
        assertEquals("Ada turned slow mode off", of(room("Lobby", "Tea", terms(0, Writers.MODERATORS)), slow));
        assertEquals(
                "Ada lets everybody write here again", of(room("Lobby", "Tea", terms(30, Writers.EVERYBODY)), slow));
    }

    @Test
    void whereItIsNotKnownHowTheRoomWasAllOfItIsSaid() {
        assertEquals(
                "Ada changed the room: Lobby — Tea · Ada turned slow mode on: 30 s between two messages of one person",
                of(room("Lobby", "Tea", terms(30, Writers.EVERYBODY)), null));
    }
}
