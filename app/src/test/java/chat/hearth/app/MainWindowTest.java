package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.about.ThisApp;
import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.settings.SendKey;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.testkit.CodeReader;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.LobbySession;
import chat.hearth.app.ui.connect.ConnectServices;
import chat.hearth.app.ui.shell.Screen;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.server.HostStatus;
import chat.hearth.server.HostStatus.Happening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

final class MainWindowTest extends FxTest {
    private static final Arguments HOST = new Arguments(
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            true,
            Optional.empty());

    private static final ThisApp THIS = new ThisApp(
            "1.2.3",
            "25.0.1+8-LTS, Eclipse Adoptium",
            "21.0.12+5",
            "Linux 6.1.0 amd64",
            Path.of("/home/ada/.local/share/hearth"));

    private final FakeHost host = new FakeHost();
    private final LobbySession session = new LobbySession(new SessionInfo("Ada's chat", null, ClientLimits.DEFAULTS));
    private final List<String> titles = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<Path> shown = new ArrayList<>();
    private MainWindow window;

    @BeforeEach
    void openWindow() {
        show(
                () -> {
                    window = new MainWindow(
                            fx,
                            texts,
                            settings,
                            context().clock(),
                            new ConnectServices(
                                    host.service(Runnable::run),
                                    HostPlace.DEFAULT,
                                    (address, options) ->
                                            CompletableFuture.completedFuture(new Finding.Found(ServerKind.HEARTH)),
                                    (destination, name, whose, credentials) -> session,
                                    Runnable::run,
                                    Nearby.OFF),
                            (session, room, context) -> new Conversation(),
                            new MainWindow.About(THIS, shown::add),
                            titles::add);
                    return window.root();
                },
                1100,
                760);
    }

