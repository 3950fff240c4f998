package chat.hearth.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is not ASCII is escaped, because that is the point: it could not be told apart here either. */
final class NameKeyTest {
    record Pair(String name, String other) {
        @Override
        public String toString() {
            return name + " and " + other;
        }
    }

    private static List<Pair> of(String name, String... others) {
        return Stream.of(others).map(other -> new Pair(name, other)).toList();
    }

    static List<Pair> lookAlikes() {
        List<Pair> all = new ArrayList<>();
        // Cyrillic letters among Latin ones, and nothing but Cyrillic ones
        all.addAll(of("Alice", "\u0410lice", "\u0410l\u0456ce", "Ali\u0441e", "Alic\u0435", "\u0410li\u0441\u0435"));
        all.addAll(of(
                "Oscar",
                "\u041Escar",
                "O\u0455c\u0430r",
                "\u041Es\u0441ar",
                "Os\u0441\u0430r",
                "\u041E\u0455\u0441\u0430r"));
        all.addAll(of("Peter", "\u0420eter", "P\u0435ter", "\u0420\u0435t\u0435r", "Pet\u0435r"));
        all.addAll(of("Hope", "\u041Dope", "H\u043Epe", "Ho\u0440e", "\u041D\u043E\u0440\u0435"));
        all.addAll(of("Jax", "\u0408ax", "J\u0430x", "Ja\u0445", "\u0458ax"));
        all.addAll(of("Kim", "\u041Aim", "K\u0456m", "\u041A\u0456m"));
        all.addAll(of("\u0410\u043B\u0435\u043A\u0441", "A\u043B\u0435\u043A\u0441", "\u0410\u043Be\u043A\u0441"));
        // Greek
        all.addAll(of("Nora", "\u039Dora", "N\u03BFra", "Nor\u03B1", "\u039D\u03BFr\u03B1"));
        all.addAll(of("Zoe", "\u0396oe", "Z\u03BFe", "\u0396\u03BFe"));
        all.addAll(of("Hanni", "\u0397anni", "\u0397ANNI", "Hann\u03B9", "H\u03B1nni"));
        all.addAll(of("Tom", "\u03A4om", "T\u03BFm", "\u03A4\u03BFm"));
        // Armenian, Cherokee, Lisu, Deseret and others with letters of the same shape
        all.addAll(of("Dora", "\u13A0ora", "D\u0585ra", "\uA4D3ora"));
        all.addAll(of("Sam", "\u0405am", "\uA4E2am", "\u054Fam"));
        // width, mathematics, circles, small capitals
        all.addAll(
                of("Ada", "\uFF21\uFF44\uFF41", "\uFF21da", "\uD835\uDC00\uD835\uDC1D\uD835\uDC1A", "\uD835\uDD38da"));
        all.addAll(of(
                "Ada",
                "\uD835\uDCD0\uD835\uDCED\uD835\uDCEA",
                "\u24B6da",
                "\u1D00da",
                "\uD83C\uDD30da",
                "\u1D00\u1D05\u1D00"));
        all.addAll(of("Bob", "\u212Cob", "\u24B7ob", "Bo\uFF42", "\uD835\uDE71\uD835\uDE98\uD835\uDE8B"));
        // what cannot be seen
        all.addAll(
                of("Grace", "Gr\u200Bace", "Gr\u200Cace", "Gr\u200Dace", "\uFEFFGrace", "Gra\u2060ce", "Grace\u00AD"));
        all.addAll(
                of("Grace", "Gr\u034Face", "Grace\uFE0F", "Gr\u115Face", "Grace\u3164", "Gr\u202Eace", "Grace\u2800"));
        all.addAll(of("Ada Lovelace", "AdaLovelace", "Ada\u00A0Lovelace", "Ada\u2003Lovelace", "A da Love lace"));
        // marks that only decorate
        all.addAll(of(
                "Linus",
                "L\u0336inus",
                "Li\u0332nus",
                "L\u0335i\u0335n\u0335u\u0335s\u0335",
                "Linus\u20E3",
                "Lin\u0489us"));
        // case, and one letter for another
        all.addAll(of("Stra\u00DFe", "STRASSE", "strasse", "STRA\u1E9EE"));
        all.addAll(of("Emma", "EMMA", "Ernma", "Ernrna", "E\u217Fma"));
        all.addAll(of("Bill", "BILL", "BiII", "Bi11", "Bil1", "B\u0131ll", "Bil|"));
        all.addAll(of("Karl", "KarI", "Kar1", "\u212Aarl"));
        all.addAll(of("Alice", "A1ice", "Al1ce", "AIice", "\uFF21LICE"));
        all.addAll(of("Bob", "B0b", "B\u00BAb", "b\u0D20b"));
        all.addAll(of("O'Brien", "O\u2019Brien", "O\u02BCBrien", "0'Brien"));
        all.addAll(of("Jean-Luc", "Jean\u2010Luc", "Jean\u2011Luc", "Jean\u2212Luc"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void whatLooksAlikeIsTakenForTheSame(Pair pair) {
        assertTrue(NameKey.lookAlike(pair.name(), pair.other()));
        assertTrue(NameKey.lookAlike(pair.other(), pair.name()));
    }

    @Test
    void aHundredLookAlikesAreShownAndEachOnce() {
        List<Pair> all = lookAlikes();

        assertEquals(all.size(), all.stream().distinct().count());
        assertTrue(all.size() >= 100, "only " + all.size());
        assertFalse(all.stream().anyMatch(pair -> pair.name().equals(pair.other())));
    }

    static List<Pair> honest() {
        List<Pair> all = new ArrayList<>();
        all.addAll(of("Karl", "Kari", "Carl", "Karla", "Kar"));
        all.addAll(of("Eva", "\u00C9va", "Ewa", "Ava", "Evas"));
        all.addAll(of("Neil", "Nell", "Niel", "Nel"));
        all.addAll(of("Ali", "All", "Al", "Ail"));
        all.addAll(of("Mia", "Mla", "Maia", "Lia", "Nia"));
        all.addAll(of("Jill", "Jil", "Gill", "Jille"));
        all.addAll(of("Pawe\u0142", "Pawel", "Pavel"));
        all.addAll(of("\u00D8yvind", "Oyvind"));
        all.addAll(of("Jose", "Jos\u00E9", "Josie"));
        all.addAll(of("M\u00FCller", "Muller", "Mueller", "Miller"));
        all.addAll(of("Clara", "Dara", "Cara", "Klara"));
        all.addAll(of("Emma", "Erna", "Ema", "Enma"));
        all.addAll(of("Guest 1", "Guest 2", "Guest 10", "Guest 11", "Guest 101", "Guest"));
        all.addAll(of("Guest 11", "Guest 12", "Guest 111", "Guest 10"));
        all.addAll(of("Sasha", "Masha", "Dasha", "Pasha"));
        all.addAll(of("\u0421\u0430\u0448\u0430", "\u041C\u0430\u0448\u0430", "Sasha", "\u0414\u0430\u0448\u0430"));
        all.addAll(of("\u0412\u043E\u0432\u0430", "\u0412\u0435\u0440\u0430", "Vova"));
        all.addAll(of("\u0395\u03BB\u03AD\u03BD\u03B7", "\u0395\u03C1\u03BC\u03AE\u03C2", "Elena"));
        all.addAll(of("\u0930\u093E\u092E", "\u0930\u092E", "\u0930\u0947\u092E\u093E"));
        all.addAll(of("\u05D3\u05D5\u05D3", "\u05D3\u05DF", "\u05E8\u05D5\u05EA"));
        all.addAll(of("\u0639\u0644\u064A", "\u0639\u0644\u0627", "\u0623\u062D\u0645\u062F"));
        all.addAll(of("\u7530\u4E2D", "\u7530\u53E3", "\u4E2D\u7530"));
        all.addAll(of("\u304B\u304A\u308A", "\u304C\u304A\u308A", "\u30AB\u30AA\u30EB"));
        all.addAll(of("\uBBFC\uC218", "\uBBFC\uC9C0", "\uC218\uBBFC"));
        all.addAll(of("Ada", "Ida", "Eda", "Adam", "Ad", "Ada 2", "Ada B"));
        all.addAll(of("\uD83D\uDE00", "\uD83D\uDE01", "\uD83C\uDDE9\uD83C\uDDEA"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("honest")
    void differentNamesAreDifferent(Pair pair) {
        assertFalse(
                NameKey.lookAlike(pair.name(), pair.other()),
                () -> NameKey.allOf(pair.name()) + " and " + NameKey.allOf(pair.other()));
    }

    @Test
    void scriptsMayBeMixedInOneName() {
        assertEquals(1, NameKey.allOf("Ada \u0410\u043D\u043D\u0430").size());
        assertFalse(NameKey.lookAlike("Ada \u0410\u043D\u043D\u0430", "Ada"));
    }
}
