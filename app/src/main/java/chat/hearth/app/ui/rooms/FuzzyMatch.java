package chat.hearth.app.ui.rooms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/** How well a few typed letters stand for a name. */
final class FuzzyMatch {
    private static final int EXACT = 1_000;
    private static final int PREFIX = 800;
    private static final int WORD_START = 600;
    private static final int INSIDE = 400;
    private static final int SCATTERED = 200;
    private static final int START_BONUS = 8;

    private FuzzyMatch() {}

    /** Higher is better; empty when the letters do not stand in the name in this order. Case and accents do not matter. */
    static OptionalInt score(String query, String name) {
        String wanted = fold(query.strip());
        String text = fold(name);
        if (wanted.isEmpty()) return OptionalInt.of(0);
        if (text.equals(wanted)) return OptionalInt.of(EXACT);
        if (text.startsWith(wanted)) return OptionalInt.of(PREFIX - text.length());
        int at = text.indexOf(wanted);
        if (at >= 0) {
            for (int i = at; i >= 0; i = text.indexOf(wanted, i + 1)) {
                if (startsWord(text, i)) return OptionalInt.of(WORD_START - text.length());
            }
            return OptionalInt.of(INSIDE - at - text.length());
        }
        return scattered(wanted, text);
    }

    private static OptionalInt scattered(String wanted, String text) {
        int score = SCATTERED - text.length();
        int from = 0;
        int before = -1;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == ' ') continue;
            int at = text.indexOf(wanted.charAt(i), from);
            if (at < 0) return OptionalInt.empty();
            if (startsWord(text, at)) score += START_BONUS;
            if (before >= 0) score -= at - before - 1;
            before = at;
            from = at + 1;
        }
        return OptionalInt.of(score);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(kept::appendCodePoint);
        return kept.toString().toLowerCase(Locale.ROOT);
    }
}
