package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.shell.PasswordPrompt;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A door that was shut while one was away. */
final class SessionDoorTest {
    private final FakeSession session = new FakeSession("Workshop", Workshop.ADA);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final SessionDoor door = new SessionDoor(
            session,
            new UiContext(
                    new ManualUiThread(),
                    new Texts(Locale.ENGLISH),
                    new LiveSettings(Settings.DEFAULT, saved -> {}),
                    dialogs,
                    new FakeNavigation(),
                    Clock.systemUTC()));

    private void refused(String code) {
        door.connectionIs(new ConnectionState.Refused(new ConnectionState.Refusal(code, "")));
    }

    private PasswordPrompt prompt() {
        assertEquals(1, dialogs.shown.size(), "one question");
        return assertInstanceOf(PasswordPrompt.class, dialogs.shown.get(0));
    }

    @Test
    void itAsksForThePasswordUntilOneIsRight() {
        refused("password-needed");
        assertEquals(List.of(), dialogs.shown, "nothing opens by itself");
        door.ask();
        prompt().submit("wrong");
        refused("password-wrong");
        assertEquals("That is not the password.", prompt().problemProperty().get());
        prompt().submit("right");
        door.connectionIs(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET));

        assertFalse(prompt().openProperty().get());
        assertEquals(List.of("enter with wrong", "enter with right"), session.said());
    }

    @Test
    void itTakesAnInvitationWhereOnlyThatHelps() {
        refused("invitation-needed");
        dialogs.willAnswer("http://192.168.1.20:5000/#t=AbCdEfGhIjKlMnOpQr_-12");
        door.ask();

        assertEquals(List.of("enter with null"), session.said());
    }

    @Test
    void whoeverIsBannedIsAskedForNothing() {
        refused("banned");
        door.ask();

        assertEquals(List.of(), dialogs.shown);
    }

    @Test
    void leavingTakesTheQuestionOff() {
        refused("too-many-tries");
        door.ask();
        door.close();

        assertFalse(prompt().openProperty().get());
        assertEquals(List.of(), session.said());
    }
}
