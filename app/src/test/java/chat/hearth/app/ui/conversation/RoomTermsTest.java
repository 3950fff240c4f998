package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.chat.Member;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** How a room is written in: set in its menu, seen at its head, felt in the composer; and being sent away. */
final class RoomTermsTest extends FxTest {
    private static final RoomTerms SLOW = new RoomTerms(Duration.ofSeconds(30), Writers.EVERYBODY);
    private static final RoomTerms BOTH = new RoomTerms(Duration.ofSeconds(90), Writers.MODERATORS);

    private FakeSession session = Workshop.session();

    private void open() {
        show(() -> new ConversationView(session, context(), uri -> {}).root(), 1280, 800);
        Frames.settle();
    }

    private void iAm(Role role) {
        robot.interact(() -> session.become(new Member(Workshop.ADA.id(), "Ada Brenner", role)));
    }

    private MenuButton menu() {
        return robot.lookup("#room-menu").queryAs(MenuButton.class);
    }

    private List<String> offers() {
        return menu().getItems().stream()
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> chosen(String of) {
        return menu().getItems().stream()
                .filter(item -> of.equals(item.getText()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> ((RadioMenuItem) item).isSelected())
                .map(MenuItem::getText)
                .toList();
    }

    private boolean visible(String id) {
        return robot.lookup(id).query().isVisible();
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private EmojiArea composer() {
        return (EmojiArea) robot.lookup("#composer").query();
    }

    @Test
    void theMenuOffersOnlyWhatIMayDo() {
        open();
        assertEquals(List.of("Rename room", "Change topic", "Slow mode", "Who may write", "Leave room"), offers());
        iAm(Role.MEMBER);
        assertFalse(offers().contains("Slow mode"), offers().toString());
        assertFalse(offers().contains("Who may write"), offers().toString());
        iAm(Role.GUEST);
        assertEquals(List.of("Leave room"), offers());
    }

    @Test
    void slowModeIsSetByKeyboardAlone() {
        open();
        robot.interact(() -> menu().requestFocus());
        robot.type(KeyCode.SPACE)
                .type(KeyCode.DOWN)
                .type(KeyCode.DOWN)
                .type(KeyCode.DOWN)
                .type(KeyCode.RIGHT)
                .type(KeyCode.DOWN)
                .type(KeyCode.DOWN)
                .type(KeyCode.DOWN)
                .type(KeyCode.ENTER);
        Frames.settle();

        assertEquals(List.of("slow lobby PT30S"), session.moderation().asked);
    }

    @Test
    void theMenuShowsWhatHoldsAndNotWhatTheHostRefused() {
        session.terms("lobby", BOTH, null);
        open();
        assertEquals(List.of("1 min 30 s"), chosen("Slow mode"));
        assertEquals(List.of("Only moderators"), chosen("Who may write"));
        session.moderation().willRefuse(Reason.FORBIDDEN, "No.");
        robot.clickOn(menu());
        robot.interact(() -> {
            Menu writers = (Menu) menu().getItems().get(3);
            writers.getItems().get(0).fire();
            menu().hide();
        });
        Frames.settle();

        assertEquals(List.of("writers lobby EVERYBODY"), session.moderation().asked);
        assertEquals(List.of("Only moderators"), chosen("Who may write"));
    }

    @Test
    void theHeaderHasAQuietSignForEach() {
        open();
        assertFalse(visible("#sign-slow")
                && robot.lookup("#sign-slow").query().getParent().isVisible());
        robot.interact(() -> session.terms("lobby", BOTH, null));

        assertTrue(visible("#sign-slow"));
        assertTrue(visible("#sign-writers"));
        assertEquals("1 min 30 s", text("#sign-slow"));
        screenshots("room-terms");
    }

    @Test
    void whereOnlyModeratorsWriteTheComposerSaysSoAndKeepsTheDraft() {
        iAm(Role.MEMBER);
        open();
        robot.clickOn(composer()).write("half a thought");
        robot.interact(() -> session.terms("lobby", new RoomTerms(Duration.ZERO, Writers.MODERATORS), null));

        assertEquals("Only moderators write in this room. What stands below stays as your draft.", text("#writing"));
        assertFalse(composer().isEditable());
        robot.type(KeyCode.ENTER);
        assertEquals("half a thought", composer().source());
        assertTrue(robot.lookup("#send").query().isDisabled());
        screenshots("composer-moderators-only");

        robot.interact(() -> session.terms("lobby", RoomTerms.OPEN, null));
        assertFalse(visible("#writing"));
        robot.type(KeyCode.ENTER);
        assertEquals("", composer().source());
    }

    @Test
    void inSlowModeTheComposerCountsDownAndTakesTheNextMessage() {
        iAm(Role.MEMBER);
        session.terms("lobby", SLOW, NOW.plusSeconds(12));
        open();
        assertEquals(
                "Slow mode: the next message goes in 12 seconds. What you send before that waits.", text("#writing"));
        robot.clickOn(composer()).write("and then").type(KeyCode.ENTER);

        assertTrue(
                session.said().contains("post lobby: and then"), session.said().toString());
        screenshots("composer-slow");
    }

    @Test
    void whoeverIsBannedReadsByWhomAndMayTryToComeBack() {
        iAm(Role.MEMBER);
        open();
        robot.interact(() -> {
            session.sentAwayBy("Sofie Lindqvist");
            session.setConnection(
                    new ConnectionState.Refused(new ConnectionState.Refusal("banned", "Sofie banned you.")));
        });
        Frames.settle();
        assertTrue(visible("#connection-banner"));
        assertFalse(composer().isEditable());
        assertFalse(robot.lookup(".timeline-row").queryAll().isEmpty());
        screenshots("banned");
        robot.clickOn("Join again");

        assertTrue(session.said().contains("retry connection"), session.said().toString());
    }

    @Test
    void onlyWhereNamesAreNotCheckedSomeAreMarked() {
        Member falseAda = FakeSession.member("ADA BRENNER", Role.MEMBER);
        for (ServerKind kind : List.of(ServerKind.HEARTH, ServerKind.SOCKET_IO)) {
            session = new FakeSession("127.0.0.1:8080", Workshop.ADA);
            session.setKind(kind);
            FakeRoom room = session.addRoom("lobby", "", true);
            room.say(Workshop.MILO, NOW.minusSeconds(300), "Is that you, Ada?");
            room.say(falseAda, NOW.minusSeconds(200), "Yes.");
            room.say(FakeSession.member("Mіlо", Role.MEMBER), NOW.minusSeconds(100), "No.");
            open();

            List<String> signs = robot.lookup(".caution-sign").queryAll().stream()
                    .map(Node::getAccessibleText)
                    .sorted()
                    .toList();
            assertEquals(
                    kind == ServerKind.HEARTH
                            ? List.of()
                            : List.of(
                                    "This is not you. The server lets everybody take any name.",
                                    "This name mixes letters of several scripts that look alike. It may be meant to look"
                                            + " like somebody else's."),
                    signs);
        }
        screenshots("names-marked");
    }

    @Test
    void aGuestsMessagesSaySo() {
        open();
        List<String> spoken = robot.lookup(".timeline-row").queryAll().stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null && text.startsWith("Jun"))
                .toList();
        assertFalse(spoken.isEmpty());
        assertTrue(spoken.stream().allMatch(text -> text.startsWith("Jun (guest), ")), spoken.toString());
    }
}
