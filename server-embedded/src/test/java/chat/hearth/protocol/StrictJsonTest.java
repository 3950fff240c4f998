package chat.hearth.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1] 2",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "// comment\n1",
                "NaN",
                "-Infinity",
                "1e999",
                "-1e999",
                "01",
                "+1",
                "1.",
                "TRUE",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "\"tab\tinside\"",
                "\"\\x\"",
                ")]}'\n1"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThrows(PacketException.class, () -> StrictJson.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "true", "0", "-1.5e3", "\"\"", "\"å€\uD834\uDD1E\"", "[]", "{\"a\":[{\"b\":null}]}"})
    void whatIsJsonStaysWhatItIs(String text) throws PacketException {
        assertEquals(text, StrictJson.parse(text).toString());
    }

    @Test
    void nestingHasALimit() throws PacketException {
        String deepest = "[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH);
        assertEquals(deepest, StrictJson.parse(deepest).toString());
        assertThrows(PacketException.class, () -> StrictJson.parse("[" + deepest + "]"));
        assertThrows(PacketException.class, () -> StrictJson.parse("[".repeat(10_000)));
        assertThrows(PacketException.class, () -> StrictJson.parse("{\"a\":".repeat(10_000)));
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        assertThrows(PacketException.class, () -> StrictJson.parse("1".repeat(65)));
    }
}
