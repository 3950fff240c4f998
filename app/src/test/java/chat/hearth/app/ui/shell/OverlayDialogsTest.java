package chat.hearth.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.ui.shell.Dialogs.Option;
import chat.hearth.app.ui.shell.Dialogs.Question;
import chat.hearth.app.ui.shell.Dialogs.TextQuestion;
import chat.hearth.app.ui.shell.Dialogs.Weight;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OverlayDialogsTest extends FxTest {
    private static final Question<Integer> CLOSE = new Question<>(
            "3 people are connected",
            "The session ends for them when you close this window.",
            List.of(new Option<>(2, "Keep hosting", Weight.NORMAL), new Option<>(1, "End session", Weight.DANGER)));

    private final Overlays overlays = new Overlays();
    private final OverlayDialogs shownDialogs = new OverlayDialogs(overlays, texts);
    private Button behind;

    @BeforeEach
    void openWindow() {
        show(
                () -> {
                    behind = new Button("Behind");
                    return new StackPane(behind, overlays.layer());
                },
                900,
                600);
    }

    private <T> CompletableFuture<T> on(Supplier<CompletionStage<T>> asking) {
        AtomicReference<CompletableFuture<T>> answer = new AtomicReference<>();
        robot.interact(() -> answer.set(asking.get().toCompletableFuture()));
        return answer.get();
    }

    @Test
    void enterTakesTheAnswerByWhichNothingIsLost() {
        var answer = on(() -> shownDialogs.ask(CLOSE));
        screenshots("dialog");

        robot.push(KeyCode.ENTER);

        assertEquals(Optional.of(2), answer.join());
        assertFalse(overlays.showing());
    }

    @Test
    void whoeverIsAskedWhetherToLoseSomethingMayCancel() {
        Question<Boolean> delete =
                new Question<>("Delete this?", "", List.of(new Option<>(true, "Delete it", Weight.DANGER)));
        var cancelled = on(() -> shownDialogs.ask(delete));
        robot.push(KeyCode.ENTER);
        assertEquals(Optional.empty(), cancelled.join());
        var deleted = on(() -> shownDialogs.ask(delete));
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        assertEquals(Optional.of(true), deleted.join());
        assertFalse(overlays.showing());
    }

    @Test
    void escapeTurnsAwayFromTheQuestion() {
        var answer = on(() -> shownDialogs.ask(CLOSE));

        robot.push(KeyCode.ESCAPE);

        assertEquals(Optional.empty(), answer.join());
    }

    @Test
    void theKeyboardStaysWithinTheQuestionAndComesBackAfterwards() {
        robot.interact(behind::requestFocus);
        var answer = on(() -> shownDialogs.ask(CLOSE));
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.TAB);
            assertFalse(behind.isFocused());
        }
        assertFalse(answer.isDone());

        robot.push(KeyCode.ESCAPE);

        assertTrue(behind.isFocused());
    }

    @Test
    void aTextThatWillNotDoCannotBeConfirmed() {
        var answer = on(() -> shownDialogs.askForText(new TextQuestion(
                "New room",
                "Name",
                "",
                "Create room",
                text -> text.equals("bad") ? Optional.of("No.") : Optional.empty())));

        robot.write("bad").push(KeyCode.ENTER);
        assertFalse(answer.isDone());
        robot.write("ger").push(KeyCode.ENTER);

        assertEquals(Optional.of("badger"), answer.join());
    }
}
