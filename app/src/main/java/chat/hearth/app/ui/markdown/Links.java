package chat.hearth.app.ui.markdown;

import java.util.ArrayList;
import java.util.List;

/** Finds what can be opened in a message, for a menu that needs no pointer. */
public final class Links {
    private Links() {}

    /** In the order in which they stand. */
    public static List<WebTarget> in(RichText text) {
        List<WebTarget> found = new ArrayList<>();
        collect(text.blocks(), found);
        return found;
    }

    private static void collect(List<RichText.Block> blocks, List<WebTarget> into) {
        for (RichText.Block block : blocks) {
            if (block instanceof RichText.Paragraph paragraph) {
                for (RichText.Span span : paragraph.spans()) {
                    if (span instanceof RichText.Link link) into.add(link.target());
                }
            } else if (block instanceof RichText.Quote quote) {
                collect(quote.blocks(), into);
            } else if (block instanceof RichText.Listing list) {
                list.items().forEach(item -> collect(item, into));
            }
        }
    }
}
