package chat.hearth.app.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.LobbySession;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.connect.StartStatus.Idle;
import chat.hearth.app.ui.connect.StartStatus.Trouble;
import chat.hearth.app.ui.shell.PasswordPrompt;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.protocol.chat.ClientLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way through a door that is not open to everybody. */
final class DoorJoiningTest {
    private static final ConnectionState CONNECTED = new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET);
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQr_-12";
    private static final String LINK = "http://192.168.1.20:5000/#t=" + TOKEN + "&r=tea-room";

    private final LiveSettings settings = new LiveSettings(Settings.DEFAULT.withName("Grace"), saved -> {});
    private final FakeDialogs dialogs = new FakeDialogs();
    private final ManualUiThread fx = new ManualUiThread();
    private final Time time = new Time();
    private final List<Credentials> shown = new ArrayList<>();
    private final List<LobbySession> sessions = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private Finding finding = new Finding.Found(ServerKind.HEARTH);
    private ConnectViewModel viewModel;

    @BeforeEach
    void openStartScreen() {
        UiContext context = new UiContext(fx, new Texts(Locale.ENGLISH), settings, dialogs, new FakeNavigation(), time);
        SessionOpener opener = (destination, name, whose, credentials) -> {
            shown.add(credentials);
            LobbySession session = new LobbySession(new SessionInfo("", null, ClientLimits.DEFAULTS));
            sessions.add(session);
            return session;
        };
        viewModel = new ConnectViewModel(
                context,
                new ConnectServices(
                        new FakeHost().service(Runnable::run),
                        HostPlace.DEFAULT,
                        (address, options) -> CompletableFuture.completedFuture(finding),
                        opener,
                        Runnable::run,
                        Nearby.OFF),
                (session, room) -> entered.add(room == null ? "anywhere" : room.value()));
    }

    private void join(String address) {
        viewModel.addressProperty().set(address);
        viewModel.join();
    }

    private void refuse(String code, @Nullable Duration retryAfter) {
        sessions.get(sessions.size() - 1)
                .connection
                .set(new ConnectionState.Refused(new ConnectionState.Refusal(code, "The host's.", retryAfter)));
        fx.drawFrame();
    }

    private void letIn() {
        sessions.get(sessions.size() - 1).connection.set(CONNECTED);
        fx.drawFrame();
    }

    private PasswordPrompt prompt() {
        assertEquals(1, dialogs.shown.size(), "one question");
        return assertInstanceOf(PasswordPrompt.class, dialogs.shown.get(0));
    }

    @Test
    void anInvitationIsShownAndItsRoomOpened() {
        join(LINK);
        letIn();

        assertEquals(List.of(new Credentials(null, TOKEN)), shown);
        assertEquals(List.of("tea-room"), entered);
    }

    @Test
    void ofAnInvitationOnlyTheAddressIsRemembered() {
        viewModel.joinRecent(LINK);
        letIn();

        assertEquals(List.of("192.168.1.20:5000"), settings.get().recentAddresses());
        assertFalse(settings.get().toString().contains(TOKEN));
        assertEquals("", viewModel.addressProperty().get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://1.2.3.4/#t=short | This invitation is not whole. Copy all of it, or ask for it again.",
                "hearth://join?host=nowhere: | The address in this invitation is none. Ask for another one.",
                "https://a.example/#t=AbCdEfGhIjKlMnOpQr_-12 | This invitation is for a browser: it starts with https."
                        + " Open it there, or ask for one that starts with http."
            })
    void aBadInvitationIsSaidAtTheField(String link, String sentence) {
        join(link);

        assertEquals(sentence, viewModel.addressProblemProperty().get());
        assertEquals(List.of(), shown);
    }

    @Test
    void anInvitationToWhatIsNoHostIsNotShownThere() {
        finding = new Finding.Found(ServerKind.SOCKET_IO);
        join(LINK);

        assertEquals(List.of(), shown);
        assertEquals(
                "Something else than Hearth answers at 192.168.1.20:5000.",
                assertInstanceOf(Trouble.class, viewModel.statusProperty().get())
                        .sentence());
    }

    @Test
    void thePasswordIsAskedForAndOpensTheDoor() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("open sesame");
        assertFalse(prompt().readyProperty().get(), "while it is being tried");
        letIn();

        assertEquals(List.of(Credentials.NONE, Credentials.ofPassword("open sesame")), shown);
        assertEquals(List.of("anywhere"), entered);
        assertFalse(prompt().openProperty().get());
    }

    @Test
    void aWrongPasswordIsSaidInTheQuestion() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("wrong");
        refuse("password-wrong", null);

        assertEquals("That is not the password.", prompt().problemProperty().get());
        prompt().submit("right");
        letIn();
        assertEquals(List.of("anywhere"), entered);
    }

    @Test
    void tooManyTriesAreCountedDown() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("wrong");
        refuse("too-many-tries", Duration.ofSeconds(61));
        assertEquals(
                "Too many wrong passwords. You can try again in 1:01.",
                prompt().problemProperty().get());
        prompt().submit("another");
        assertEquals(2, shown.size(), "none is taken for now");

        goBy(Duration.ofSeconds(60));
        assertEquals(
                "Too many wrong passwords. You can try again in 0:01.",
                prompt().problemProperty().get());
        goBy(Duration.ofSeconds(1));
        assertEquals("", prompt().problemProperty().get());
        prompt().submit("right");
        letIn();
        assertEquals(List.of("anywhere"), entered);
    }

    @Test
    void turningAwayFromTheQuestionLeadsBack() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().turnAway();

        assertEquals(new Idle(), viewModel.statusProperty().get());
        assertEquals(List.of(), entered);
    }

    @Test
    void aNameThatIsTakenBehindTheDoorDoesNotAskForThePasswordAgain() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("open sesame");
        refuse("name-taken", null);
        assertFalse(prompt().openProperty().get());
        assertEquals("Grace 2", viewModel.nameSuggestionProperty().get());

        viewModel.takeSuggestion();
        letIn();

        assertEquals(Credentials.ofPassword("open sesame"), shown.get(2));
        assertEquals(List.of("anywhere"), entered);
    }

    @Test
    void aPasswordForOneHostIsNotShownToAnother() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("open sesame");
        refuse("name-taken", null);

        viewModel.nameProperty().set("Grace 2");
        join("192.168.1.21");

        assertEquals(Credentials.NONE, shown.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invitation-needed | This session can be joined by invitation only.",
                "invitation-bad    | This invitation is not valid any more, or never was.",
                "banned            | The host has banned you from this session.",
                "too-many-tries    | There were too many wrong passwords."
            })
    void otherDoorsSayWhatIsWrongAndWhatToDo(String code, String sentence) {
        join(LINK);
        refuse(code, null);

        Trouble trouble =
                assertInstanceOf(Trouble.class, viewModel.statusProperty().get());
        assertEquals(sentence, trouble.sentence());
        assertFalse(trouble.advice().isEmpty());
        assertEquals(List.of(), dialogs.shown);
    }

    @Test
    void aHostThatGoesAwayTakesTheQuestionWithIt() {
        join("192.168.1.20");
        refuse("password-needed", null);
        prompt().submit("open sesame");
        sessions.get(1)
                .connection
                .set(new ConnectionState.Waiting(
                        ConnectionState.Trouble.REFUSED, 1, Instant.EPOCH, Duration.ofSeconds(1)));
        fx.drawFrame();

        assertFalse(prompt().openProperty().get());
        assertTrue(viewModel.statusProperty().get() instanceof Trouble);
    }

    private void goBy(Duration passed) {
        time.now = time.now.plus(passed);
        fx.advance(Duration.ofMillis(250));
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-03-14T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
