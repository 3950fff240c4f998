package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnreadTest {
    @TempDir
    Path data;

    private static List<Integer> counts(Scene scene) {
        RoomState room = scene.room(Scene.LOBBY);
        return List.of(room.unread(), room.mentions());
    }

    private static HostEvent says(long seq, Member author, String text) {
        return Scene.event(Scene.message(seq, author, Scene.id(seq), text));
    }

    @Test
    void messagesOfOthersAreCountedAndThoseThatNameMe() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.hears(
                    says(3, Scene.BEN, "hi"),
                    says(4, Scene.ANNA, "I am @anna myself"),
                    says(5, Scene.BEN, "@ANNA?"),
                    Scene.event(new RoomEvent.Membership(
                            Scene.LOBBY, 6, ManualLoop.NOON, Scene.BEN, RoomEvent.Membership.Change.LEFT)));

            assertEquals(List.of(2, 1), counts(scene));
        }
    }

    @Test
    void readingNeverGoesBackUnlessByHand() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.hears(says(3, Scene.BEN, "hi"), says(4, Scene.BEN, "@anna"));

            scene.session.markRead(Scene.LOBBY, 3);
            scene.loop.run();
            assertEquals(List.of(1, 1), counts(scene));
            scene.session.markRead(Scene.LOBBY, 4);
            scene.session.markRead(Scene.LOBBY, 2);
            scene.loop.run();
            assertEquals(List.of(0, 0), counts(scene));
            scene.session.markUnreadFrom(Scene.LOBBY, 4);
            scene.loop.run();

            assertEquals(List.of(1, 1), counts(scene));
        }
    }

    @Test
    void aMarkSetBackByHandIsNotUndoneByTheHost() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.session.markUnreadFrom(Scene.LOBBY, 1);
            scene.loop.run();
            scene.lose();
            HostEvent.Welcome plain = Scene.welcome("e1", 2, List.of(Scene.LOBBY));

            scene.connect(new HostEvent.Welcome(
                    plain.sessionId(),
                    plain.sessionName(),
                    plain.epoch(),
                    plain.you(),
                    null,
                    null,
                    plain.rooms(),
                    plain.joined(),
                    plain.resumed(),
                    Map.of(Scene.LOBBY, 2L),
                    plain.people(),
                    plain.limits(),
                    plain.door()));

            assertEquals(List.of(2, 0), counts(scene));
        }
    }

    @Test
    void aDeletedMessageIsNoNews() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.hears(says(3, Scene.BEN, "@anna"));
            scene.hears(Scene.event(new RoomEvent.Delete(Scene.LOBBY, 4, ManualLoop.NOON, Scene.BEN, Scene.id(3))));

            assertEquals(List.of(0, 0), counts(scene));
        }
    }

    @Test
    void theHostIsToldAtMostOnceASecondHowFarIHaveRead() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.hears(says(3, Scene.BEN, "a"), says(4, Scene.BEN, "b"));
            scene.session.markRead(Scene.LOBBY, 3);
            scene.session.markRead(Scene.LOBBY, 4);
            scene.loop.run();
            scene.loop.advance(Duration.ofSeconds(1));

            assertEquals(List.of(new ClientRequest.Read(Scene.LOBBY, 4)), scene.link.told);
        }
    }

    @Test
    void typingWearsOffAndEndsWithTheMessage() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.hears(new HostEvent.Typing(Scene.LOBBY, Scene.BEN), new HostEvent.Typing(Scene.LOBBY, Scene.ANNA));
            Map<RoomId, List<Member>> benTypes = Map.of(Scene.LOBBY, List.of(Scene.BEN));
            scene.loop.advance(Duration.ofMillis(4_999));
            assertEquals(benTypes, scene.session.typing().get());
            scene.loop.advance(Duration.ofMillis(1));
            assertEquals(Map.of(), scene.session.typing().get());

            scene.hears(new HostEvent.Typing(Scene.LOBBY, Scene.BEN));
            assertEquals(benTypes, scene.session.typing().get());
            scene.hears(says(3, Scene.BEN, "done"));

            assertEquals(Map.of(), scene.session.typing().get());
        }
    }

    @Test
    void theOthersAreToldThatITypeEveryThreeSecondsAtMost() {
        try (Scene scene = Scene.inLobby(data, 2)) {
            scene.session.typingIn(Scene.LOBBY);
            scene.session.typingIn(Scene.LOBBY);
            scene.loop.run();
            scene.loop.advance(Duration.ofSeconds(3));
            scene.session.typingIn(Scene.LOBBY);
            scene.loop.run();

            ClientRequest sign = new ClientRequest.Typing(Scene.LOBBY);
            assertEquals(List.of(sign, sign), scene.link.told);
        }
    }
}
