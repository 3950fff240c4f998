package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.settings.SendKey;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The screen as a person uses it, with a session in memory. */
final class ConversationViewTest extends ConversationFixture {
    @Test
    void aRoomWithoutNewsOpensAtTheBottomAndStaysThere() {
        open();
        assertTrue(atBottom());
        robot.interact(() -> lobby.say(Workshop.MILO, NOW, TEXTS.get(1)));
        settle();
        assertTrue(atBottom());
        assertEquals(1_001, seen().get(seen().size() - 1).row().entry().seq());
    }

    @Test
    void theRowBeingReadDoesNotMoveWhenSomebodySpeaks() {
        open();
        scrollUp(900);
        Seen before = firstWhole();
        robot.interact(() -> lobby.say(Workshop.MILO, NOW, TEXTS.get(1)));
        settle();
        assertEquals(before.top(), place(before.row()).top());
    }

    @Test
    void theRowBeingReadDoesNotMoveWhenOneAboveOrBelowIsEdited() {
        open();
        scrollUp(900);
        Seen before = firstWhole();
        int index = (int) before.row().entry().seq() - 1;
        for (int other : new int[] {index - 1, index - 20, index + 2}) {
            TimelineEntry.Message message =
                    (TimelineEntry.Message) lobby.confirmed().get(other);
            robot.interact(() -> lobby.rewrite(message.id(), TEXTS.get(1) + TEXTS.get(1), false));
            settle();
            assertEquals(before.top(), place(before.row()).top());
        }
    }

    @Test
    void theRowBeingReadDoesNotMoveWhenOlderOnesAreLoaded() {
        session.setPage(60);
        open();
        robot.interact(() -> {
            flow().fireEvent(scroll(1)); // else the list would go back to its bottom
            flow().showAsFirst(36);
        });
        settle();
        Seen before = firstWhole();
        long oldest = oldestLoaded();
        scrollUp(420);
        assertTrue(oldestLoaded() < oldest, "older rows were loaded");
        assertEquals(before.top() + 420, place(before.row()).top());
    }

    @Test
    void theRowBeingReadDoesNotMoveWhenTheWindowGetsLowerOrTheComposerHigher() {
        open();
        scrollUp(900);
        Seen before = firstWhole();
        robot.interact(() -> ((Stage) scene().getWindow()).setHeight(550));
        settle();
        assertEquals(before.top(), place(before.row()).top());
        robot.interact(() -> composer().replaceText("1\n2\n3\n4"));
        settle();
        assertEquals(before.top(), place(before.row()).top());
    }

    @Test
    void atTheBottomAHigherComposerHidesNothing() {
        open();
        robot.interact(() -> composer().replaceText("1\n2\n3\n4\n5"));
        settle();
        assertTrue(atBottom());
    }

    @Test
    void theComposerGrowsToTwoFifthsOfTheHeight() {
        open();
        double oneLine = fx(() -> composer().getHeight());
        robot.interact(() -> composer().replaceText("1\n2\n3"));
        settle();
        assertTrue(fx(() -> composer().getHeight()) > oneLine * 1.8);
        robot.interact(() -> composer().replaceText("x\n".repeat(80)));
        settle();
        assertEquals(700 * 0.4, fx(() -> composer().getHeight()), 3);
    }

    @Test
    void unreadMessagesAreOpenedAtTheDivider() {
        lobby.change(s -> FakeSession.with(s, 1_000, 900, 100));
        open();
        List<Seen> seen = seen();
        Optional<Seen> divider =
                seen.stream().filter(s -> s.row().firstUnread()).findFirst();
        assertEquals(901, divider.orElseThrow().row().entry().seq());
        assertTrue(fx(() -> robot.lookup("#new-pill").queryButton().isVisible()));
        assertEquals("99+ new", robot.lookup("#new-pill").queryButton().getText());
    }

    @Test
    void thePillLeadsToTheTrueBottom() {
        lobby.change(s -> FakeSession.with(s, 1_000, 900, 100));
        session.setPage(60);
        open();
        robot.interact(() -> robot.lookup("#new-pill").queryButton().fire());
        settle();
        assertTrue(atBottom());
        assertFalse(robot.lookup("#new-pill").queryButton().isVisible());
    }

    @Test
    void aRoomIsLeftAndFoundAgainAtTheSamePlace() {
        session.addRoom("builds", "", true);
        open();
        scrollUp(1_500);
        Seen before = seen().get(0);
        robot.interact(() -> view.show(session.room("builds").id()));
        settle();
        robot.interact(() -> view.show(lobby.id()));
        settle();
        assertEquals(before.top(), place(before.row()).top());
    }

    @Test
    void whatIsSentIsPendingThenSent() {
        open();
        robot.clickOn("#composer").write("hi").type(KeyCode.ENTER);
        settle();
        assertTrue(session.said().contains("post lobby: hi"));
        assertTrue(composer().isFocused());
        Node row = lastRow();
        assertTrue(hasState(row, "pending"));
        robot.interact(lobby::confirmFirst);
        settle();
        assertFalse(hasState(lastRow(), "pending"));
    }

