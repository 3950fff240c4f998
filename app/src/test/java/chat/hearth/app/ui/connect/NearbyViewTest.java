package chat.hearth.app.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.Nearby;
import chat.hearth.app.hosting.NearbySession;
import chat.hearth.app.hosting.NearbySession.Door;
import chat.hearth.app.hosting.NearbyState;
import chat.hearth.app.hosting.NearbyState.Activity;
import chat.hearth.app.hosting.NearbyState.Hearing;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.LobbySession;
import chat.hearth.protocol.chat.ClientLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NearbyViewTest extends FxTest {
    private static final NearbySession KITCHEN = session("1", "Kitchen", "ada-laptop", 20, 3, Door.OPEN, 4);
    private static final NearbySession LAB = session("2", "Lab", "lab-pc", 31, 1, Door.PASSWORD, 12);
    private static final NearbySession OTHER_KITCHEN = session("3", "Kitchen", "grace-desktop", 42, 12, Door.OPEN, 2);
    private static final NearbySession FOUND = session("4", "Friday films", "", 7, 0, Door.OPEN, 1);
    private static final NearbySession LONG = session(
            "5",
            "A session whose name goes on and on until somebody stops it ok",
            "a-computer-with-a-name-that-an-administrator-must-have-thought-up",
            250,
            148,
            Door.PASSWORD,
            27);

    private final FakeNearby nearby = new FakeNearby();
    private final List<String> opened = new ArrayList<>();

    private static NearbySession session(
            String key, String name, String host, int last, int people, Door door, int secondsAgo) {
        return new NearbySession(
                key, name, host, "192.168.1." + last + ":5000", people, door, NOW.minusSeconds(secondsAgo));
    }

    @BeforeEach
    void openStartScreen() {
        show(
                () -> {
                    SessionOpener opener = (destination, name, whose, credentials) -> {
                        opened.add(name + " to " + destination + " " + whose);
                        return new LobbySession(new SessionInfo("", null, ClientLimits.DEFAULTS));
                    };
                    ConnectServices services = new ConnectServices(
                            new FakeHost().service(Runnable::run),
                            HostPlace.DEFAULT,
                            (address, options) -> {
                                throw new AssertionError("what says that it is a host need not be asked what it is");
                            },
                            opener,
                            Runnable::run,
                            nearby);
                    ConnectView view = new ConnectView(
                            new ConnectViewModel(context(), services, (session, room) -> {}), context());
                    view.root().getProperties().put("screen", view);
                    return view.root();
                },
                1100,
                760);
        advance(Duration.ofSeconds(1));
    }

    private void advance(Duration time) {
        robot.interact(() -> fx.advance(time));
        Frames.settle();
    }

    private void tell(Activity activity, Hearing hearing, NearbySession... sessions) {
        robot.interact(() -> nearby.tell(new NearbyState(activity, List.of(sessions), hearing)));
        Frames.settle();
    }

    private void listenTo(NearbySession... sessions) {
        tell(Activity.LISTENING, Hearing.CLEAR, sessions);
    }

    private List<Button> rows() {
        return robot.lookup(".nearby-row").queryAllAs(Button.class).stream().toList();
    }

    private List<String> spoken() {
        return rows().stream().map(Node::getAccessibleText).toList();
    }

    @Test
    void oneClickOnASessionJoinsIt() {
        listenTo(KITCHEN);
        screenshots("start-nearby-1");
        robot.clickOn(".nearby-row");
        Frames.settle();

        assertEquals(List.of("Ada to 192.168.1.20:5000 OTHERS"), opened);
    }

    @Test
    void sessionsOfTheSameNameAreToldApart() {
        listenTo(KITCHEN, LAB, OTHER_KITCHEN, FOUND, LONG);
        screenshots("start-nearby-5");

        assertEquals(
                List.of(
                        "Join Kitchen, ada-laptop  ·  192.168.1.20:5000  ·  3 people",
                        "Join Lab with a password, lab-pc  ·  192.168.1.31:5000  ·  one person",
                        "Join Kitchen, grace-desktop  ·  192.168.1.42:5000  ·  12 people",
                        "Join Friday films, 192.168.1.7:5000  ·  nobody there"),
                spoken().subList(0, 4));
        assertTrue(robot.lookup("seen 12 s ago").tryQuery().isPresent());
    }

    @Test
    void sessionsComeAndGoWithoutTakingTheFocusFromOthers() {
        listenTo(KITCHEN, LAB);
        Button lab = rows().get(1);
        robot.interact(lab::requestFocus);
        listenTo(LAB, OTHER_KITCHEN);

        assertSame(lab, rows().get(0));
        assertTrue(lab.isFocused());
        assertEquals(2, rows().size());
    }

    @Test
    void nothingIsEverJoinedByItself() {
        listenTo(KITCHEN);
        advance(Duration.ofMinutes(1));

        assertEquals(List.of(), opened);
    }

    @Test
    void anEmptyListSaysWhyAndOffersToLookAround() {
        listenTo();
        screenshots("start-nearby-0");
        assertTrue(robot.lookup("Nobody on this network has said that they host a session.")
                .tryQuery()
                .isPresent());
        robot.clickOn("#nearby-look");
        tell(Activity.LOOKING, Hearing.CLEAR);

        assertTrue(robot.lookup("Asking the computers around …").tryQuery().isPresent());
        assertTrue(robot.lookup("#nearby-look").query().isDisabled());
        assertEquals(List.of("open", "look"), nearby.asked);
    }

    @Test
    void everyReasonHasItsOwnSentence() {
        List<String> said = new ArrayList<>();
        for (Hearing hearing : Hearing.values()) {
            tell(Activity.LISTENING, hearing);
            said.add(robot.lookup(".nearby-empty .label")
                    .queryAllAs(Label.class)
                    .iterator()
                    .next()
                    .getText());
        }
        tell(Activity.LISTENING, Hearing.NO_NETWORK);
        screenshots("start-nearby-no-network");

        assertEquals(Hearing.values().length, said.stream().distinct().count());
        assertTrue(robot.lookup("This computer is in no network.").tryQuery().isPresent());
    }

    @Test
    void turnedOffInTheSettingsItEndsAndIsNotShown() {
        listenTo(KITCHEN);
        assertTrue(robot.lookup(".nearby").query().isVisible());
        robot.interact(() -> settings.update(current -> current.withNearby(false)));
        tell(Activity.OFF, Hearing.TOO_EARLY);

        assertEquals(List.of("open", "close"), nearby.asked);
        assertFalse(robot.lookup(".nearby").query().isVisible());
    }

    @Test
    void leavingTheScreenEndsTheListening() {
        robot.interact(() -> ((ConnectView) scene().getRoot().getProperties().get("screen")).close());

        assertEquals(List.of("open", "close"), nearby.asked);
    }

    /** Finds what the test tells it. */
    private static final class FakeNearby implements Nearby {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<Consumer<? super NearbyState>> listeners = new CopyOnWriteArrayList<>();

        void tell(NearbyState state) {
            listeners.forEach(listener -> listener.accept(state));
        }

        @Override
        public void open() {
            asked.add("open");
        }

        @Override
        public void look() {
            asked.add("look");
        }

        @Override
        public void close() {
            asked.add("close");
        }

        @Override
        public NearbyState get() {
            return NearbyState.OFF;
        }

        @Override
        public Subscription subscribe(Consumer<? super NearbyState> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}
