package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.ui.files.FileTexts;
import chat.hearth.app.ui.files.FilesPane;
import chat.hearth.app.ui.markdown.PlainLine;
import chat.hearth.app.ui.markdown.RichTextCache;
import chat.hearth.app.ui.markdown.RichTextNodes;
import chat.hearth.app.ui.people.Avatar;
import chat.hearth.app.ui.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws rows of a timeline. UI thread. */
final class RowPainter {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass STARTS_GROUP = PseudoClass.getPseudoClass("starts-group");
    private static final int QUOTE_LENGTH = 140;

    private final Texts texts;
    private final Times times;
    private final RichTextCache parsed;
    private final RichTextNodes nodes;
    private final NoticeText notices;
    private final MessageActions actions;
    private final FilesPane.Tools files;
    private final FileTexts fileTexts;
    private final Authors authors;

    RowPainter(
            Texts texts,
            Times times,
            RichTextCache parsed,
            RichTextNodes nodes,
            MessageActions actions,
            FilesPane.Tools files,
            Authors authors) {
        this.files = files;
        this.fileTexts = new FileTexts(texts);
        this.texts = texts;
        this.times = times;
        this.parsed = parsed;
        this.nodes = nodes;
        this.notices = new NoticeText(texts);
        this.actions = actions;
        this.authors = authors;
    }

    /** A place for the files of one message after another. */
    FilesPane files() {
        return new FilesPane(files);
    }

    /**
     * Fills a node with a row, replacing what it showed.
     *
     * @param pane gives the node's place for files
     */
    void paint(VBox node, TimelineRow row, Supplier<FilesPane> pane) {
        List<Node> children = new ArrayList<>(3);
        if (row.date() != null) children.add(separator(times.day(row.date()), "date-separator"));
        if (row.firstUnread()) children.add(separator(texts.of("timeline.unread"), "unread-divider"));
        TimelineEntry.@Nullable Message message = row.entry() instanceof TimelineEntry.Message m ? m : null;
        Delivery delivery = message == null ? Delivery.SENT : message.delivery();
        node.pseudoClassStateChanged(OWN, message != null && message.own());
        node.pseudoClassStateChanged(PENDING, delivery instanceof Delivery.Pending);
        node.pseudoClassStateChanged(FAILED, delivery instanceof Delivery.Failed);
        node.pseudoClassStateChanged(STARTS_GROUP, row.startsGroup());
        node.setAccessibleRole(AccessibleRole.TEXT);
        if (message != null) {
            children.add(message(row, message, pane));
            node.setAccessibleText(spoken(message));
        } else if (row.entry() instanceof TimelineEntry.Notice notice) {
            children.add(notice(notice));
            node.setAccessibleText(notices.of(notice));
        }
        node.getChildren().setAll(children);
    }

