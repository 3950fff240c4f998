package chat.hearth.app.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AreaScalingTest {

    @Test
    void aPixelIsTheMeanOfTheFourItCovers() {
        int[] pixels = {0xFF000000, 0xFF0000FF, 0xFF00FF00, 0xFFFF0000};
        assertArrayEquals(new int[] {0xFF404040}, AreaScaling.shrink(pixels, 2, 1));
    }

    @Test
    void aPixelPartlyCoveredCountsInPart() {
        int[] pixels = {
            0xFF000000, 0xFF000000, 0xFF000000,
            0xFF000000, 0xFFFFFFFF, 0xFF000000,
            0xFF000000, 0xFF000000, 0xFF000000,
        };
        int quarterOfNineQuarters = 0xFF1C1C1C; // 255 / 9
        int[] expected = new int[4];
        Arrays.fill(expected, quarterOfNineQuarters);
        assertArrayEquals(expected, AreaScaling.shrink(pixels, 3, 2));
    }

    @Test
    void oneColourStaysThatColourAtEverySize() {
        int[] pixels = new int[64 * 64];
        Arrays.fill(pixels, 0x80402010);
        for (int to = 1; to <= 64; to++) {
            int[] expected = new int[to * to];
            Arrays.fill(expected, 0x80402010);
            assertArrayEquals(expected, AreaScaling.shrink(pixels, 64, to));
        }
    }

    @Test
    void itDoesNotEnlarge() {
        assertThrows(IllegalArgumentException.class, () -> AreaScaling.shrink(new int[4], 2, 3));
    }
}
