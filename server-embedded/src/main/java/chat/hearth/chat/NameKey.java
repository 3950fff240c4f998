package chat.hearth.chat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What two names have in common that people would take for the same: case, width and spaces do not count, nor what cannot be
 * seen, nor which of several characters that look alike was typed.
 *
 * <p>A name has up to three keys, since a capital I looks like a small l and is a small i nonetheless: {@code KarI} is both
 * {@code Kari} and {@code Karl}. Names that have a key in common look alike; {@code Kari} and {@code Karl} do not.
 */
public record NameKey(String value) {
    private static final int MOST_ROUNDS = 4;

    /** The first key of a name: its letters as they are, with the case folded. */
    public static NameKey of(String name) {
        return settled(folded(visible(name)));
    }

    /** All keys of a name, the first one first. */
    public static Set<NameKey> allOf(String name) {
        String seen = visible(name);
        Set<NameKey> keys = new LinkedHashSet<>();
        keys.add(settled(folded(seen)));
        keys.add(settled(folded(LookAlikes.skeleton(seen))));
        keys.add(settled(folded(LookAlikes.skeletonWithI(seen))));
        return keys;
    }

    /** Whether people would take one name for the other. */
    public static boolean lookAlike(String one, String other) {
        Set<NameKey> keys = allOf(one);
        return allOf(other).stream().anyMatch(keys::contains);
    }

    /** Folding the case of a look-alike may give another character that has one: goes on until nothing changes. */
    private static NameKey settled(String text) {
        String before = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String after = folded(LookAlikes.skeleton(before));
            if (after.equals(before)) {
                break;
            }
            before = after;
        }
        return new NameKey(before);
    }

    private static String folded(String text) {
        String folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // first up: folds ß and final sigma too
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** What is seen of the name, without spaces, and without marks that only decorate a letter: they make no letter with it. */
    private static String visible(String name) {
        String plain = LookAlikes.plain(Normalizer.normalize(name, Normalizer.Form.NFKC));
        StringBuilder kept = new StringBuilder(plain.length());
        UnicodeScript base = UnicodeScript.COMMON;
        int[] points = Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isUnseen(c))
                .toArray();
        for (int c : points) {
            if (!isMark(c)) {
                base = UnicodeScript.of(c);
            } else if (isDecoration(c, base)) {
                continue;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** In these scripts letters that are in use have their marks composed; elsewhere, marks are vowels. */
    private static boolean isDecoration(int mark, UnicodeScript base) {
        boolean isAnybodys = UnicodeScript.of(mark) == UnicodeScript.INHERITED
                || Character.getType(mark) == Character.ENCLOSING_MARK;
        return isAnybodys
                && switch (base) {
                    case LATIN, GREEK, CYRILLIC, COMMON -> true;
                    default -> false;
                };
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || switch (c) {
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159 -> true;
                    default ->
                        (c >= 0xFE00 && c <= 0xFE0F) // variation selectors, here and below
                                || (c >= 0x180B && c <= 0x180F)
                                || (c >= 0xE0100 && c <= 0xE01EF);
                };
    }
}
