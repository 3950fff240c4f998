package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.emoji.Token;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;

/**
 * Reads the part of Markdown that messages may use: bold, italic, strike, code, code blocks, quotes, lists and links. A
 * line break is a line break. Headings, rules, tables and HTML are what they are: characters. Any thread.
 */
public final class MarkdownParser {
    /** Longer texts are shown as they are; the host's limit lies far below. */
    static final int MAX_LENGTH = 20_000;

    /** How deep quotes and lists may nest before the rest is shown as they are. */
    static final int MAX_DEPTH = 8;

    private static final int MOST_LARGE_EMOJI = 3;

    private final Parser parser = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .extensions(List.of(StrikethroughExtension.create(), AutolinkExtension.create()))
            .maxOpenBlockParsers(MAX_DEPTH * 2)
            .build();

    private final EmojiTokenizer emoji;

    public MarkdownParser(EmojiTokenizer emoji) {
        this.emoji = emoji;
    }

    /** Every text has a form; one that is too large or too deep is shown as it was written. */
    public RichText parse(String text) {
        if (isOnlyEmoji(text)) return new RichText(List.of(plain(text.strip())), true);
        if (text.length() > MAX_LENGTH) return new RichText(List.of(plain(text)), false);
        List<RichText.Block> blocks = new BlockReader(emoji).read(parser.parse(text));
        return new RichText(blocks.isEmpty() ? List.of(plain(text)) : blocks, false);
    }

    private RichText.Paragraph plain(String text) {
        Spans spans = new Spans(emoji);
        spans.text(text, Set.of());
        return new RichText.Paragraph(spans.finish());
    }

    private boolean isOnlyEmoji(String text) {
        int count = 0;
        if (text.isBlank() || text.length() > 200) return false;
        for (Token token : emoji.tokenize(text)) {
            if (token instanceof Token.Emoji) {
                count++;
            } else if (!token.source().isBlank()) {
                return false;
            }
        }
        return count <= MOST_LARGE_EMOJI;
    }
}