    private void hostASession() {
        robot.interact(() -> {
            window.start(HOST);
            session.connection.set(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET));
        });
        settle();
    }

    private void leave() {
        robot.interact(() -> window.leaveAnd(() -> closed.add("window")));
        settle();
    }

    private boolean reads(String text) {
        return !robot.lookup(node -> node instanceof Labeled it && text.equals(it.getText()) && it.isVisible())
                .queryAll()
                .isEmpty();
    }

    private static void settle() {
        Frames.settle();
    }

    @Test
    void theArgumentToHostLeadsIntoTheSession() {
        hostASession();

        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);
        assertTrue(reads("conversation"));
        assertEquals(List.of("Hearth", "Ada's chat – Hearth"), titles);
    }

    @Test
    void closingAHostingWindowAsksAndKeepsHosting() {
        hostASession();
        robot.interact(() -> host.tells(new HostStatus(4, 4, List.of())));
        leave();
        assertTrue(reads("3 people are connected"));
        screenshots("end-session");

        robot.push(KeyCode.ENTER);
        settle();

        assertEquals(List.of(), closed);
        assertTrue(reads("conversation"));
        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);
    }

    @Test
    void endingTheSessionClosesItStopsTheHostAndThenTheWindow() {
        hostASession();
        leave();

        robot.clickOn("End session");
        settle();

        assertEquals(0, session.closed.getCount());
        assertEquals("stop", host.asked.get(1));
        assertEquals(List.of("window"), closed);
    }

    @Test
    void aWindowThatHostsNothingClosesAtOnce() {
        leave();

        assertEquals(List.of("window"), closed);
    }

    @Test
    void leavingLeadsBackToTheStart() {
        hostASession();
        robot.interact(() -> window.leaveSession());
        settle();
        robot.clickOn("End session");
        settle();

        assertFalse(reads("conversation"));
        assertTrue(reads("Host a session"));
    }

    private static Arguments asked(String... words) {
        return ((Arguments.Parsed.Run) Arguments.parse(List.of(words))).arguments();
    }

    @Test
    void aLaterStartThatJoinsSomethingAsksBeforeItEndsAHostedSession() {
        hostASession();
        robot.interact(() -> window.take(asked("--join", "192.168.1.20")));
        settle();
        assertTrue(reads("conversation"));
        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);

        robot.clickOn("End session");
        settle();
        assertEquals("stop", host.asked.get(1));
        assertEquals(List.of("Hearth", "Ada's chat – Hearth", "Hearth"), titles.subList(0, 3));
    }

    @Test
    void aLaterStartThatAsksNothingOrHostsOnceMoreLeavesTheSessionAlone() {
        hostASession();
        robot.interact(() -> window.take(asked()));
        robot.interact(() -> window.take(asked("--host")));
        settle();

        assertTrue(reads("conversation"));
        assertEquals(List.of("Ada's chat on 0.0.0.0:5000"), host.asked);
    }

    @Test
    void theHostsPanelShowsAddressesAndPeople() {
        hostASession();
        robot.interact(() -> {
            host.tells(new HostStatus(
                    3,
                    3,
                    List.of(
                            new Happening(NOW.minusSeconds(600), "connected", "Ada", ""),
                            new Happening(NOW.minusSeconds(300), "connected", "Grace", ""),
                            new Happening(NOW.minusSeconds(240), "connected", "Linus", ""),
                            new Happening(NOW.minusSeconds(60), "refused", "10.0.0.9", "the name is taken"))));
            window.showHosting();
        });
        settle();
        screenshots("hosting");

        assertTrue(reads("2 others are connected"));
        assertTrue(reads("Scan it with a phone, or type the address in Hearth."));
        assertTrue(reads("10.0.0.9 was not let in: the name is taken"));

        robot.interact(() -> robot.lookup("#hosting-stop").queryAs(Button.class).fire());
        settle();
        assertTrue(reads("2 people are connected"));
    }

    @Test
    void theCodeFillsTheWindowUntilEsc() {
        hostASession();
        robot.interact(() -> window.showHosting());
        settle();
        robot.clickOn("#hosting-large");
        settle();

        assertEquals(Optional.of("http://192.168.1.20:5000/"), CodeReader.read(robot, scene()));
        assertTrue(
                robot.lookup("#hosting-large-code").query().getBoundsInParent().getHeight() > 500);
        screenshots("hosting-large");

        robot.push(KeyCode.ESCAPE);
        settle();
        assertTrue(robot.lookup("#hosting-large-code").queryAll().isEmpty());
        assertTrue(reads("Show large"));
    }

    @Test
    void withoutANetworkTheHostsPanelSaysSo() {
        host.reachableAt(List.of());
        hostASession();
        robot.interact(() -> window.showHosting());
        settle();
        screenshots("hosting-no-network");

        assertTrue(
                reads(
                        "This computer is in no network, so nobody else can join. Connect it; the addresses will appear here."));
    }

    @Test
    void aboutSaysWhichHearthThisIsAndShowsWhereItsDataLies() {
        robot.interact(() -> window.start(Arguments.NONE));
        settle();
        robot.clickOn("#connect-about");
        settle();
        assertTrue(reads("Hearth 1.2.3"));
        screenshots("about");

        robot.clickOn("#about-open-folder");
        robot.clickOn("#about-copy");
        settle();
        assertEquals(List.of(THIS.data()), shown);
        assertEquals(
                """
                Hearth 1.2.3
                Java: 25.0.1+8-LTS, Eclipse Adoptium
                JavaFX: 21.0.12+5
                System: Linux 6.1.0 amd64
                Data: /home/ada/.local/share/hearth
                Licence: Apache License 2.0""",
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theLicencesAreReadWithTheKeyboardAlone() {
        robot.interact(() -> window.start(Arguments.NONE));
        settle();
        robot.push(KeyCode.F1).push(KeyCode.F1);
        settle();
        robot.push(KeyCode.ENTER);
        settle();
        assertTrue(reads("Licences of what is in Hearth"));
        String first = licence();
        robot.push(KeyCode.DOWN);
        settle();
        assertNotEquals(first, licence());
        robot.push(KeyCode.HOME);
        settle();
        assertEquals(first, licence());
        screenshots("licences");

        robot.push(KeyCode.ESCAPE);
        settle();
        assertFalse(reads("Licences of what is in Hearth"));
        assertTrue(reads("Hearth 1.2.3"));
        robot.push(KeyCode.ESCAPE);
        settle();
        assertFalse(reads("Hearth 1.2.3"));
    }

    private String licence() {
        return robot.lookup("#licences-text").queryAs(TextArea.class).getText();
    }

    @Test
    void theSettingsLeadToAboutToo() {
        robot.interact(() -> {
            window.start(Arguments.NONE);
            window.showSettings();
        });
        settle();
        robot.clickOn("#settings-about");
        settle();
        assertTrue(reads("Hearth 1.2.3"));
    }

    @Test
    void settingsAreInForceAtOnce() {
        robot.interact(() -> {
            window.start(Arguments.NONE);
            window.showSettings();
        });
        settle();
        screenshots("settings");

        robot.clickOn("#settings-theme-dark");
        robot.clickOn("#settings-send-ctrl-enter");
        robot.interact(() -> robot.lookup("#settings-text-size").query().requestFocus());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        settle();

        assertEquals(ThemeChoice.DARK, settings.get().theme());
        assertEquals(SendKey.CTRL_ENTER, settings.get().sendKey());
        assertEquals(120, settings.get().textSize());
    }

    private static final class Conversation implements Screen {
        private final StackPane root = new StackPane(new Button("conversation"));

        Conversation() {}

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void focus() {}

        @Override
        public void close() {}
    }
}
