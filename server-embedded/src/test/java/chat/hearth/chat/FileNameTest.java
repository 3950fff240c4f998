package chat.hearth.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the names that people and others give to files. */
final class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "Käsekuchen am Montag.pdf",
                "日本.png",
                "archive.tar.gz",
                "👩\u200d👩\u200d👦.gif",
                "README"
            })
    void anOrdinaryNameStays(String name) {
        assertEquals(name, FileName.clean(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "/etc/shadow|shadow",
                "..\\..\\windows\\win.ini|win.ini",
                "C:\\x\\y.exe|y.exe",
                "C:evil.txt|C_evil.txt",
                "a.txt:stream|a.txt_stream",
                "a/b\\c/d.txt|d.txt",
                "..|file",
                ".|file",
                "a/|file",
                ".bashrc|_bashrc",
                "...x|_..x",
                "-rf|_rf",
                "--help.txt|_-help.txt",
                "CON|_CON",
                "con.txt|_con.txt",
                "Nul .tar.gz|_Nul .tar.gz",
                "COM1|_COM1",
                "lpt9.log|_lpt9.log",
                "COM\u00b9.x|_COM\u00b9.x",
                "CONIN$|_CONIN$",
                "COM10|COM10",
                "console|console",
                "x<y>|x_y_",
                "what?*.txt|what__.txt",
                "name. . .|name",
            })
    void aNameThatIsDangerousSomewhereIsMadeHarmless(String raw, String kept) {
        assertEquals(kept, FileName.clean(raw));
    }

    @Test
    void whatCannotBeSeenGoesOut() {
        assertEquals("photoexe.jpg", FileName.clean("photo\u202eexe.jpg"));
        assertEquals("a.txt", FileName.clean("\u0000a\u001b.t\u200bx\u0085t\u007f\ufeff"));
        assertEquals("tab and line.txt", FileName.clean("tab\tand\nline.txt"));
        assertEquals("a.png", FileName.clean("a\u0000.png"));
        assertEquals("_CON", FileName.clean("C\u0000ON"));
        assertEquals("file", FileName.clean("\u202e\u0000"));
        assertEquals("x", FileName.clean("\ud800x\udc00"));
    }

    @Test
    void aLongNameIsCutInFrontOfItsEnding() {
        assertEquals("a".repeat(250) + ".txt", FileName.clean("a".repeat(4_096) + ".txt"));
        assertEquals("€".repeat(83) + ".txt", FileName.clean("€".repeat(1_000) + ".txt"));
        assertEquals("a".repeat(254), FileName.clean("a." + "a".repeat(4_096)).replace('.', 'a'));
        assertEquals("x".repeat(254), FileName.clean("y/".repeat(20_000) + "x".repeat(254)));
    }

    @Test
    void whateverComesInWhatComesOutIsAName() {
        Random random = new Random(4);
        String letters = "a.C/\\:ON \u0000\u202e€\ud83d\ude00\u200d\n<\"NULCOM1$";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder raw = new StringBuilder();
            int length = random.nextInt(400);
            for (int j = 0; j < length; j++) {
                raw.append(letters.charAt(random.nextInt(letters.length())));
            }
            String name = FileName.clean(raw.toString());
            assertFalse(name.isEmpty(), "empty of " + raw);
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= FileName.MOST_BYTES, name);
            assertTrue(name.chars().noneMatch(c -> c < ' ' || "/\\:<>\"|?*".indexOf(c) >= 0), name);
            assertEquals(name, FileName.clean(name), "cleaned again");
        }
    }
}
