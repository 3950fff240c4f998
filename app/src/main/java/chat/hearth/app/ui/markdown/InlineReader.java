package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiTokenizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Turns the inside of a paragraph into spans. */
final class InlineReader {
    /** Emphasis can be nested as deep as the text is long. */
    private static final int MAX_DEPTH = 32;

    private final Spans spans;

    InlineReader(EmojiTokenizer emoji) {
        spans = new Spans(emoji);
    }

    List<RichText.Span> read(Node paragraph) {
        children(paragraph, EnumSet.noneOf(RichText.Style.class), 0);
        return spans.finish();
    }

    private void children(Node parent, Set<RichText.Style> styles, int depth) {
        if (depth > MAX_DEPTH) {
            spans.text("…", styles);
            return;
        }
        for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            inline(child, styles, depth);
        }
    }

    private void inline(Node node, Set<RichText.Style> styles, int depth) {
        if (node instanceof Text text) {
            spans.text(text.getLiteral(), styles);
        } else if (node instanceof HtmlInline html) {
            spans.text(html.getLiteral(), styles);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            spans.text("\n", styles);
        } else if (node instanceof Code code) {
            spans.text(code.getLiteral(), with(styles, RichText.Style.CODE));
        } else if (node instanceof StrongEmphasis) {
            children(node, with(styles, RichText.Style.BOLD), depth + 1);
        } else if (node instanceof Emphasis) {
            children(node, with(styles, RichText.Style.ITALIC), depth + 1);
        } else if (node instanceof Strikethrough) {
            children(node, with(styles, RichText.Style.STRIKE), depth + 1);
        } else if (node instanceof Link link) {
            link(link, link.getDestination(), styles, depth);
        } else if (node instanceof Image image) {
            link(image, image.getDestination(), styles, depth);
        } else {
            children(node, styles, depth + 1);
        }
    }

    /** What cannot be opened safely is shown as it is, address included, so that nobody is fooled by a label. */
    private void link(Node node, String destination, Set<RichText.Style> styles, int depth) {
        Optional<WebTarget> target = WebTarget.of(destination);
        String label = plain(node, depth);
        if (target.isPresent()) {
            spans.add(new RichText.Link(label.isBlank() ? destination : label, target.get(), styles));
        } else {
            spans.text(label.isBlank() ? destination : label + " (" + destination + ")", styles);
        }
    }

    private static String plain(Node node, int depth) {
        StringBuilder text = new StringBuilder();
        collect(node, text, depth);
        return text.toString();
    }

    private static void collect(Node parent, StringBuilder into, int depth) {
        if (depth > MAX_DEPTH) return;
        for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text text) into.append(text.getLiteral());
            else if (child instanceof Code code) into.append(code.getLiteral());
            else if (child instanceof HtmlInline html) into.append(html.getLiteral());
            else if (child instanceof SoftLineBreak || child instanceof HardLineBreak) into.append(' ');
            else collect(child, into, depth + 1);
        }
    }

    private static Set<RichText.Style> with(Set<RichText.Style> styles, RichText.Style added) {
        EnumSet<RichText.Style> all = EnumSet.of(added);
        all.addAll(styles);
        return all;
    }
}
