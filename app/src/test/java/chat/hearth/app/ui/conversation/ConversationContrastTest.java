package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything in a conversation can be read, in every state that it can be in, in both themes. */
final class ConversationContrastTest extends FxTest {
    private static final String MEASURED = """
            author time role-label notice-text date-separator unread-divider reply-author reply-text code-chip code-text \
            code-language message-link link-place quote-block list-marker edited-mark tombstone pending-mark failure-text \
            mention-badge unread-count draft-mark connection-state connection-banner typing-line composer-prompt \
            composer-hint""";

    private final FakeSession session = Workshop.session();

    private void openWith(ThemeChoice theme) {
        navigation.hosting = true;
        settings.update(s -> s.withTheme(theme).withTextSize(80)); // so that all of it is in view
        FakeRoom lobby = session.room("lobby");
        lobby.say(Workshop.MILO, NOW, "> quoted\n\n1. @Ada [look](https://example.org/x)");
        lobby.change(s -> FakeSession.with(s, s.head(), s.head() - 2, 2));
        session.post(lobby.id(), "on its **way** with `code`", null);
        lobby.refuseFirst("rate-limited", "You are writing too fast.");
        session.post(lobby.id(), "an answer", ((Message) lobby.confirmed().get(2)).id());
        session.post(lobby.id(), "of the same author", null);
        session.setTyping(lobby.id(), List.of(Workshop.MILO));
        session.setConnection(new ConnectionState.Waiting(
                ConnectionState.Trouble.LOST, 2, NOW.plusSeconds(7), Duration.ofSeconds(8)));
        show(() -> new ConversationView(session, context(), uri -> {}).root(), 1280, 1040);
        robot.interact(() -> fx.advance(Duration.ofSeconds(2)));
        Frames.settle();
    }

    private void everythingBecomes(String state) {
        robot.interact(() -> {
            for (Node node : NodeSearch.all(scene().getRoot(), any -> true)) {
                node.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
            }
            scene().getRoot().applyCss();
        });
    }

    /** The style classes of everything that can be seen. */
    private Set<String> seen() {
        return NodeSearch.all(scene().getRoot(), any -> true).stream()
                .flatMap(node -> node.getStyleClass().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theScreenHasEverythingThatIsToBeMeasured() {
        openWith(ThemeChoice.LIGHT);
        Set<String> missing = new TreeSet<>(Set.of(MEASURED.split("\\s+")));
        missing.removeAll(seen());
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void atRest(ThemeChoice theme) {
        openWith(theme);
        assertEquals(List.of(), contrastFaults());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void underThePointer(ThemeChoice theme) {
        openWith(theme);
        robot.moveTo(robot.lookup(".message-body").<Node>query());
        everythingBecomes("hover");
        assertEquals(List.of(), contrastFaults());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void withTheKeyboardOnAMessageThatWasJumpedTo(ThemeChoice theme) {
        openWith(theme);
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
        everythingBecomes("found");
        everythingBecomes("selected");
        everythingBecomes("hover");
        assertEquals(List.of(), contrastFaults());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void inTheSwitcherAndThePicker(ThemeChoice theme) {
        openWith(theme);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        assertEquals(List.of(), contrastFaults());
        everythingBecomes("hover");
        assertEquals(List.of(), contrastFaults());
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#open-emoji");
        assertEquals(List.of(), contrastFaults());
        robot.write("qqq");
        assertFalse(robot.lookup("No emoji of that name").tryQuery().isEmpty());
        assertEquals(List.of(), contrastFaults());
    }
}
