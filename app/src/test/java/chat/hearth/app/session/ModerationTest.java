package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomSummary;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session makes of names, roles, terms of rooms, and of being sent away. */
final class ModerationTest {
    private static final Member HOST = new Member(new MemberId("h"), "Hanna", Role.HOST);
    private static final Member GONE = new Member(new MemberId("g"), "Gerd", Role.MEMBER);
    private static final RoomTerms SLOW = new RoomTerms(Duration.ofSeconds(30), Writers.EVERYBODY);

    @TempDir
    Path data;

    private static void say(Scene scene, String text) {
        scene.session.post(Scene.LOBBY, text, null);
        scene.loop.run();
    }

    private static void slowDown(Scene scene, RoomTerms terms) {
        scene.hears(new HostEvent.RoomsChanged(List.of(new RoomSummary(Scene.LOBBY, "Lobby", "", 1, terms))));
    }

    private static Answer tooFast(long seconds) {
        return new Answer.Failed(Reason.RATE_LIMITED, "Slowly.", Duration.ofSeconds(seconds));
    }

    private static Member me(Scene scene) {
        return scene.session.info().get().me();
    }

    private static Instant in(long seconds) {
        return ManualLoop.NOON.plusSeconds(seconds);
    }

    @Test
    void everyRequestReachesTheHostAndItsAnswerComesBack() throws Exception {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Moderation does = scene.session.moderation();
            MemberId ben = Scene.BEN.id();
            does.renameMyself("Anne");
            does.rename(ben, "Benno");
            does.setRole(ben, Role.MODERATOR);
            does.remove(ben);
            does.ban(ben);
            does.unban(ben);
            does.bans();
            does.setSlow(Scene.LOBBY, Duration.ofSeconds(30));
            CompletionStage<Answer> last = does.setWriters(Scene.LOBBY, Writers.MODERATORS);
            scene.loop.run();

            assertEquals(
                    List.of(
                            new ClientRequest.Rename("Anne", null),
                            new ClientRequest.Rename("Benno", ben),
                            new ClientRequest.SetRole(ben, Role.MODERATOR),
                            new ClientRequest.Kick(ben),
                            new ClientRequest.Ban(ben),
                            new ClientRequest.Unban(ben),
                            new ClientRequest.ListBans(),
                            new ClientRequest.ChangeRoom(Scene.LOBBY, null, null, Duration.ofSeconds(30), null),
                            new ClientRequest.ChangeRoom(Scene.LOBBY, null, null, null, Writers.MODERATORS)),
                    scene.link.asked);
            for (int i = 0; i < 8; i++) {
                scene.answers(new Answer.Done());
            }
            Answer refusal = new Answer.Failed(Reason.FORBIDDEN, "You may not do that here.", null);
            scene.answers(refusal);
            assertEquals(refusal, last.toCompletableFuture().get(0, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoIAmChangesAtOnceAndTheNextConnectionComesInUnderTheNewName() {
        Member now = new Member(Scene.ANNA.id(), "Anne", Role.MODERATOR);
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(new HostEvent.You(now));
            assertEquals(now, me(scene));
            assertEquals(
                    "Anne", scene.core.door.auth("host:5000", "sid").get("name").getAsString());

            scene.hears(Scene.event(Scene.message(2, Scene.BEN, Scene.id(2), "look, @Anne")));
            assertEquals(1, scene.room(Scene.LOBBY).mentions());
        }
        try (Scene again = new Scene(data)) {
            assertEquals(now, me(again));
        }
    }

    @Test
    void whatTheHostMakesOfMyNameIsNotTakenForAnotherOne() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(new HostEvent.You(new Member(Scene.ANNA.id(), "Anna", Role.MODERATOR)));

            assertEquals(
                    "Anna", scene.core.door.auth("host:5000", "sid").get("name").getAsString());
        }
    }

    @Test
    void inSlowModeAMessageWaitsForItsTimeAndIsNotShownAsFailed() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            slowDown(scene, SLOW);
            Scene.Shown shown = scene.show(Scene.LOBBY);
            say(scene, "hello");
            ClientRequest first = scene.link.asked.get(0);

            scene.answers(tooFast(20));
            assertEquals(Delivery.PENDING, shown.last().delivery());
            assertEquals(in(20), scene.room(Scene.LOBBY).nextPost());
            scene.loop.advance(Duration.ofMillis(19_999));
            assertEquals(List.of(), scene.link.asked);
            scene.loop.advance(Duration.ofMillis(1));

