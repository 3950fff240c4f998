package chat.hearth.app.ui.markdown;

import java.util.List;

/** One line without marks, for a quote above a reply. */
public final class PlainLine {
    private PlainLine() {}

    /** The beginning of a message on one line, its line breaks as spaces. */
    public static String of(RichText text, int maxLength) {
        StringBuilder line = new StringBuilder();
        append(text.blocks(), line, maxLength);
        String whole = line.toString().strip();
        return whole.length() <= maxLength ? whole : whole.substring(0, cut(whole, maxLength)) + "…";
    }

    private static int cut(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static void append(List<RichText.Block> blocks, StringBuilder line, int enough) {
        for (RichText.Block block : blocks) {
            if (line.length() > enough) return;
            if (block instanceof RichText.Paragraph paragraph) {
                paragraph.spans().forEach(span -> append(span, line));
            } else if (block instanceof RichText.CodeBlock code) {
                line.append(code.code().replace('\n', ' '));
            } else if (block instanceof RichText.Quote quote) {
                append(quote.blocks(), line, enough);
            } else if (block instanceof RichText.Listing list) {
                list.items().forEach(item -> append(item, line, enough));
            }
            line.append(' ');
        }
    }

    private static void append(RichText.Span span, StringBuilder line) {
        if (span instanceof RichText.Text text) line.append(text.text().replace('\n', ' '));
        else if (span instanceof RichText.Emoji emoji) line.append(emoji.source());
        else if (span instanceof RichText.Link link) line.append(link.label());
    }
}