    @Test
    void aRefusedMessageOffersRetryAndDelete() {
        open();
        robot.interact(() -> session.post(lobby.id(), "hi", null));
        robot.interact(() -> lobby.refuseFirst("rate-limited", "Too fast."));
        settle();
        assertTrue(hasState(lastRow(), "failed"));
        robot.interact(() -> ((Button) robot.lookup(".retry").query()).fire());
        settle();
        assertTrue(hasState(lastRow(), "pending"));
        robot.interact(() -> lobby.refuseFirst("rate-limited", "Too fast."));
        settle();
        robot.interact(() -> ((Button) robot.lookup(".discard").query()).fire());
        settle();
        assertEquals(1_000, seen().get(seen().size() - 1).row().entry().seq());
    }

    @Test
    void enterDoesNotSendWhileAnInputMethodIsComposing() {
        open();
        robot.clickOn("#composer").write("n");
        robot.interact(() -> composer().fireEvent(composing("に")));
        robot.type(KeyCode.ENTER);
        assertFalse(session.said().stream().anyMatch(said -> said.startsWith("post")));
    }

    private static InputMethodEvent composing(String text) {
        return new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                FXCollections.observableArrayList(new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW)),
                "",
                text.length());
    }

    @Test
    void theSettingTurnsEnterIntoALineBreak() {
        open();
        robot.interact(() -> settings.update(s -> s.withSendKey(SendKey.CTRL_ENTER)));
        assertTrue(robot.lookup("Ctrl+Enter sends · Enter breaks the line")
                .tryQuery()
                .isPresent());
        robot.clickOn("#composer").write("a").type(KeyCode.ENTER).write("b");
        assertEquals("a\nb", fx(() -> composer().source()));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        assertTrue(session.said().contains("post lobby: a\nb"));
    }

    @Test
    void thePromptStaysUntilTheFirstLetter() {
        open();
        robot.clickOn("#composer");
        Node prompt = robot.lookup("Message lobby").query();
        assertTrue(prompt.isVisible());
        robot.write("a");
        assertFalse(prompt.isVisible());
        robot.type(KeyCode.BACK_SPACE);
        assertTrue(prompt.isVisible());
    }

    @Test
    void emojiGrowWithTheLetters() {
        lobby.say(Workshop.MILO, NOW, "so 🎉");
        open();
        robot.interact(() -> composer().replaceText("a🎉"));
        settle();
        assertEquals(List.of(17.0, 17.0), emojiHeights());
        dress(ThemeChoice.LIGHT, 200);
        settle();
        assertEquals(List.of(34.0, 34.0), emojiHeights());
    }

    private List<Double> emojiHeights() {
        return fx(() -> List.of(lastRow(), composer()).stream()
                .map(node -> ((ImageView) node.lookup(".emoji-glyph").lookup("ImageView")).getFitHeight())
                .toList());
    }

    @Test
    void aMessageIsReadOutWithItsAuthorTimeTextAndState() {
        TimelineEntry.Message said = lobby.say(Workshop.MILO, NOW, "before");
        lobby.rewrite(said.id(), "after", false);
        open();
        assertEquals("Milo Vance, 12:00 PM: after (edited)", lastRow().getAccessibleText());
        robot.interact(() -> session.post(lobby.id(), "hi", null));
        settle();
        assertEquals("Ada Brenner, 12:00 PM: hi Sending…", lastRow().getAccessibleText());
    }

    @Test
    void emojiAreOneStepForTheCaretAndPlainTextOutside() {
        open();
        robot.interact(() -> composer().replaceText("a👩‍🔬b🎉"));
        assertEquals(4, fx(() -> composer().getLength()));
        assertEquals("a👩‍🔬b🎉", fx(() -> composer().source()));
        robot.clickOn("#composer").type(KeyCode.END).type(KeyCode.BACK_SPACE);
        assertEquals("a👩‍🔬b", fx(() -> composer().source()));
    }

    @Test
    void upEditsMyLastMessageAndEscBringsTheDraftBack() {
        robot.interact(() -> lobby.say(Workshop.ADA, NOW, "helo"));
        open();
        robot.clickOn("#composer").type(KeyCode.UP);
        assertEquals("helo", fx(() -> composer().source()));
        robot.type(KeyCode.ESCAPE);
        assertEquals("", fx(() -> composer().source()));
        robot.type(KeyCode.UP).write("!").type(KeyCode.ENTER);
        assertTrue(session.said().contains("edit lobby: helo!"));
    }

    @Test
    void nothingIsReadBeforeItWasSeenForASecond() {
        lobby.change(s -> FakeSession.with(s, 1_000, 995, 5));
        open();
        assertFalse(session.said().stream().anyMatch(said -> said.startsWith("read")));
        robot.interact(() -> fx.advance(Duration.ofSeconds(1)));
        assertTrue(session.said().contains("read lobby up to 1000"));
    }

    @Test
    void theSwitcherGoesToARoomByItsLetters() {
        session.addRoom("builds", "", true);
        open();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("bui").type(KeyCode.ENTER);
        settle();
        assertTrue(robot.lookup("#room-title").queryLabeled().getText().equals("builds"));
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        settle();
        assertTrue(robot.lookup("#room-title").queryLabeled().getText().equals("lobby"));
    }
}
