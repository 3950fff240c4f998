package chat.hearth.app.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.conversation.ConversationView;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.chat.Ban;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What is done with people: with the pointer, by keyboard alone, and what it looks like. */
final class PeopleActionsTest extends FxTest {
    private static final String ONTO_MILO = Workshop.MILO.id().value();

    private final FakeSession session = Workshop.session();

    @AfterEach
    void hideMenus() {
        robot.interact(() -> menus().forEach(Window::hide));
    }

    private void open() {
        show(() -> new ConversationView(session, context(), uri -> {}).root(), 1280, 800);
        Frames.settle();
    }

    private static Stream<ContextMenu> menus() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast);
    }

    private List<String> offers() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> menus().flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getText)
                        .filter(text -> text != null)
                        .toList());
    }

    private void choose(String item) {
        robot.interact(() -> {
            menus().flatMap(menu -> menu.getItems().stream())
                    .filter(it -> item.equals(it.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menus().forEach(Window::hide); // as a click does
        });
        Frames.settle();
    }

    private Node cell(Member member) {
        return robot.lookup(node -> node instanceof ListCell<?> cell
                        && cell.getItem() instanceof Person person
                        && person.member().id().equals(member.id()))
                .query();
    }

    private void rightClick(Member member) {
        hideMenus();
        robot.interact(
                () -> { // no screen, no system that makes this of a click
                    Node cell = cell(member);
                    Point2D place = cell.localToScreen(10, 10);
                    cell.fireEvent(new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, place.getX(), place.getY(), false, null));
                });
        Frames.settle();
    }

    private Node undoBar() {
        return robot.lookup("#undo-bar").query();
    }

    private static Person online(Member member) {
        return new Person(member, PresenceState.ONLINE);
    }

    @Test
    void theHostHasAMenuOfEverybody() {
        open();
        rightClick(Workshop.MILO);
        assertEquals(List.of("Make moderator", "Rename", "Remove", "Ban"), offers());
        rightClick(Workshop.SOFIE);
        assertEquals(List.of("Take moderator back", "Rename", "Remove", "Ban"), offers());
        rightClick(Workshop.JUN);
        assertEquals(List.of("Rename", "Remove", "Ban"), offers());
        rightClick(Workshop.ADA);
        assertEquals(List.of("Change my name"), offers());
    }

    @Test
    void whatIMayDoFollowsMyRoleAtOnce() {
        open();
        assertTrue(robot.lookup("#bans").query().isVisible());
        robot.interact(() -> session.become(new Member(Workshop.ADA.id(), "Ada Brenner", Role.MODERATOR)));
        rightClick(Workshop.MILO);
        assertEquals(List.of("Rename", "Remove", "Ban"), offers());
        rightClick(Workshop.SOFIE);
        assertEquals(List.of(), offers());
        hideMenus();

        robot.interact(() -> session.become(new Member(Workshop.ADA.id(), "Ada Brenner", Role.MEMBER)));
        assertFalse(robot.lookup("#bans").query().isVisible());
        rightClick(Workshop.JUN);
        assertEquals(List.of(), offers());
    }

    @Test
    void withoutAMouseThePersonsMenuIsOneKeyAway() {
        open();
        robot.interact(() -> robot.lookup("#people").query().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.CONTEXT_MENU);
        assertEquals(List.of("Make moderator", "Rename", "Remove", "Ban"), offers());
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        assertEquals(List.of("Make moderator", "Rename", "Remove", "Ban"), offers());
        robot.type(KeyCode.ESCAPE).type(KeyCode.DOWN).type(KeyCode.ENTER);
        dialogs.willAnswer("Remove");
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        Frames.settle();

        assertEquals(List.of("remove " + Workshop.PRIYA.id()), session.moderation().asked);
    }

    @Test
    void theButtonOfAPersonIsThereUnderThePointerAndOpensTheSameMenu() {
        open();
        Node more = robot.from(cell(Workshop.MILO)).lookup(".person-more").query();
        assertFalse(more.isVisible());
        robot.moveTo(cell(Workshop.MILO));
        assertTrue(more.isVisible());
        assertEquals("What to do with Milo Vance", more.getAccessibleText());
        robot.clickOn(more);
        robot.moveTo("#composer");
        Frames.settle();

        assertEquals(List.of("Make moderator", "Rename", "Remove", "Ban"), offers());
    }

    @Test
    void aSelectedPersonStaysSelectedWhenTheListChanges() {
        open();
        robot.interact(() -> robot.lookup("#people").query().requestFocus());
        robot.type(KeyCode.DOWN);
        robot.interact(() -> session.setPeople(
                List.of(online(Workshop.ADA), online(Workshop.JUN), online(Workshop.PRIYA), online(Workshop.MILO))));
        robot.type(KeyCode.CONTEXT_MENU);
        dialogs.willAnswer("Ban");
        choose("Ban");

        assertEquals(List.of("ban " + ONTO_MILO), session.moderation().asked);
    }

    @Test
    void eachIsAskedFirstWithWhatItMeans() {
        open();
        for (String action : List.of("Make moderator", "Remove", "Ban")) {
            rightClick(Workshop.MILO);
            choose(action);
        }
        rightClick(Workshop.SOFIE);
        choose("Take moderator back");

        assertEquals(
                List.of(
                        "Make Milo Vance a moderator?",
                        "Remove Milo Vance?",
                        "Ban Milo Vance?",
                        "Is Sofie Lindqvist to be no moderator any more?"),
                dialogs.shown.stream()
                        .map(it -> ((Dialogs.Question<?>) it).title())
                        .toList());
        assertEquals(List.of(), session.moderation().asked);
    }

    @Test
    void aBanCanBeUndoneAtOnce() {
        open();
        assertFalse(undoBar().isVisible());
        dialogs.willAnswer("Ban");
        rightClick(Workshop.MILO);
        choose("Ban");
        assertTrue(undoBar().isVisible());
        assertEquals(
                "Milo Vance is banned.",
                robot.from(undoBar()).lookup(".label").queryAs(Label.class).getText());
        screenshots("people-ban-undo");
        robot.clickOn("#undo");

        assertEquals(List.of("ban " + ONTO_MILO, "unban " + ONTO_MILO), session.moderation().asked);
        assertFalse(undoBar().isVisible());
    }

    @Test
    void theOfferToUndoEndsAfterTenSeconds() {
        open();
        dialogs.willAnswer("Ban");
        rightClick(Workshop.MILO);
        choose("Ban");
        robot.interact(() -> fx.advance(Duration.ofMillis(9_999)));
        assertTrue(undoBar().isVisible());
        robot.interact(() -> fx.advance(Duration.ofMillis(1)));

        assertFalse(undoBar().isVisible());
    }

    @Test
    void aBanThatTheHostRefusesIsSaidAndOffersNothingToUndo() {
        open();
        session.moderation().willRefuse(Reason.FORBIDDEN, "You may not do that here.");
        dialogs.willAnswer("Ban");
        rightClick(Workshop.MILO);
        choose("Ban");

        assertEquals(
                new Dialogs.Notice("That did not work", "You may not do that here.", "forbidden"),
                dialogs.shown.get(dialogs.shown.size() - 1));
        assertFalse(undoBar().isVisible());
    }

    @Test
    void whoIsBannedIsListedAndCanBeLetBackInByKeyboard() {
        session.moderation()
                .banned
                .addAll(List.of(
                        new Ban(new MemberId("x1"), "Rude Rolf", NOW.minusSeconds(7_200), Workshop.SOFIE),
                        new Ban(
                                new MemberId("x2"),
                                "Maximiliana Wolfeschlegelsteinhausenbergerdorff",
                                NOW.minusSeconds(60),
                                Workshop.TOMAS)));
        open();
        robot.clickOn("#bans");
        screenshots("people-bans");
        Parent panel = robot.lookup("#banned-people").queryAs(Parent.class);
        robot.type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.SPACE);
        Frames.settle();

        assertEquals(List.of("bans", "unban x1", "bans"), session.moderation().asked);
        List<String> names = WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> NodeSearch.all(panel, node -> node.getStyleClass().contains("person-name")).stream()
                        .map(node -> ((Label) node).getText())
                        .toList());
        assertEquals(List.of("Maximiliana Wolfeschlegelsteinhausenbergerdorff"), names);
    }

    @Test
    void whereNobodyIsBannedThatIsSaid() {
        open();
        robot.clickOn("#bans");
        assertTrue(robot.lookup("Nobody is banned.").tryQuery().isPresent());
        session.moderation().banned.add(new Ban(new MemberId("x1"), "Rolf", NOW, Workshop.SOFIE));
    }

    @Test
    void myNewNameIsTakenFromTheSidebarAndRemembered() {
        session.moderation().willRefuse(Reason.NAME_TAKEN, "Taken.");
        open();
        robot.clickOn("#rename-myself");
        robot.write("Milo").type(KeyCode.ENTER);
        Frames.settle();
        assertTrue(robot.lookup("Somebody else here is called Milo, or something that looks like it.")
                .tryQuery()
                .isPresent());
        screenshots("people-rename-taken");
        robot.clickOn("#rename-suggestion");
        Frames.settle();

        assertEquals(List.of("call me Milo", "call me Milo 2"), session.moderation().asked);
        assertEquals("Milo 2", settings.get().name());
        assertTrue(robot.lookup("#rename-field").tryQuery().isEmpty());
    }

    @Test
    void somebodyElsesNameIsChangedAndMineStaysAsItIs() {
        open();
        rightClick(Workshop.MILO);
        choose("Rename");
        assertEquals(
                "Milo Vance",
                robot.lookup("#rename-field").queryAs(TextField.class).getText());
        robot.write("Milo V.").type(KeyCode.ENTER);
        Frames.settle();

        assertEquals(List.of("call " + ONTO_MILO + " Milo V."), session.moderation().asked);
        assertEquals("Ada", settings.get().name());
    }

    @Test
    void manyPeopleWithLongNamesAndEveryRole() {
        session.setPeople(IntStream.range(0, 300)
                .mapToObj(i -> online(FakeSession.member(
                        i % 3 == 0 ? "Maximiliana Wolfeschlegelsteinhausenbergerdorff the " + i + "th" : "Person " + i,
                        List.of(Role.HOST, Role.MODERATOR, Role.MEMBER, Role.GUEST)
                                .get(i % 4))))
                .toList());
        settings.update(s -> s.withTextSize(150));
        open();
        robot.interact(() -> robot.lookup("#people").query().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        screenshots("people-many");
        assertTrue(robot.lookup(".person-more").queryAll().stream().anyMatch(Node::isVisible));
    }
}
