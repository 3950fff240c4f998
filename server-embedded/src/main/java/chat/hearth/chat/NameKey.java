package chat.hearth.chat;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What two names have in common that people would take for the same: case, accents of composition, width and spaces do
 * not count.
 */
public record NameKey(String value) {
    /** The key of a name. */
    public static NameKey of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT) // first up, then down: folds ß and final sigma too
                .toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(folded.length());
        Normalizer.normalize(folded, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        return new NameKey(kept.toString());
    }
}
