package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be done with a message: by the pointer, by its menu, and by the keyboard alone. */
final class MessageCommandsTest extends ConversationFixture {
    private TimelineEntry.Message theirs;
    private TimelineEntry.Message mine;

    @AfterEach
    void hideMenu() {
        robot.interact(() -> menus().forEach(Window::hide));
    }

    private void openAllRead() {
        robot.interact(() -> {
            theirs = lobby.say(Workshop.MILO, NOW, "theirs");
            mine = lobby.say(Workshop.ADA, NOW, "mine");
            lobby.change(s -> FakeSession.with(s, s.head(), s.head(), 0));
        });
        open();
        iAm(Role.MEMBER);
    }

    private void iAm(Role role) {
        robot.interact(() -> session.become(new Member(Workshop.ADA.id(), Workshop.ADA.name(), role)));
    }

    private Node row(TimelineEntry.Message message) {
        return fx(() -> flow().visibleCells().stream()
                .filter(cell -> RowMark.same(cell.row().entry(), message))
                .findFirst()
                .orElseThrow()
                .getNode());
    }

    private Node toolbar() {
        return robot.lookup(".message-toolbar").query();
    }

    private List<String> toolbarOffers() {
        return NodeSearch.all(view.root(), node -> node instanceof Button && node.getParent() == toolbar()).stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    private void pressInToolbar(String name) {
        robot.clickOn(robot.lookup(node -> node.getParent() == toolbar() && name.equals(node.getAccessibleText()))
                .<Node>query());
        settle();
    }

    private List<ContextMenu> menus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList();
    }

