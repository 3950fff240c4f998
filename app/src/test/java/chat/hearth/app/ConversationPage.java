package chat.hearth.app;

import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.NodeSearch;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;

/** A conversation as it stands in an app's window: what a person does there, and what they read. */
final class ConversationPage {
    /** How a message is said aloud: author, time, text, state. */
    private static final Pattern SPOKEN = Pattern.compile("(.+?), \\d{1,2}:\\d\\d: (.*)", Pattern.DOTALL);

    private final AppWindow window;

    ConversationPage(AppWindow window) {
        this.window = window;
    }

    /** Writes a message and sends it with Enter. */
    void say(String room, String text) {
        write(room, text);
        window.press(KeyCode.ENTER);
    }

    /** Writes, and sends nothing. */
    void write(String room, String text) {
        window.click("Message " + room);
        window.type(text);
    }

    void open(String room) {
        window.clickBeginning(room);
        isIn(room);
    }

    /** Waits until this room is shown. */
    void isIn(String room) {
        Eventually.equal(room, () -> text("room-title"));
    }

    /** Waits until exactly these lines are to be read, each a message as {@code author: text} or a notice. */
    void reads(String... lines) {
        Eventually.equal(List.of(lines), this::lines);
    }

    /** Waits until the rooms are listed like this, as a screen reader says them. */
    void lists(String... rooms) {
        Eventually.equal(List.of(rooms), () -> cells("rooms"));
    }

    /** Waits until these people are listed like this, as a screen reader says them. */
    void seesPeople(String... people) {
        Eventually.equal(List.of(people), () -> cells("people"));
    }

    /** Waits until a part of this id reads like this. */
    void shows(String id, String text) {
        Eventually.equal(text, () -> text(id));
    }

    /** The row of a line in the timeline. */
    Node row(String line) {
        return window.find(
                line, node -> hasStyle("timeline-row").test(node) && line(node).equals(line));
    }

    /** What is to be read, from top to bottom; FX thread. */
    List<String> lines() {
        return NodeSearch.all(window.root(), hasStyle("timeline-row")).stream()
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .map(ConversationPage::line)
                .toList();
    }

    private static String line(Node row) {
        Matcher spoken = SPOKEN.matcher(Objects.requireNonNullElse(row.getAccessibleText(), ""));
        if (!spoken.matches()) {
            return String.valueOf(row.getAccessibleText());
        }
        return spoken.group(1) + ": " + spoken.group(2).strip();
    }

    private List<String> cells(String list) {
        return NodeSearch.top(window.root(), node -> list.equals(node.getId())).stream()
                .flatMap(found -> NodeSearch.all((Parent) found, ListCell.class::isInstance).stream())
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the part of this id reads, with all labels in it; empty when it cannot be seen; FX thread. */
    String text(String id) {
        Supplier<String> words = () -> NodeSearch.top(window.root(), node -> id.equals(node.getId())).stream()
                .flatMap(part -> NodeSearch.all((Parent) part, Label.class::isInstance).stream())
                .map(label -> ((Label) label).getText())
                .reduce("", (all, next) -> all.isEmpty() ? next : all + " " + next);
        return words.get();
    }

    private static Predicate<Node> hasStyle(String style) {
        return node -> node.getStyleClass().contains(style);
    }
}
