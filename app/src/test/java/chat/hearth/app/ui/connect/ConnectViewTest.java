package chat.hearth.app.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.LobbySession;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.server.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConnectViewTest extends FxTest {
    private final FakeHost host = new FakeHost();
    private Finding finding = new Finding.Found(ServerKind.HEARTH);
    private final ServerFinder finder = (address, options) -> CompletableFuture.completedFuture(finding);
    private final List<String> opened = new ArrayList<>();
    private final List<LobbySession> sessions = new ArrayList<>();
    private final List<ChatSession> entered = new ArrayList<>();

    @BeforeEach
    void openStartScreen() {
        robot.interact(() -> settings.update(current ->
                current.withName("").withRecentAddress("10.0.0.7:5000").withRecentAddress("192.168.1.20:5000")));
        show(
                () -> {
                    SessionOpener opener = (destination, name, whose, credentials) -> {
                        opened.add(name + " to " + destination + " " + whose);
                        sessions.add(new LobbySession(new SessionInfo("", null, ClientLimits.DEFAULTS)));
                        return sessions.get(sessions.size() - 1);
                    };
                    ConnectViewModel viewModel = new ConnectViewModel(
                            context(),
                            new ConnectServices(
                                    host.service(Runnable::run),
                                    HostPlace.DEFAULT,
                                    finder,
                                    opener,
                                    Runnable::run,
                                    Nearby.OFF),
                            (session, room) -> entered.add(session));
                    return new ConnectView(viewModel, context()).root();
                },
                1100,
                760);
        robot.interact(
                () -> robot.lookup("#connect-name").queryAs(TextField.class).requestFocus());
    }

    private void type(String text) {
        robot.interact(() -> ((TextField) scene().getFocusOwner()).setText(text));
    }

    private void settle() {
        Frames.settle();
    }

    @Test
    void hostingTakesANameAndTheKeyboard() {
        type("Ada");
        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.SPACE);
        settle();

        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);
        assertEquals(List.of("Ada to 127.0.0.1:5000 OWN"), opened);
        screenshots("start-busy");
    }

    @Test
    void joiningTakesANameAnAddressAndEnter() {
        type("Grace");
        robot.push(KeyCode.ENTER);
        type("192.168.1.20");
        robot.push(KeyCode.ENTER);
        settle();
        robot.interact(() ->
                sessions.get(0).connection.set(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET)));

        assertEquals(List.of("Grace to 192.168.1.20:5000 OTHERS"), opened);
        assertEquals(1, entered.size());
    }

    @Test
    void aTakenNameOffersAnotherRightThere() {
        type("Ada");
        robot.push(KeyCode.ENTER);
        type("192.168.1.20");
        robot.push(KeyCode.ENTER);
        settle();
        robot.interact(() -> sessions.get(0)
                .connection
                .set(new ConnectionState.Refused(new ConnectionState.Refusal("name-taken", "Taken."))));
        settle();
        screenshots("start-name-taken");

        robot.clickOn("#connect-suggestion");
        settle();

        assertEquals("Ada 2 to 192.168.1.20:5000 OTHERS", opened.get(1));
    }

    @Test
    void troubleSaysWhatIsWrongAndWhatToDo() {
        type("Ada");
        robot.push(KeyCode.ENTER);
        type("192.168.1.20");
        robot.push(KeyCode.ENTER);
        settle();
        robot.interact(() -> sessions.get(0)
                .connection
                .set(new ConnectionState.Waiting(
                        ConnectionState.Trouble.REFUSED, 1, Instant.EPOCH, Duration.ofSeconds(1))));
        settle();
        screenshots("start-trouble");

        assertTrue(robot.lookup("The computer at 192.168.1.20:5000 is there, but no session is hosted on that port.")
                .tryQuery()
                .isPresent());
    }

    @Test
    void aTakenPortIsSolvedByOnePress() {
        host.willFail(new StartFailure.PortInUse(5000, OptionalInt.of(5001)));
        type("Ada");
        robot.clickOn("#connect-host");
        settle();
        screenshots("start-port-in-use");

        robot.clickOn("#connect-fix");
        settle();

        assertEquals(List.of("Ada to 127.0.0.1:5001 OWN"), opened);
    }

    @Test
    void aRecentAddressIsOneClick() {
        type("Ada");
        screenshots("start");
        robot.clickOn(".connect-recent-address");
        settle();

        assertEquals(List.of("Ada to 192.168.1.20:5000 OTHERS"), opened);
    }

    @Test
    void moreOptionsUnfoldAndWarnOfACertificateThatNobodyVerifies() {
        type("Ada");
        robot.clickOn("#connect-options");
        settle();
        screenshots("start-options");
        robot.interact(() ->
                robot.lookup("#connect-unverified").queryAs(CheckBox.class).fire());
        robot.interact(
                () -> robot.lookup("#connect-headers").queryAs(TextArea.class).setText("no header"));
        robot.interact(
                () -> robot.lookup("#connect-address").queryAs(TextField.class).setText("wss://localhost/ws"));
        robot.interact(() -> robot.lookup("#connect-join").queryButton().fire());
        settle();
        screenshots("start-options-wrong");

        assertTrue(robot.lookup("Whoever is between you and the server can read and change everything,"
                        + " your headers included.")
                .tryQuery()
                .isPresent());
        assertTrue(robot.lookup("“no header” is no header. One on each line, such as Authorization: Bearer abc")
                .tryQuery()
                .isPresent());
    }

    @Test
    void whatIsNoChatIsSaidInWords() {
        finding = new Finding.Failed(ConnectionState.Trouble.NOT_A_CHAT, 0);
        type("Ada");
        robot.push(KeyCode.ENTER);
        type("192.168.1.20:80");
        robot.push(KeyCode.ENTER);
        settle();
        screenshots("start-not-a-chat");
        assertTrue(NodeSearch.canBeClicked(robot.lookup("#connect-fix").query()));

        assertTrue(robot.lookup("192.168.1.20:80 answers, but there is nothing to chat with.")
                .tryQuery()
                .isPresent());
    }

    @Test
    void largeTextStillFitsTheWindow() {
        type("Ada");
        robot.interact(() -> settings.update(current -> current.withTextSize(200)));
        settle();
        screenshots("start-large");

        assertTrue(robot.lookup("#connect-host").query().localToScene(0, 0).getX() >= 0);
    }
}
