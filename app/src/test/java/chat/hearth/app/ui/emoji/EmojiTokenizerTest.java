package chat.hearth.app.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiTokenizerTest {
    private static final EmojiCatalog CATALOG = EmojiCatalog.bundled();

    private final EmojiTokenizer tokenizer = new EmojiTokenizer(CATALOG);

    /** Emoji are in square brackets, as written; U+FE0E and the like are escaped so that they can be seen. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain text                           | hello, world                     | hello, world
            an emoji between words               | hi 🎉 all                        | hi [🎉] all
            two emoji side by side               | 🎉🎉                             | [🎉][🎉]
            a family joined by ZWJ               | 👨‍👩‍👧‍👦!                      | [👨‍👩‍👧‍👦]!
            a couple without its U+FE0F          | 👩\\u200D❤\\u200D👨              | [👩\\u200D❤\\u200D👨]
            a couple with its U+FE0F             | 👩\\u200D❤\\uFE0F\\u200D👨       | [👩\\u200D❤\\uFE0F\\u200D👨]
            the rainbow flag                     | 🏳\\uFE0F\\u200D🌈               | [🏳\\uFE0F\\u200D🌈]
            a country flag                       | 🇬🇧                               | [🇬🇧]
            two country flags                    | 🇬🇧🇫🇷                             | [🇬🇧][🇫🇷]
            England, a flag of tags              | 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1                        | [🏴󠁧󠁢󠁥󠁮󠁧󠁿] 1
            tags we have no flag for             | 🏴󠁵󠁳󠁴󠁸󠁿 1                         | [🏴󠁵󠁳󠁴󠁸󠁿] 1
            a lone regional indicator            | 🇬 b                              | 🇬 b
            an unknown flag                      | 🇦🇦                               | 🇦🇦
            a flag after an unknown flag         | 🇦🇦🇬🇧                             | 🇦🇦[🇬🇧]
            a keycap                             | 1\\uFE0F\\u20E3                   | [1\\uFE0F\\u20E3]
            a keycap without its U+FE0F          | #\\u20E3                          | [#\\u20E3]
            digits and signs alone               | 10 # * 3                         | 10 # * 3
            a digit with U+FE0F only             | 1\\uFE0F                          | 1\\uFE0F
            a thumb in a skin tone               | 👍🏽ok                            | [👍🏽]ok
            a thumb with U+FE0F in a skin tone   | 👍\\uFE0F🏽                       | [👍\\uFE0F🏽]
            a handshake of two tones             | 🫱🏻\\u200D🫲🏿                     | [🫱🏻\\u200D🫲🏿]
            a tone on what takes none            | 🐶🏽                              | [🐶][🏽]
            copyright and trade mark             | © ® ™                            | © ® ™
            copyright with U+FE0F                | ©\\uFE0F                          | [©\\uFE0F]
            arrows and ticks                     | a ↔ b ✔                          | a ↔ b ✔
            an arrow with U+FE0F                 | ↔\\uFE0F                          | [↔\\uFE0F]
            a bare heart and smile               | ❤☺                               | [❤][☺]
            a smile as text                      | ☺\\uFE0E                          | ☺\\uFE0E
            a thumb as text, then one as emoji   | 👍\\uFE0E👍                       | 👍\\uFE0E[👍]
            a bare pictograph beyond U+FFFF      | 🌶                               | [🌶]
            a ZWJ between strangers              | 🎉\\u200D🍕                       | [🎉]\\u200D[🍕]
            a ZWJ at the end                     | 👩\\u200D                         | [👩]\\u200D
            a ZWJ sequence cut short by text     | 👨\\u200D👩\\u200Dx               | [👨]\\u200D[👩]\\u200Dx
            an unpaired surrogate                | \\uD83C!                          | \\uD83C!
            an unpaired surrogate at the end     | a\\uD83D                          | a\\uD83D
            """)
    void textIsCutIntoTextAndTheLongestEmoji(String name, String text, String pieces) {
        assertEquals(unescaped(pieces), bracketed(tokenizer.tokenize(unescaped(text))));
    }

    @Test
    void anEmptyTextHasNoTokens() {
        assertEquals(List.of(), tokenizer.tokenize(""));
    }

    @Test
    void theEmojiIsFullyQualifiedWhileItsSourceIsAsWritten() {
        assertEquals(
                List.of(new Token.Emoji(
                        CATALOG.byShortName("heart").orElseThrow().sequence(), "❤")),
                tokenizer.tokenize("❤"));
        assertEquals(
                "❤\uFE0F", CATALOG.byShortName("heart").orElseThrow().sequence().text());
    }

    @Test
    void aLongTextWithoutEmojiIsTheOneTextItself() {
        String text = "Ünïcode, שלום 漢字 12 #".repeat(100_000 / 20);
        assertEquals(List.of(new Token.Text(text)), tokenizer.tokenize(text));
    }

    @Test
    void theSourcesJoinedAreTheText() {
        String text = CATALOG.entries().stream()
                .map(entry -> entry.sequence().text() + entry.name())
                .collect(Collectors.joining("\u200D"));
        assertEquals(text, tokenizer.tokenize(text).stream().map(Token::source).collect(Collectors.joining()));
    }

    @Test
    void everyEmojiOfTheCatalogueIsOneToken() {
        assertAll(everySequence().map(sequence -> same(sequence, sequence.text())));
    }

    @Test
    void everyLongerEmojiIsOneTokenWithoutItsVariationSelectorsToo() {
        assertAll(everySequence()
                .filter(sequence ->
                        bare(sequence).codePointCount(0, bare(sequence).length()) > 1)
                .map(sequence -> same(sequence, bare(sequence))));
    }

    private static Stream<EmojiSequence> everySequence() {
        return CATALOG.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.sequence()), entry.variations().stream()));
    }

    private static String bare(EmojiSequence sequence) {
        return sequence.text().replace("\uFE0F", "");
    }

    private Executable same(EmojiSequence sequence, String text) {
        return () -> assertEquals(List.of(new Token.Emoji(sequence, text)), tokenizer.tokenize(text));
    }

    private static String bracketed(List<Token> tokens) {
        return tokens.stream()
                .map(token -> token instanceof Token.Emoji emoji ? "[" + emoji.source() + "]" : token.source())
                .collect(Collectors.joining());
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                result.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }
}
