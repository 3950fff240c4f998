package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version, which stands in the POM alone, is one that every platform's installer takes as it is. */
class VersionTest {
    private static final String VERSION = System.getProperty("hearth.version");

    @Test
    void itIsThreeNumbersWhichIsWhatRpmAndAppleTake() {
        assertTrue(VERSION.matches("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}"), VERSION);
    }

    /** Windows Installer, property ProductVersion: one byte, one byte, two bytes. */
    @Test
    void itsNumbersFitInWhatWindowsInstallerCompares() {
        List<Integer> numbers =
                Stream.of(VERSION.split("\\.")).map(Integer::valueOf).toList();
        assertAll(
                () -> assertTrue(numbers.get(0) <= 255, VERSION),
                () -> assertTrue(numbers.get(1) <= 255, VERSION),
                () -> assertTrue(numbers.get(2) <= 65_535, VERSION));
    }
}
