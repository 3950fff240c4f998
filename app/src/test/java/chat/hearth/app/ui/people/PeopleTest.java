package chat.hearth.app.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PeopleTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void whiteLettersCanBeReadOnEveryAvatar(AvatarColour colour) {
        double contrast = 1.05 / (luminance(colour.web()) + 0.05);
        assertTrue(contrast >= 4.5, colour + " has " + contrast + ":1");
    }

    private static double luminance(String web) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(web.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Ada Brenner, AB",
        "jun, J",
        "Tomás Ferreira da Silva, TS",
        "o'neill_mary-ann, OA",
        "***, ?",
        "🚀 rocket, R",
        "1st place, 1P"
    })
    void initialsAreTheFirstAndTheLastWordsFirstLetters(String name, String initials) {
        assertEquals(initials, Initials.of(name));
    }

    @Test
    void theTypingLineNamesUpToThree() {
        List<Member> all = List.of(Workshop.ADA, Workshop.MILO, Workshop.PRIYA, Workshop.JUN);
        assertEquals(
                List.of(
                        "",
                        "Ada Brenner is typing…",
                        "Ada Brenner and Milo Vance are typing…",
                        "Ada Brenner, Milo Vance and Priya Raman are typing…",
                        "Several people are typing…"),
                List.of(0, 1, 2, 3, 4).stream()
                        .map(count -> TypingLine.of(all.subList(0, count), texts))
                        .toList());
    }
}
