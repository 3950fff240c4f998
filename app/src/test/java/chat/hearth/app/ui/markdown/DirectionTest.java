package chat.hearth.app.ui.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DirectionTest {
    @Test
    void aTextIsPartedWhereWordsThatRunRightToLeftMeetSomethingElse() {
        assertEquals(List.of("صباح الخير", "! ", "سأحضر المفاتيح"), Direction.parts("صباح الخير! سأحضر المفاتيح"));
        assertEquals(List.of("see ", "שלום ", "(hello)"), Direction.parts("see שלום (hello)"));
    }

    @Test
    void marksOnLettersStayWithThem() {
        assertEquals(List.of("שָׁלוֹם"), Direction.parts("שָׁלוֹם"));
    }

    @Test
    void aTextThatRunsLeftToRightIsOnePart() {
        assertEquals(List.of("a, b!"), Direction.parts("a, b!"));
        assertEquals(List.of(""), Direction.parts(""));
    }
}