    private void openMenu(TimelineEntry.Message message) {
        Node row = row(message);
        robot.interact(() -> {
            Point2D place = row.localToScene(40, 10);
            row.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, place.getX(), place.getY(), 9, 9, false, null));
        });
    }

    private List<String> menuOffers() {
        return fx(() -> menus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList());
    }

    private void choose(String item) {
        robot.interact(() -> menus().get(0).getItems().stream()
                .filter(candidate -> item.equals(candidate.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        settle();
    }

    private boolean bannerReads(String words) {
        return robot.lookup(words).tryQuery().isPresent();
    }

    private String copied() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    /** The number beside the lobby in the list of rooms. */
    private String unreadBesideLobby() {
        return fx(() -> NodeSearch.all(view.root(), node -> node.getStyleClass().contains("unread-count")).stream()
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse(""));
    }

    private List<String> unreadAndDivider() {
        String divider = seen().stream()
                .filter(seen -> seen.row().firstUnread())
                .map(seen -> ((TimelineEntry.Message) seen.row().entry()).text())
                .findFirst()
                .orElse("none");
        boolean bold = robot.lookup(node -> node instanceof ListCell<?> && hasState(node, "unread"))
                .tryQuery()
                .isPresent();
        return List.of("divider at " + divider, "beside the room: " + unreadBesideLobby(), "bold: " + bold);
    }

    @Test
    void aMessageUnderThePointerOffersWhatMayBeDoneWithIt() {
        openAllRead();
        assertFalse(toolbar().isVisible());
        robot.moveTo(row(theirs));
        assertEquals(List.of("Reply", "Copy text"), toolbarOffers());
        robot.moveTo(row(mine));
        assertEquals(List.of("Reply", "Copy text", "Edit", "Delete"), toolbarOffers());
        robot.interact(() -> flow().fireEvent(scroll(300)));
        assertFalse(toolbar().isVisible());
    }

    @Test
    void theButtonsOverAMessageActOnThatMessage() {
        openAllRead();
        robot.moveTo(row(theirs));
        pressInToolbar("Reply");
        assertTrue(bannerReads("Replying to Milo Vance"));
        assertTrue(composer().isFocused());
        robot.moveTo(row(theirs));
        pressInToolbar("Copy text");
        assertEquals("theirs", copied());
        robot.moveTo(row(mine));
        pressInToolbar("Edit");
        assertTrue(bannerReads("Editing message"));
        assertEquals("mine", fx(() -> composer().source()));
        robot.type(KeyCode.ESCAPE);
        dialogs.willAnswer("Delete message");
        robot.moveTo(row(mine));
        pressInToolbar("Delete");
        assertTrue(session.said().contains("delete in lobby"));
    }

    @Test
    void theMenuOfAMessageOffersWhatMayBeDoneWithIt() {
        openAllRead();
        openMenu(theirs);
        assertEquals(List.of("Reply", "Copy text", "Mark unread from here"), menuOffers());
        openMenu(mine);
        assertEquals(List.of("Reply", "Copy text", "Mark unread from here", "Edit", "Delete"), menuOffers());
        choose("Edit");
        assertEquals("mine", fx(() -> composer().source()));
    }

    @Test
    void theMenuOfAFailedMessageOffersToRetryOrDiscardIt() {
        open();
        robot.interact(() -> session.post(lobby.id(), "hi", null));
        robot.interact(() -> lobby.refuseFirst("rate-limited", "Too fast."));
        settle();
        openMenu(lobby.pending().get(0));
        assertEquals(List.of("Retry", "Delete", "Copy text"), menuOffers());
        choose("Delete");
        assertEquals(List.of(), lobby.pending());
    }

    @Test
    void markingUnreadPutsTheDividerAboveTheMessageAndCountsItInTheRoomList() {
        openAllRead();
        assertEquals(List.of("divider at none", "beside the room: ", "bold: false"), unreadAndDivider());
        openMenu(theirs);
        choose("Mark unread from here");
        assertEquals(List.of("divider at theirs", "beside the room: 2", "bold: true"), unreadAndDivider());
        robot.interact(() -> fx.advance(Duration.ofSeconds(10)));
        settle();
        assertEquals(List.of("divider at theirs", "beside the room: 2", "bold: true"), unreadAndDivider());
    }

    @Test
    void everythingIsDoneWithAMessageByTheKeyboard() {
        openAllRead();
        backToTheMessages();
        robot.type(KeyCode.UP).type(KeyCode.R);
        assertTrue(bannerReads("Replying to Milo Vance"));
        robot.type(KeyCode.ESCAPE);
        backToTheMessages();
        robot.type(KeyCode.C);
        assertEquals("theirs", copied());
        robot.type(KeyCode.U);
        settle();
        assertEquals("divider at theirs", unreadAndDivider().get(0));
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals("mine", fx(() -> composer().source()));
        robot.type(KeyCode.ESCAPE);
        backToTheMessages();
        dialogs.willAnswer("Delete message");
        robot.type(KeyCode.DELETE);
        assertTrue(session.said().contains("delete in lobby"));
        robot.type(KeyCode.UP).type(KeyCode.CONTEXT_MENU);
        assertEquals(List.of("Reply", "Copy text", "Mark unread from here"), menuOffers());
    }

    /** Tab leads from the composer to the messages, whose last one in view then has the keyboard. */
    private void backToTheMessages() {
        for (int i = 0; i < 20 && !robot.lookup(".timeline").query().isFocused(); i++) {
            robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        }
        assertTrue(robot.lookup(".timeline").query().isFocused());
        settle();
    }

    @Test
    void aFailedMessageIsSentAgainOrDiscardedByTheKeyboard() {
        open();
        robot.interact(() -> session.post(lobby.id(), "hi", null));
        robot.interact(() -> lobby.refuseFirst("rate-limited", "Too fast."));
        settle();
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(hasState(lastRow(), "pending"));
        robot.interact(() -> lobby.refuseFirst("rate-limited", "Too fast."));
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(), lobby.pending());
    }

    @Test
    void nobodyEditsOrDeletesWhatOthersSaidByTheKeyboard() {
        openAllRead();
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
        robot.type(KeyCode.UP).type(KeyCode.E).type(KeyCode.DELETE);
        assertEquals("", fx(() -> composer().source()));
        assertEquals(List.of(), dialogs.shown);
    }

    @Test
    void moderatorsMayTakeAwayWhatOthersSaidButNotChangeIt() {
        openAllRead();
        iAm(Role.MODERATOR);
        robot.moveTo(row(theirs));
        assertEquals(List.of("Reply", "Copy text", "Delete"), toolbarOffers());
        openMenu(theirs);
        assertEquals(List.of("Reply", "Copy text", "Mark unread from here", "Delete"), menuOffers());
        dialogs.willAnswer("Delete message");
        choose("Delete");
        assertTrue(session.said().contains("delete in lobby"));
    }

    @Test
    void aQuoteLeadsToItsMessageAndMarksItForTwoSeconds() {
        TimelineEntry.Message question = lobby.say(Workshop.MILO, NOW, "who?");
        lobby.fill(List.of(Workshop.PRIYA), NOW, 60, TEXTS);
        lobby.say(Workshop.ADA, NOW, "me", question.id());
        open();
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
        robot.type(KeyCode.G);
        settle();
        assertTrue(hasState(row(question), "found"));
        robot.interact(() -> fx.advance(Duration.ofMillis(1_900)));
        assertTrue(hasState(row(question), "found"));
        robot.interact(() -> fx.advance(Duration.ofMillis(100)));
        assertFalse(hasState(row(question), "found"));
    }

    @Test
    void aQuoteOfAMessageThatIsNotLoadedLeadsToItToo() {
        TimelineEntry.Message early = (TimelineEntry.Message) lobby.confirmed().get(20);
        lobby.say(Workshop.MILO, NOW, "as you said", early.id());
        session.setPage(60);
        open();
        robot.clickOn(robot.lookup(".reply-quote").<Node>query());
        settle();
        assertEquals(
                flow().getHeight() / 3,
                place(seen().stream()
                                .map(Seen::row)
                                .filter(row -> row.entry().seq() == 21)
                                .findFirst()
                                .orElseThrow())
                        .top(),
                1);
        assertTrue(hasState(row(early), "found"));
    }

    @Test
    void aQuoteOfAMessageThatIsNotHereSaysSo() {
        TimelineEntry.Message elsewhere =
                session.addRoom("elsewhere", "", false).say(Workshop.MILO, NOW, "long ago");
        robot.interact(() -> lobby.say(Workshop.MILO, NOW, "as you said", elsewhere.id()));
        open();
        robot.clickOn(robot.lookup(".reply-quote").<Node>query());
        settle();
        assertEquals("That message is not on this computer", ((Dialogs.Notice) dialogs.shown.get(0)).title());
    }
}
