package chat.hearth.app.ui.emoji;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the longest emoji at a place of a text, however its variation selectors are written. Filled by one thread, then only
 * read, by any.
 */
final class SequenceTrie {
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int FIRST_TAG = 0xE0020;
    private static final int CANCEL_TAG = 0xE007F;

    private final Map<Integer, Node> roots = new HashMap<>();
    private final BitSet firstUnits = new BitSet();

    /** A code point of a sequence. Siblings are a linked list: there are few, except at the roots. */
    private static final class Node {
        final int codePoint;

        @Nullable
        Node firstChild;

        @Nullable
        Node nextSibling;

        @Nullable
        EmojiSequence sequence;

        boolean needsEmojiStyle;

        Node(int codePoint) {
            this.codePoint = codePoint;
        }

        @Nullable
        Node child(int wanted) {
            for (Node child = firstChild; child != null; child = child.nextSibling) {
                if (child.codePoint == wanted) return child;
            }
            return null;
        }

        Node childOrNew(int wanted) {
            Node known = child(wanted);
            if (known != null) return known;
            Node added = new Node(wanted);
            added.nextSibling = firstChild;
            firstChild = added;
            return added;
        }
    }

    /** Adds {@code sequence}; when {@code bare} is TEXT it is found only with a U+FE0F at its end. */
    void add(EmojiSequence sequence, BarePresentation bare) {
        String text = sequence.text();
        firstUnits.set(text.charAt(0));
        @Nullable Node node = null;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint == EMOJI_STYLE) continue; // the search takes it anywhere
            node = node == null ? roots.computeIfAbsent(codePoint, Node::new) : node.childOrNew(codePoint);
        }
        if (node == null) throw new IllegalArgumentException("a sequence needs a character");
        node.sequence = sequence;
        node.needsEmojiStyle = bare == BarePresentation.TEXT;
    }

    /** Whether an emoji may start with {@code unit}. If not, {@link #longestAt} finds nothing there. */
    boolean mayStartWith(char unit) {
        return firstUnits.get(unit);
    }

    /** The longest emoji that starts at {@code from}, or null. */
    @Nullable
    EmojiMatch longestAt(CharSequence text, int from) {
        @Nullable EmojiSequence found = null;
        int foundEnd = from;
        int at = from;
        @Nullable Node node = roots.get(Character.codePointAt(text, from));
        while (node != null) {
            at += Character.charCount(node.codePoint);
            int next = codePointAt(text, at);
            if (next == TEXT_STYLE) break; // the writer asked for text, so nothing ends here or goes on
            boolean styled = next == EMOJI_STYLE;
            if (styled) next = codePointAt(text, ++at);
            if (node.sequence != null && (styled || !node.needsEmojiStyle)) {
                found = node.sequence;
                foundEnd = at;
            }
            node = node.child(next);
        }
        return found == null ? null : new EmojiMatch(found, afterTags(text, foundEnd));
    }

    /** Takes the tags of a flag we have no picture of along with the flag, as they have no shape of their own. */
    private static int afterTags(CharSequence text, int from) {
        int at = from;
        for (int next = codePointAt(text, at); next >= FIRST_TAG && next <= CANCEL_TAG; next = codePointAt(text, at)) {
            at += Character.charCount(next);
        }
        return at;
    }

    /** Minus one at the end of the text. */
    private static int codePointAt(CharSequence text, int at) {
        return at < text.length() ? Character.codePointAt(text, at) : -1;
    }
}