    private static Node separator(String words, String styleClass) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(rule(), label, rule());
        line.getStyleClass().addAll("separator-line", styleClass);
        return line;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }

    private Node notice(TimelineEntry.Notice notice) {
        Label words = new Label(notices.of(notice));
        words.getStyleClass().add("notice-text");
        words.setWrapText(true);
        Label time = timeLabel(notice);
        HBox line = new HBox(words, time);
        line.getStyleClass().add("notice-line");
        return line;
    }

    private Node message(TimelineRow row, TimelineEntry.Message message, Supplier<FilesPane> pane) {
        StackPane gutter = new StackPane(inGutter(row, message));
        gutter.getStyleClass().add("gutter");
        VBox content = new VBox();
        content.getStyleClass().add("message-content");
        HBox.setHgrow(content, Priority.ALWAYS);
        if (row.quote() != null) content.getChildren().add(quote(row.quote()));
        if (row.startsGroup()) content.getChildren().add(header(message));
        if (message.files().isEmpty() || !message.text().isEmpty() || message.edited()) {
            content.getChildren().add(body(message));
        }
        if (!message.files().isEmpty()) {
            FilesPane shown = pane.get();
            shown.show(message.files());
            content.getChildren().add(shown);
        }
        if (message.delivery() instanceof Delivery.Failed failed)
            content.getChildren().add(failure(message, failed));
        HBox line = new HBox(gutter, content);
        line.getStyleClass().add("message-line");
        return line;
    }

    private Node inGutter(TimelineRow row, TimelineEntry.Message message) {
        if (row.startsGroup()) return new Avatar(message.author());
        return message.delivery() instanceof Delivery.Pending ? icon(Feather.CLOCK, "icon-tiny") : timeLabel(message);
    }

    private static FontIcon icon(Feather shape, String size) {
        FontIcon icon = new FontIcon(shape);
        icon.getStyleClass().add(size);
        return icon;
    }

    private Node header(TimelineEntry.Message message) {
        HBox header = new HBox();
        header.getStyleClass().add("message-header");
        header.getChildren().addAll(authors.labels(message.author()));
        Label time = timeLabel(message);
        time.setMinWidth(Region.USE_PREF_SIZE);
        header.getChildren().add(time);
        if (message.delivery() instanceof Delivery.Pending) header.getChildren().add(pendingMark());
        return header;
    }

    private Node pendingMark() {
        Label mark = new Label(texts.of("message.pending"), icon(Feather.CLOCK, "icon-tiny"));
        mark.getStyleClass().add("pending-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private Node body(TimelineEntry.Message message) {
        if (message.deleted()) {
            Label tombstone = new Label(texts.of("message.deleted"), icon(Feather.SLASH, "icon-small"));
            tombstone.getStyleClass().add("tombstone");
            return tombstone;
        }
        Node drawn = nodes.draw(parsed.of(message.id(), message.text()), message.edited() ? edited(message) : null);
        drawn.getStyleClass().add("message-body");
        return drawn;
    }

    private Node edited(TimelineEntry.Message message) {
        Text mark = new Text(texts.of("message.edited"));
        mark.getStyleClass().add("edited-mark");
        mark.setOnMouseClicked(click -> actions.showHistory(message, mark));
        return mark;
    }

    private Node quote(TimelineRow.Quote quote) {
        FontIcon arrow = icon(Feather.CORNER_UP_RIGHT, "icon-small");
        HBox line = new HBox(arrow);
        line.getStyleClass().add("reply-quote");
        TimelineEntry.@Nullable Message answered = quote.message();
        Label words = new Label();
        words.setMinWidth(0);
        if (answered == null) {
            words.setText(texts.of("message.reply-unknown"));
        } else {
            Label author = new Label(answered.author().name());
            author.getStyleClass().add("reply-author");
            author.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(author);
            words.setText(answered.deleted() ? texts.of("message.deleted") : oneLine(answered));
        }
        words.getStyleClass().add("reply-text");
        line.getChildren().add(words);
        line.setOnMouseClicked(click -> actions.jumpTo(quote.id()));
        return line;
    }

    /** A message on one line, for quotes. */
    String oneLine(TimelineEntry.Message message) {
        if (message.text().isEmpty()) return FileTexts.names(message.files());
        return PlainLine.of(parsed.of(message.id(), message.text()), QUOTE_LENGTH);
    }

    private Node failure(TimelineEntry.Message message, Delivery.Failed failed) {
        Label why = new Label(reason(failed), icon(Feather.ALERT_CIRCLE, "icon-small"));
        why.setWrapText(true);
        why.getStyleClass().add("failure-text");
        Button retry = new Button(texts.of("message.retry"));
        retry.getStyleClass().addAll("small", "retry");
        retry.setMinWidth(Region.USE_PREF_SIZE);
        retry.setOnAction(event -> actions.retry(message));
        Button discard = new Button(texts.of("message.discard"));
        discard.getStyleClass().addAll("small", "flat", "discard");
        discard.setMinWidth(Region.USE_PREF_SIZE);
        discard.setOnAction(event -> actions.discard(message));
        HBox line = new HBox(why, retry, discard);
        line.getStyleClass().add("failure-line");
        return line;
    }

    private String reason(Delivery.Failed failed) {
        Optional<String> aboutFiles = fileTexts.failure(failed);
        if (aboutFiles.isPresent()) return aboutFiles.get();
        return failed.code().equals(Delivery.Failed.UNCERTAIN)
                ? texts.of("message.uncertain")
                : texts.of("message.failed", failed.message());
    }

    private Label timeLabel(TimelineEntry entry) {
        Label time = new Label(times.time(entry.at()));
        time.getStyleClass().add("time");
        time.setOnMouseEntered(
                enter -> { // a tooltip is a window of its own: made only when it is wanted
                    if (time.getTooltip() == null) time.setTooltip(new Tooltip(times.full(entry.at())));
                });
        return time;
    }

    private String spoken(TimelineEntry.Message message) {
        String text = message.deleted()
                ? texts.of("message.deleted")
                : Stream.of(message.text(), fileTexts.spoken(message.files()))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" "));
        String edited = message.edited() ? texts.of("message.edited") : "";
        String state = message.delivery() instanceof Delivery.Failed failed
                ? reason(failed)
                : message.delivery() instanceof Delivery.Pending ? texts.of("message.pending") : "";
        String states = Stream.of(edited, state).filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
        return texts.of("message.spoken", authors.spoken(message.author()), times.time(message.at()), text, states);
    }
}
