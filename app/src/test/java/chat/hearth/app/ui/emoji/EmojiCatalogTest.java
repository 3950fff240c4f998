package chat.hearth.app.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiCatalogTest {
    private final EmojiCatalog catalog = EmojiCatalog.bundled();

    @Test
    void theCatalogueHoldsEmoji16WithoutRepeats() {
        assertEquals(1911, catalog.entries().size());
        assertEquals(1911, new HashSet<>(catalog.entries()).size());
        assertEquals(
                1911 + 1875,
                catalog.entries().stream()
                        .mapToInt(entry -> 1 + entry.variations().size())
                        .sum());
    }

    @Test
    void everyCategoryHasEmojiAndTogetherTheyAreTheCatalogue() {
        assertTrue(Arrays.stream(EmojiCategory.values())
                .noneMatch(category -> catalog.in(category).isEmpty()));
        assertEquals(
                catalog.entries(),
                Arrays.stream(EmojiCategory.values())
                        .flatMap(category -> catalog.in(category).stream())
                        .toList());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "tada, 🎉",
        ":tada:, 🎉",
        ":Tada:, 🎉",
        "+1, 👍",
        "thumbsup, 👍",
        "flag-england, 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "heart, ❤️"
    })
    void aShortNameFindsItsEmoji(String name, String emoji) {
        assertEquals(emoji, catalog.byShortName(name).orElseThrow().sequence().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":::", "nosuchemoji", "tada:"})
    void anUnknownShortNameFindsNothing(String name) {
        assertEquals(Optional.empty(), catalog.byShortName(name));
    }

    @Test
    void everyShortNameFindsAnEmojiThatHasIt() {
        for (EmojiEntry entry : catalog.entries()) {
            for (String name : entry.shortNames()) {
                assertTrue(catalog.byShortName(name).orElseThrow().shortNames().contains(name), name);
            }
        }
    }

    @Test
    void aToneVariationBelongsToItsEmoji() {
        EmojiEntry thumb = catalog.byShortName("+1").orElseThrow();
        assertEquals("👍🏿", thumb.in(SkinTone.DARK).orElseThrow().text());
        assertEquals(thumb, catalog.entry(thumb.in(SkinTone.DARK).orElseThrow()));
    }

    @Test
    void aToneIsWornByBothOfAPair() {
        EmojiEntry couple = catalog.byShortName("people_holding_hands").orElseThrow();
        assertEquals("🧑🏽‍🤝‍🧑🏽", couple.in(SkinTone.MEDIUM).orElseThrow().text());
    }

    @Test
    void partyPoppersTakeNoTone() {
        assertEquals(Optional.empty(), catalog.byShortName("tada").orElseThrow().in(SkinTone.DARK));
    }

    @Test
    void aWholeTextIsAnEmojiOrIsNot() {
        assertEquals(Optional.of("❤\uFE0F"), catalog.sequence("❤").map(EmojiSequence::text));
        assertEquals(Optional.empty(), catalog.sequence("❤❤"));
        assertEquals(Optional.empty(), catalog.sequence("a"));
        assertEquals(Optional.empty(), catalog.sequence(""));
    }

    @ParameterizedTest(name = "\"{0}\" finds {1} first")
    @CsvSource(quoteCharacter = '`', textBlock = """
            tada,           tada
            :tada,          tada
            :TADA:,         tada
            thumbs,         +1
            +1,             +1
            party pop,      tada
            hooray,         raised_hands
            raising hand,   raised_hands
            red heart,      heart
            afghan,         flag-af
            :),             smiley
            """)
    void searchFindsByNameAndKeyword(String query, String shortName) {
        assertEquals(shortName, catalog.search(query, 5).get(0).shortName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", "-", "_", "- _", "qqqq", "skin-tone-2"})
    void searchFindsNothingForNothing(String query) {
        assertEquals(List.of(), catalog.search(query, 5));
    }

    @Test
    void searchStopsAtTheLimit() {
        assertEquals(8, catalog.search("s", 8).size());
    }

    @Test
    void aLineWithTooFewFieldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> EmojiIndex.read(new StringReader("1f600\t0 0 9\temoji\n")));
    }
}
