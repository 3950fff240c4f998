package chat.hearth.app.ui.markdown;

import java.util.ArrayList;
import java.util.List;

/** Which way text runs. */
final class Direction {
    private Direction() {}

    /**
     * Parts a text where words that run right to left meet anything else, such as a mark. Those may come from two fonts,
     * and on Linux JavaFX puts what it takes from two fonts for one such text in the wrong order; for two texts in one
     * flow it does not.
     */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean reversed = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            boolean goesOn = Character.isWhitespace(letter)
                    || Character.getDirectionality(letter) == Character.DIRECTIONALITY_NONSPACING_MARK;
            if (goesOn || isReversed(letter) == reversed) continue;
            if (i > start) parts.add(text.substring(start, i));
            start = i;
            reversed = !reversed;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean isReversed(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Whether a paragraph runs right to left: by its first strong letter (UAX #9, P2). */
    static boolean isRightToLeft(RichText.Paragraph paragraph) {
        for (RichText.Span span : paragraph.spans()) {
            String text = span instanceof RichText.Text plain
                    ? plain.text()
                    : span instanceof RichText.Link link ? link.label() : "";
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int letter = text.codePointAt(i);
                if (Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) return false;
                if (isReversed(letter)) return true;
            }
        }
        return false;
    }
}
