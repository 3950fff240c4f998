package chat.hearth.app.ui.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.OfferedAddress;
import chat.hearth.app.hosting.OfferedAddress.Network;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.testkit.CodeReader;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import chat.hearth.server.HostStatus;
import chat.hearth.server.HostStatus.Happening;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

final class HostingViewTest extends FxTest {
    private static final String LONG_NAME =
            "The long night of the open workshop on Elm Street, second floor, bring cake";

    private final FakeHost host = new FakeHost();
    private final HostingService hosting = host.service(Runnable::run);
    private HostingViewModel viewModel;
    private int large;

    private void open(String sessionName) {
        hosting.start(sessionName, HostPlace.DEFAULT).toCompletableFuture().join();
        List<RoomState> rooms = List.of(
                new RoomState(RoomId.LOBBY, "Lobby", "", true, 0, 0, 0, 0, false),
                new RoomState(new RoomId("tea-room"), "Tea room", "", true, 0, 0, 0, 0, false));
        show(
                () -> {
                    viewModel = new HostingViewModel(
                            hosting,
                            listener -> {
                                listener.accept(rooms);
                                return () -> {};
                            },
                            context());
                    StackPane ground = new StackPane(new HostingView(viewModel, texts, () -> {}, () -> large++));
                    ground.getStyleClass().add("scrim");
                    return ground;
                },
                1100,
                760);
        settle();
    }

    private void settle() {
        Frames.settle();
    }

    private void click(String id) {
        robot.clickOn("#" + id);
        settle();
    }

    private Optional<String> code() {
        return CodeReader.read(robot, scene());
    }

    private boolean reads(String text) {
        return NodeSearch.top(scene().getRoot(), NodeSearch.named(text)).isPresent();
    }

    @Test
    void theCodeSaysWhereToComeIn() {
        open("Ada's chat");

        assertEquals(Optional.of("http://192.168.1.20:5000/"), code());
    }

    @Test
    void aCodeThatHoldsAnInvitationCanBeScannedInBothThemes() {
        open("Ada's chat");
        click("hosting-door-invitation");
        assertEquals(Optional.empty(), code());
        screenshots("hosting-invitation-needed");

        robot.interact(() -> viewModel
                .invitations()
                .placeProperty()
                .set(viewModel.invitations().places().get(2)));
        click("hosting-invite");

        assertEquals(DoorPolicy.INVITATION, host.door().policy());
        Optional<String> link = Optional.of("http://192.168.1.20:5000/#t=token-0000000000000001&r=tea-room");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            dress(theme, 100);
            assertEquals(link, code(), theme.toString());
        }
        screenshots("hosting-invitation");
    }

    @Test
    void everyModuleHasFourPixelsAtLeastWhateverTheAddress() {
        host.reachableAt(List.of(new OfferedAddress(
                "[2001:db8:1234:5678:9abc:def0:1234:5678]:55000", "enp0s31f6.4093-uplink", Network.PHYSICAL)));
        open(LONG_NAME);
        robot.interact(() -> viewModel
                .invitations()
                .placeProperty()
                .set(viewModel.invitations().places().get(2)));
        click("hosting-invite");
        String link = "http://[2001:db8:1234:5678:9abc:def0:1234:5678]:55000/#t=token-0000000000000001&r=tea-room";

        assertEquals(Optional.of(link), code());
        double side = robot.lookup("#hosting-code").query().getBoundsInParent().getHeight();
        int modules = QrCode.of(link).size() + 2 * QrCode.QUIET_ZONE;
        assertTrue(side / modules >= QrCodeView.LEAST_MODULE, side + " px for " + modules + " modules");
        screenshots("hosting-long");
    }

    @Test
    void aPasswordIsTypedUnseenAndNotShownAgain() {
        open("Ada's chat");
        click("hosting-door-password");
        robot.write("open sesame");
        screenshots("hosting-password");
        robot.push(KeyCode.ENTER);
        settle();

        assertEquals(List.of("open sesame"), host.door().passwords());
        assertEquals(DoorPolicy.PASSWORD, host.door().policy());
        assertTrue(reads("Change password"));
        click("hosting-password-change");
        assertTrue(NodeSearch.all(scene().getRoot(), NodeSearch.named("open sesame"))
                .isEmpty());
        screenshots("hosting-password-change");
    }

    @Test
    void theDoorIsOpenedAgainForThoseWhoTriedTooOften() {
        open("Ada's chat");
        robot.interact(() -> host.tells(new HostStatus(
                2, 2, List.of(new Happening(NOW.minusSeconds(10), "refused", "192.168.1.77", "too-many-tries")))));
        settle();
        screenshots("hosting-wrong-tries");

        click("hosting-forgive");

        assertEquals(1, host.door().forgotten());
        assertTrue(robot.lookup("#hosting-forgive").queryAll().stream()
                .noneMatch(node -> node.getParent().isVisible()));
    }

    @Test
    void theLinksAreCopied() {
        open("Ada's chat");
        click("hosting-copy-app");
        assertEquals("hearth://join?host=192.168.1.20:5000", clipboard());
        click("hosting-copy-web");
        assertEquals("http://192.168.1.20:5000/", clipboard());
        click("hosting-copy-address");
        assertEquals("192.168.1.20:5000", clipboard());
    }

    private String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void theCodeFillsTheWindowOnRequest() {
        open("Ada's chat");
        click("hosting-large");

        assertEquals(1, large);
    }
}
