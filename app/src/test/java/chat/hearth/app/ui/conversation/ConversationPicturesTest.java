package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every state of the screen can be drawn in both themes; the pictures are for people to look at. */
final class ConversationPicturesTest extends FxTest {
    private static final List<String> LONG_TEXTS =
            List.of("short", "A sentence of usual length, as people write them.", "x".repeat(300), "🎉".repeat(60));

    @BeforeEach
    void host() {
        navigation.hosting = true;
    }

    private ConversationView show(FakeSession session) {
        ConversationView[] made = new ConversationView[1];
        show(
                () -> {
                    made[0] = new ConversationView(session, context(), uri -> {});
                    return made[0].root();
                },
                1280,
                800);
        Frames.settle();
        return made[0];
    }

    @Test
    void aLivelyRoom() {
        FakeSession session = Workshop.session();
        show(session);
        session.setTyping(session.room("lobby").id(), List.of(Workshop.MILO, Workshop.PRIYA));
        session.post(session.room("lobby").id(), "Bringing plates, too 🍰", null);
        screenshots("conversation");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-dark.png")));
    }

    @Test
    void troubleWithTheHost() {
        FakeSession session = Workshop.session();
        show(session);
        session.post(session.room("lobby").id(), "Can you hear me?", null);
        robot.interact(
                () -> session.room("lobby").refuseFirst("rate-limited", "You are writing too fast; wait a moment."));
        robot.interact(() -> session.setConnection(new ConnectionState.Waiting(
                ConnectionState.Trouble.LOST, 2, NOW.plusSeconds(7), Duration.ofSeconds(8))));
        robot.interact(() -> fx.advance(Duration.ofSeconds(2)));
        screenshots("conversation-trouble");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-trouble-dark.png")));
    }

    @Test
    void aServerThatOnlyPassesMessagesOn() {
        FakeSession session = new FakeSession("127.0.0.1:8080/ws", Workshop.ADA);
        session.setKind(ServerKind.WEB_SOCKET);
        FakeRoom room = session.addRoom("lobby", "", true);
        room.say(Workshop.MILO, FakeSession.NOON.minusSeconds(300), "Is anybody listening on this socket?");
        room.say(FakeSession.member("Someone", Role.MEMBER), FakeSession.NOON.minusSeconds(200), "Yes, me.");
        session.post(room.id(), "And me, with Hearth.", null);
        room.refuseFirst(TimelineEntry.Delivery.Failed.UNCERTAIN, "");
        navigation.hosting = false;
        show(session);
        screenshots("conversation-foreign");

        assertTrue(robot.lookup("Plain WebSocket server").tryQuery().isPresent());
        assertTrue(robot.lookup("Certificate not verified").tryQuery().isPresent());
        assertTrue(robot.lookup("#create-room, #room-menu, #toggle-people, #find, #people")
                .queryAll()
                .isEmpty());
    }

    @Test
    void anEmptyRoom() {
        FakeSession session = Workshop.session();
        ConversationView view = show(session);
        robot.interact(() -> view.show(session.room("builds").id()));
        Frames.settle();
        screenshots("conversation-empty");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-empty-dark.png")));
    }

    @Test
    void thePickerOfEmoji() {
        show(Workshop.session());
        robot.interact(() -> robot.lookup("#open-emoji").queryAs(Button.class).fire());
        Frames.settle();
        screenshots("emoji-picker");
        assertTrue(Files.exists(Path.of("target/screenshots/emoji-picker-dark.png")));
    }

    @Test
    void theSwitcher() {
        show(Workshop.session());
        robot.interact(() -> robot.lookup("#find").queryAs(Button.class).fire());
        Frames.settle();
        screenshots("switcher");
        assertTrue(Files.exists(Path.of("target/screenshots/switcher-dark.png")));
    }

    @Test
    void largeLetters() {
        FakeSession session = Workshop.session();
        settings.update(s -> s.withTextSize(200));
        show(session);
        session.post(session.room("lobby").id(), "Bringing plates, too 🍰", null);
        screenshots("conversation-large");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-large-dark.png")));
    }

    @Test
    void longNamesAndLongMessages() {
        FakeSession session = Workshop.session();
        FakeRoom room = session.addRoom("a room whose name was thought up by a committee of nine", "", true);
        room.change(s ->
                new RoomState(s.id(), s.name(), "And a topic that is no shorter, ".repeat(9), true, 0, 0, 0, 0, false));
        Member longest = FakeSession.member("Maximiliana Wolfeschlegelsteinhausenbergerdorff".repeat(2), Role.GUEST);
        room.fill(List.of(Workshop.MILO, longest, Workshop.NOOR), NOW.minus(Duration.ofDays(9)), 10_000, LONG_TEXTS);
        room.say(longest, NOW, "https://example.org/" + "a-path-without-any-place-to-break/".repeat(12));
        Message last = room.say(Workshop.TOMAS, NOW, "word ".repeat(150));
        room.say(longest, NOW, "an answer", last.id());
        ConversationView view = show(session);
        robot.interact(() -> view.show(room.id()));
        Frames.settle();
        robot.moveTo(robot.lookup(".reply-quote").<Node>query());
        screenshots("conversation-long");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-long-dark.png")));
    }
}
