package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.emoji.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the spans of a paragraph: cuts emoji out of text, and joins neighbours of the same style. */
final class Spans {
    private final EmojiTokenizer emoji;
    private final List<RichText.Span> spans = new ArrayList<>();
    private final StringBuilder waiting = new StringBuilder();
    private Set<RichText.Style> style = Set.of();

    Spans(EmojiTokenizer emoji) {
        this.emoji = emoji;
    }

    void text(String text, Set<RichText.Style> styles) {
        if (!styles.equals(style)) flush();
        style = Set.copyOf(styles);
        waiting.append(text);
    }

    void add(RichText.Span span) {
        flush();
        spans.add(span);
    }

    List<RichText.Span> finish() {
        flush();
        return spans;
    }

    private void flush() {
        if (waiting.isEmpty()) return;
        String text = waiting.toString();
        waiting.setLength(0);
        if (style.contains(RichText.Style.CODE)) {
            spans.add(new RichText.Text(text, style));
            return;
        }
        for (Token token : emoji.tokenize(text)) {
            if (token instanceof Token.Emoji found) {
                spans.add(new RichText.Emoji(found.sequence(), found.source()));
            } else {
                spans.add(new RichText.Text(token.source(), style));
            }
        }
    }
}
