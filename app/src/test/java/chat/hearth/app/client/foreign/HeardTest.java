package chat.hearth.app.client.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeardTest {
    private static Heard heard(String text) {
        return new Heard(text, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                        | hello    | ",
                "{\"text\":\"hello\",\"name\":\"Ada\"}       | hello    | Ada",
                "{\"message\":\" hello \",\"user\":\"Ada\"}  | hello    | Ada",
                "{\"msg\":\"hello\",\"from\":\"Ada\"}        | hello    | Ada",
                "{\"body\":\"hello\",\"author\":{\"name\":\"Ada\"}} | hello | Ada",
                "{\"text\":\"hello\",\"name\":7}             | hello    | ",
                "{\"x\":1}                                    | {\"x\":1} | ",
                "{not json}                                   | {not json} | ",
                "[\"hello\"]                                  | [\"hello\"] | ",
            })
    void aFrameIsTextOrAnObjectWithTheUsualFields(String frame, String text, String author) {
        assertEquals(List.of(new Heard(text, author)), Heard.inFrame(frame));
    }

    @Test
    void jsonLinesAreOneMessageEach() {
        assertEquals(
                List.of(new Heard("one", "Ada"), new Heard("two", "Ben")),
                Heard.inFrame("{\"text\":\"one\",\"name\":\"Ada\"}\n\n{\"text\":\"two\",\"name\":\"Ben\"}\n"));
    }

    @Test
    void linesOfWhichOneIsNoJsonAreOneText() {
        assertEquals(List.of(heard("{\"text\":\"one\"}\ntwo")), Heard.inFrame("{\"text\":\"one\"}\ntwo"));
    }

    @Test
    void nothingIsHeardOfBlanks() {
        assertEquals(List.of(), Heard.inFrame(" \n "));
        assertEquals(List.of(), Heard.inFrame("{\"text\":\" \"}"));
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        String cut = Heard.inFrame("😀".repeat(Heard.LONGEST)).get(0).text();

        assertEquals("😀".repeat(Heard.LONGEST / 2 - 1) + "…", cut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hello\"            | hello",
                "7                     | 7",
                "{\"text\":\"hello\"} | hello",
                "{\"x\":1}            | {\"x\":1}",
            })
    void anArgumentIsShownAsFarAsItCanBeUnderstood(String argument, String text) {
        assertEquals(Optional.of(heard(text)), Heard.inArgument(JsonParser.parseString(argument)));
    }

    @Test
    void anArgumentThatSaysNothingIsLeftAside() {
        assertEquals(Optional.empty(), Heard.inArgument(JsonParser.parseString("[1]")));
        assertEquals(Optional.empty(), Heard.inArgument(JsonParser.parseString("null")));
    }
}
