package chat.hearth.app.ui.people;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** One or two letters for a name. */
public final class Initials {
    private static final Pattern GAPS = Pattern.compile("[\\s_.\\-]+");

    private Initials() {}

    /** First letters of the first and the last word, upper case; "?" when the name has no letter or digit. */
    public static String of(String name) {
        String first = "";
        String last = "";
        for (String word : GAPS.splitAsStream(name.strip()).toList()) {
            String letter = firstLetter(word);
            if (letter.isEmpty()) continue;
            if (first.isEmpty()) first = letter;
            else last = letter;
        }
        String both = (first + last).toUpperCase(Locale.ROOT);
        return both.isEmpty() ? "?" : both;
    }

    /** With the marks that belong to it, so that no letter is torn apart. */
    private static String firstLetter(String word) {
        int at = 0;
        while (at < word.length() && !Character.isLetterOrDigit(word.codePointAt(at))) {
            at += Character.charCount(word.codePointAt(at));
        }
        if (at >= word.length()) return "";
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        return word.substring(at, letters.following(at));
    }
}
