package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Every state of the screen can be drawn in both themes; the pictures are for people to look at. */
final class ConversationPicturesTest extends FxTest {
    private ConversationView show(FakeSession session) {
        ConversationView[] made = new ConversationView[1];
        navigation.hosting = true;
        show(
                () -> {
                    made[0] = new ConversationView(session, context(), uri -> {});
                    return made[0].root();
                },
                1280,
                800);
        WaitForAsyncUtils.waitForFxEvents(5);
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
    void anEmptyRoom() {
        FakeSession session = Workshop.session();
        ConversationView view = show(session);
        robot.interact(() -> view.show(session.room("builds").id()));
        WaitForAsyncUtils.waitForFxEvents(5);
        screenshots("conversation-empty");
        assertTrue(Files.exists(Path.of("target/screenshots/conversation-empty-dark.png")));
    }
}
