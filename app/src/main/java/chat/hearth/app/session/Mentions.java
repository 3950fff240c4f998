package chat.hearth.app.session;

import java.util.Locale;

/** Finds out whether a text names somebody. Stateless. */
final class Mentions {
    private Mentions() {}

    /** Whether {@code @name} stands in the text as words of its own, in whatever case. */
    static boolean names(String text, String name) {
        if (name.isEmpty()) {
            return false;
        }
        String haystack = text.toLowerCase(Locale.ROOT);
        String needle = "@" + name.toLowerCase(Locale.ROOT);
        int at = haystack.indexOf(needle);
        while (at >= 0) {
            int end = at + needle.length();
            boolean starts = at == 0 || !isWord(haystack.codePointBefore(at));
            boolean ends = end == haystack.length() || !isWord(haystack.codePointAt(end));
            if (starts && ends) {
                return true;
            }
            at = haystack.indexOf(needle, at + 1);
        }
        return false;
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
