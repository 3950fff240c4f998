package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiSequence;
import java.util.List;
import java.util.Set;

/**
 * A message ready to be drawn.
 *
 * @param onlyEmoji whether it is one to three emoji and nothing else, which are drawn large
 */
public record RichText(List<Block> blocks, boolean onlyEmoji) {
    public RichText {
        blocks = List.copyOf(blocks);
    }

    /** Something with a line of its own. */
    public sealed interface Block {}

    /** Running text. */
    public record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Code, character by character as it was written, without the last line break.
     *
     * @param language the word after the fence; empty when there is none
     */
    public record CodeBlock(String language, String code) implements Block {}

    /** What somebody else said. */
    public record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A list.
     *
     * @param markers one for each item: a bullet, or a number with its full stop
     */
    public record Listing(List<String> markers, List<List<Block>> items) implements Block {
        public Listing {
            markers = List.copyOf(markers);
            items = items.stream().map(List::copyOf).toList();
            if (markers.size() != items.size()) throw new IllegalArgumentException("a marker for each item");
        }
    }

    /** How a span is set. */
    public enum Style {
        BOLD,
        ITALIC,
        STRIKE,
        CODE
    }

    /** A piece of a line. */
    public sealed interface Span {}

    /** Characters to show as they are; a line break within them is one. */
    public record Text(String text, Set<Style> styles) implements Span {
        public Text {
            styles = Set.copyOf(styles);
        }
    }

    /** One emoji. */
    public record Emoji(EmojiSequence sequence, String source) implements Span {}

    /** Text that opens something when it is clicked. */
    public record Link(String label, WebTarget target, Set<Style> styles) implements Span {
        public Link {
            styles = Set.copyOf(styles);
        }

        /** Whether the label does not show where the link leads, so that this must stand beside it. */
        public boolean hidesTarget() {
            return !label.equals(target.uri().toString()) && !label.equals(target.written());
        }
    }
}
