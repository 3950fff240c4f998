package chat.hearth.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.hearth.chat.RoomRules.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoomRulesTest {
    private static final RoomRules RULES = new RoomRules(10, 8, 8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Ada|Ada",
                "  Ada  |Ada",
                "Ada\u00a0\u2003L|Ada L",
                "\uff21da|Ada",
                "A\u0000d\u001b[1m|Ad[1m",
                "\u202eadA|adA",
                "A\u200bda|Ada",
                "e\u0301va|\u00e9va",
                "\ud83d\udc69\u200d\ud83d\ude80|\ud83d\udc69\u200d\ud83d\ude80",
                "<b>|<b>",
            })
    void aNameIsCleaned(String raw, String shown) {
        assertEquals(new Checked.Good(shown), RULES.personName(raw));
    }

    @Test
    void aNameThatShowsNothingOrTooMuchIsRefused() {
        assertEquals(new Checked.Bad(Reason.EMPTY), RULES.personName(""));
        assertEquals(new Checked.Bad(Reason.EMPTY), RULES.personName(" \u200b\u202e\u0007\u200d"));
        assertEquals(new Checked.Bad(Reason.TOO_LONG), RULES.personName("123456789"));
        assertEquals(new Checked.Bad(Reason.TOO_LONG), RULES.personName("\ufdfa")); // one sign that stands for 18
        assertEquals(new Checked.Bad(Reason.TOO_LONG), RULES.personName(" ".repeat(1_000_000)));
    }

    @Test
    void aTextKeepsItsLinesAndLosesOtherControls() {
        assertEquals(new Checked.Good("a\n\tb"), RULES.text("a\n\t\u0000\u001bb"));
        assertEquals(new Checked.Good("1234567890"), RULES.text("1234567890"));
        assertEquals(new Checked.Bad(Reason.TOO_LONG), RULES.text("12345678901"));
        assertEquals(new Checked.Bad(Reason.EMPTY), RULES.text(" \n\u200b"));
    }

    @Test
    void aTopicMayBeEmptyAndIsOneLine() {
        assertEquals(new Checked.Good(""), RULES.topic(" "));
        assertEquals(new Checked.Good("a b"), RULES.topic("a\nb"));
        assertEquals(new Checked.Bad(Reason.TOO_LONG), RULES.topic("x".repeat(33)));
    }

    @ParameterizedTest
    @CsvSource({"Ada,ADA", "Ada,aDa", "Stra\u00dfe,STRASSE", "\uff21da,ada", "A d a,Ada", "e\u0301va,\u00c9VA"})
    void namesThatLookTheSameAreTheSame(String one, String other) {
        assertEquals(NameKey.of(one), NameKey.of(other));
    }

    @Test
    void otherNamesAreOthers() {
        assertNotEquals(NameKey.of("Ada"), NameKey.of("Adam"));
        assertNotEquals(NameKey.of("Eva"), NameKey.of("\u00c9va"));
    }
}
