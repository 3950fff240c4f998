package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.control.CopyButton;
import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiImages;
import chat.hearth.app.ui.shell.Texts;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Draws messages. UI thread. */
public final class RichTextNodes {
    private static final int LONGEST_CHIP = 60;

    private final EmojiCatalog catalog;
    private final EmojiImages images;
    private final Consumer<URI> open;
    private final Texts texts;

    /** @param open opens an address outside of the app */
    public RichTextNodes(EmojiCatalog catalog, EmojiImages images, Consumer<URI> open, Texts texts) {
        this.catalog = catalog;
        this.images = images;
        this.open = open;
        this.texts = texts;
    }

    /**
     * The message as a node that is as high as its width asks for.
     *
     * @param trailing comes after the last word; null for nothing
     */
    public Node draw(RichText text, @Nullable Node trailing) {
        List<RichText.Block> blocks = text.blocks();
        if (blocks.size() == 1 && blocks.get(0) instanceof RichText.Paragraph paragraph) {
            TextFlow line = paragraph(paragraph, trailing);
            if (text.onlyEmoji()) line.getStyleClass().add("only-emoji");
            return line;
        }
        VBox all = column(blocks);
        if (trailing != null) {
            Node last = all.getChildren().get(all.getChildren().size() - 1);
            if (last instanceof TextFlow flow) flow.getChildren().addAll(new Text(" "), trailing);
            else all.getChildren().add(new TextFlow(trailing));
        }
        return all;
    }

    private VBox column(List<RichText.Block> blocks) {
        VBox column = new VBox();
        column.getStyleClass().add("rich-text");
        for (RichText.Block block : blocks) column.getChildren().add(block(block));
        return column;
    }

    private Node block(RichText.Block block) {
        if (block instanceof RichText.Paragraph paragraph) return paragraph(paragraph, null);
        if (block instanceof RichText.CodeBlock code) return code(code);
        if (block instanceof RichText.Quote quote) {
            VBox quoted = column(quote.blocks());
            quoted.getStyleClass().add("quote-block");
            return quoted;
        }
        return listing((RichText.Listing) block);
    }

    private Node listing(RichText.Listing list) {
        VBox lines = new VBox();
        lines.getStyleClass().add("list-block");
        for (int i = 0; i < list.items().size(); i++) {
            Label marker = new Label(list.markers().get(i));
            marker.getStyleClass().add("list-marker");
            marker.setMinWidth(Region.USE_PREF_SIZE);
            VBox item = column(list.items().get(i));
            HBox.setHgrow(item, Priority.ALWAYS);
            lines.getChildren().add(new HBox(marker, item));
        }
        return lines;
    }

    private Node code(RichText.CodeBlock code) {
        Label text = new Label(code.code());
        text.getStyleClass().add("code-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE); // else a label in a tight place is cut off at its last lines
        text.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        StackPane box = new StackPane(text);
        if (!code.language().isEmpty()) {
            Label language = new Label(code.language());
            language.getStyleClass().add("code-language");
            StackPane.setAlignment(language, Pos.BOTTOM_RIGHT);
            box.getChildren().add(language);
        }
        CopyButton copy = new CopyButton(texts.of("message.copy-code"), texts.of("message.copied"), code::code);
        copy.setFocusTraversable(false); // the message's own commands copy it by keyboard
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        StackPane.setAlignment(text, Pos.CENTER_LEFT);
        box.getChildren().add(copy);
        box.getStyleClass().add("code-block");
        return box;
    }

    private TextFlow paragraph(RichText.Paragraph paragraph, @Nullable Node trailing) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("paragraph");
        if (Direction.isRightToLeft(paragraph)) flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        for (RichText.Span span : paragraph.spans()) add(flow, span);
        if (trailing != null) flow.getChildren().addAll(new Text(" "), trailing);
        return flow;
    }

    private void add(TextFlow flow, RichText.Span span) {
        if (span instanceof RichText.Text text) {
            if (text.styles().contains(RichText.Style.CODE)) flow.getChildren().add(inlineCode(text));
            else Direction.parts(text.text()).forEach(part -> flow.getChildren().add(styled(part, text.styles())));
        } else if (span instanceof RichText.Emoji emoji) {
            flow.getChildren().add(new EmojiGlyph(emoji.sequence(), images, catalog));
        } else if (span instanceof RichText.Link link) {
            flow.getChildren().add(link(link));
            if (link.hidesTarget()) {
                Text place = new Text(" (" + link.target().place() + ")");
                place.getStyleClass().addAll("message-text", "link-place");
                flow.getChildren().add(place);
            }
        }
    }

    private static Node inlineCode(RichText.Text code) {
        if (code.text().length() <= LONGEST_CHIP && code.text().indexOf('\n') < 0) {
            Label chip = new Label(code.text());
            chip.getStyleClass().add("code-chip");
            chip.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            return chip;
        }
        Text text = new Text(code.text()); // a label could not be broken into lines
        text.getStyleClass().addAll("message-text", "code-run");
        return text;
    }

    private static Text styled(String words, Set<RichText.Style> styles) {
        Text text = new Text(words);
        text.getStyleClass().add("message-text");
        addStyles(text, styles);
        return text;
    }

    private Text link(RichText.Link link) {
        Text text = new Text(link.label());
        text.getStyleClass().addAll("message-text", "message-link");
        addStyles(text, link.styles());
        text.setOnMouseClicked(click -> {
            if (click.isStillSincePress()) open.accept(link.target().uri());
        });
        return text;
    }

    private static void addStyles(Text text, Set<RichText.Style> styles) {
        if (styles.contains(RichText.Style.BOLD)) text.getStyleClass().add("strong");
        if (styles.contains(RichText.Style.ITALIC)) text.getStyleClass().add("emphasis");
        if (styles.contains(RichText.Style.STRIKE)) text.setStrikethrough(true);
    }
}
