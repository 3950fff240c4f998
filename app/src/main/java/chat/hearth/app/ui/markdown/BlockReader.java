package chat.hearth.app.ui.markdown;

import chat.hearth.app.ui.emoji.EmojiTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Turns the blocks of a parsed text into ours. */
final class BlockReader {
    private static final String BULLET = "•";

    private final EmojiTokenizer emoji;

    BlockReader(EmojiTokenizer emoji) {
        this.emoji = emoji;
    }

    List<RichText.Block> read(Node parent) {
        List<RichText.Block> blocks = new ArrayList<>(1);
        for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            RichText.@Nullable Block block = block(child);
            if (block != null) blocks.add(block);
        }
        return blocks;
    }

    private RichText.@Nullable Block block(Node node) {
        if (node instanceof Paragraph) return new RichText.Paragraph(new InlineReader(emoji).read(node));
        if (node instanceof FencedCodeBlock code) return code(code);
        if (node instanceof BlockQuote) return new RichText.Quote(read(node));
        if (node instanceof ListBlock list) return listing(list);
        // A link reference definition leaves nothing to show.
        return node instanceof Block && node.getFirstChild() != null ? new RichText.Quote(read(node)) : null;
    }

    private static RichText.CodeBlock code(FencedCodeBlock block) {
        String code = block.getLiteral();
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        int space = info.indexOf(' ');
        return new RichText.CodeBlock(
                space < 0 ? info : info.substring(0, space),
                code.endsWith("\n") ? code.substring(0, code.length() - 1) : code);
    }

    private RichText.Listing listing(ListBlock list) {
        List<String> markers = new ArrayList<>();
        List<List<RichText.Block>> items = new ArrayList<>();
        long number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (@Nullable Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            markers.add(list instanceof BulletList ? BULLET : number++ + ".");
            items.add(read(item));
        }
        return new RichText.Listing(markers, items);
    }
}