            assertEquals(List.of(first), scene.link.asked);
        }
    }

    @Test
    void whileAMessageWaitsAnotherOneCanBeChanged() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            MessageId mine = MessageId.random();
            scene.hears(Scene.event(Scene.message(2, Scene.ANNA, mine, "helo")));
            slowDown(scene, SLOW);
            say(scene, "waits");
            scene.answers(tooFast(20));

            scene.session.edit(Scene.LOBBY, mine, "hello");
            scene.loop.run();

            assertEquals(List.of(new ClientRequest.Edit(Scene.LOBBY, mine, "hello")), scene.link.asked);
        }
    }

    @Test
    void anEditOfAMessageThatWaitsStaysBehindIt() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            slowDown(scene, SLOW);
            say(scene, "waits");
            MessageId waiting = ((ClientRequest.Post) scene.link.asked.get(0)).id();
            scene.answers(tooFast(20));

            scene.session.edit(Scene.LOBBY, waiting, "still waits");
            scene.loop.run();

            assertEquals(List.of(), scene.link.asked);
        }
    }

    @Test
    void whatWaitedGoesAtOnceWhenSlowModeEnds() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            slowDown(scene, SLOW);
            say(scene, "hello");
            ClientRequest first = scene.link.asked.get(0);
            scene.answers(tooFast(20));

            slowDown(scene, RoomTerms.OPEN);

            assertEquals(List.of(first), scene.link.asked);
            assertNull(scene.room(Scene.LOBBY).nextPost());
        }
    }

    @Test
    void whatWaitedGoesAtOnceWhenIBecomeModerator() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            slowDown(scene, SLOW);
            say(scene, "hello");
            ClientRequest first = scene.link.asked.get(0);
            scene.answers(tooFast(20));

            scene.hears(new HostEvent.You(new Member(Scene.ANNA.id(), "Anna", Role.MODERATOR)));

            assertEquals(List.of(first), scene.link.asked);
        }
    }

    @Test
    void afterAMessageTheRoomsWaitBeginsForThoseWhoAreBoundByIt() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            slowDown(scene, SLOW);
            say(scene, "hello");
            scene.answers(new Answer.Stored(2, ManualLoop.NOON));
            assertEquals(in(30), scene.room(Scene.LOBBY).nextPost());

            scene.hears(new HostEvent.You(new Member(Scene.ANNA.id(), "Anna", Role.MODERATOR)));
            say(scene, "as a moderator");
            scene.answers(new Answer.Stored(3, ManualLoop.NOON));
            assertNull(scene.room(Scene.LOBBY).nextPost());
        }
    }

    @Test
    void theTermsOfARoomAreKnownWithoutAConnection() {
        RoomTerms terms = new RoomTerms(Duration.ofMinutes(5), Writers.MODERATORS);
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(Scene.event(
                    new RoomEvent.RoomChanged(Scene.LOBBY, 2, ManualLoop.NOON, HOST, "Lobby", "Quiet", terms)));
            assertEquals(terms, scene.room(Scene.LOBBY).terms());
        }
        try (Scene again = new Scene(data)) {
            assertEquals(terms, again.room(Scene.LOBBY).terms());
        }
    }

    @Test
    void aChangeOfARoomIsToldWithHowItWasBefore() {
        var first = new RoomEvent.RoomChanged(Scene.LOBBY, 2, ManualLoop.NOON, HOST, "Lobby", "");
        var second = new RoomEvent.RoomChanged(Scene.LOBBY, 4, ManualLoop.NOON, HOST, "Lobby", "", SLOW);
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown live = scene.show(Scene.LOBBY);
            scene.hears(Scene.event(first), Scene.event(Scene.message(3)), Scene.event(second));
            Scene.Shown later = scene.show(Scene.LOBBY);

            for (Scene.Shown shown : List.of(live, later)) {
                assertEquals(new TimelineEntry.Notice(first, null), shown.entries.get(1));
                assertEquals(new TimelineEntry.Notice(second, first), shown.entries.get(3));
            }
        }
    }

    @Test
    void whoSentMeAwayIsKnownAndComingBackIsTriedOnlyWhenAsked() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(Scene.event(new Membership(Scene.LOBBY, 2, ManualLoop.NOON, HOST, Change.REMOVED, Scene.ANNA)));
            assertEquals("Hanna", scene.session.info().get().sentAwayBy());
            scene.loop.execute(() -> scene.core.stateChanged(
                    new ConnectionState.Refused(new ConnectionState.Refusal("removed", "You were removed."))));
            scene.loop.run();
            int before = scene.link.opened;

            scene.session.retryConnection();
            scene.loop.run();
            assertEquals(before + 1, scene.link.opened);

            scene.connect(Scene.welcome("e1", 2, List.of(Scene.LOBBY)));
            assertNull(scene.session.info().get().sentAwayBy());
        }
    }

    @Test
    void thatSomebodyElseWasSentAwayIsNotAboutMe() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(
                    Scene.event(new Membership(Scene.LOBBY, 2, ManualLoop.NOON, HOST, Change.BANNED, Scene.BEN)),
                    Scene.event(new Membership(Scene.LOBBY, 3, ManualLoop.NOON, HOST, Change.ROLE, Scene.ANNA)));
            assertNull(scene.session.info().get().sentAwayBy());
        }
    }

    @Test
    void somebodyWhoIsNotHereIsListedAsTheyWereRenamed() {
        Member renamed = new Member(GONE.id(), "Gerhard", Role.MEMBER);
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(
                    Scene.event(Scene.message(2, GONE, Scene.id(2), "bye")),
                    Scene.event(new Membership(
                            Scene.LOBBY, 3, ManualLoop.NOON, renamed, Change.RENAMED, null, "Gerd", HOST)));

            assertEquals(
                    List.of(new Person(renamed, PresenceState.OFFLINE)),
                    scene.session.people().get().stream()
                            .filter(person -> person.member().id().equals(GONE.id()))
                            .toList());
        }
    }

    @Test
    void presenceTellsOfANewNameAndRole() {
        Member promoted = new Member(Scene.BEN.id(), "Benno", Role.MODERATOR);
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(new HostEvent.Presence(List.of(new Person(promoted, PresenceState.ONLINE))));

            assertEquals(
                    List.of(Scene.ANNA, promoted),
                    scene.session.people().get().stream().map(Person::member).toList());
        }
    }
}
