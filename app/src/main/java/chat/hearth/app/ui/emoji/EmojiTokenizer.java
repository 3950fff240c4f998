package chat.hearth.app.ui.emoji;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts messages into text and emoji. Stateless; any thread. */
public final class EmojiTokenizer {
    private static final int FIRST_REGIONAL = 0x1F1E6;
    private static final int LAST_REGIONAL = 0x1F1FF;

    private final SequenceTrie trie;

    public EmojiTokenizer(EmojiCatalog catalog) {
        trie = catalog.trie();
    }

    /**
     * The pieces of {@code text} in order: emoji as long as possible, and the text between them in one piece each. Empty for
     * an empty text.
     */
    public List<Token> tokenize(String text) {
        List<Token> tokens = new ArrayList<>(1);
        int textStart = 0;
        int at = 0;
        while (at < text.length()) {
            if (!trie.mayStartWith(text.charAt(at))) {
                at++;
                continue;
            }
            @Nullable EmojiMatch match = trie.longestAt(text, at);
            if (match == null) {
                at = afterUnmatched(text, at);
                continue;
            }
            if (textStart < at) tokens.add(new Token.Text(text.substring(textStart, at)));
            tokens.add(new Token.Emoji(match.sequence(), text.substring(at, match.end())));
            at = match.end();
            textStart = at;
        }
        if (textStart < text.length()) tokens.add(new Token.Text(text.substring(textStart)));
        return List.copyOf(tokens);
    }

    /** Regional indicators are read in pairs (UAX #29, GB12): the second letter of an unknown flag starts no other flag. */
    private static int afterUnmatched(String text, int at) {
        int next = at + Character.charCount(text.codePointAt(at));
        boolean pair = isRegional(text, at) && isRegional(text, next);
        return pair ? next + Character.charCount(text.codePointAt(next)) : next;
    }

    private static boolean isRegional(String text, int at) {
        if (at >= text.length()) return false;
        int codePoint = text.codePointAt(at);
        return codePoint >= FIRST_REGIONAL && codePoint <= LAST_REGIONAL;
    }
}
