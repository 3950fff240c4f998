package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MentionsTest {
    @ParameterizedTest(name = "\"{0}\" names {1}: {2}")
    @CsvSource({
        "@anna hello, Anna, true",
        "hello @ANNA!, anna, true",
        "'(@anna)', Anna, true",
        "@anna, anna, true",
        "ask @Anna Lena today, Anna Lena, true",
        "@annabel and @anna, anna, true",
        "anna, anna, false",
        "@annabel, anna, false",
        "@anna_2, anna, false",
        "mail me at x@anna, anna, false",
        "@, anna, false",
        "@ÅSA kommer, åsa, true",
    })
    void countsWholeWordsInAnyCase(String text, String name, boolean expected) {
        assertEquals(expected, Mentions.names(text, name));
    }
}
