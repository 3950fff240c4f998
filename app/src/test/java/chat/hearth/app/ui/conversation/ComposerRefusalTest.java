package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.Handover;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the composer does with a text that the session has no room for. */
final class ComposerRefusalTest {
    private static final RoomId LOBBY = RoomId.LOBBY;

    @Test
    void aTextThatIsNotTakenStandsInTheComposerAgain() {
        FakeSession session = new FakeSession("Home", FakeSession.member("Ada", Role.MEMBER));
        session.addRoom("lobby", "", true);
        ComposerViewModel composer = new ComposerViewModel(session, new ManualUiThread());
        List<Handover.OutboxFull> refusals = new ArrayList<>();
        composer.whenRefused(refusals::add);
        composer.open(LOBBY);
        session.fillOutbox();

        composer.textProperty().set("hello");
        composer.send();

        assertEquals("hello", composer.textProperty().get());
        assertEquals(List.of(new Handover.OutboxFull(10_000)), refusals);
        assertEquals("hello", session.draft(LOBBY).toCompletableFuture().getNow("none"));
    }
}
