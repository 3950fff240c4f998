package chat.hearth.app.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmojiArtTest {
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final EmojiArt art = new EmojiArt();

    @Test
    void everyEmojiHasAPngFile() throws IOException {
        for (EmojiSequence sequence : everySequence()) {
            byte[] png = art.png(sequence).readAllBytes();
            assertArrayEquals(PNG_SIGNATURE, Arrays.copyOf(png, PNG_SIGNATURE.length), sequence.text());
            assertEquals(sequence.art().length(), png.length, sequence.text());
        }
    }

    @ParameterizedTest
    @MethodSource("everyHundredthSequence")
    void thePictureIsASquareWithSomethingOnIt(EmojiSequence sequence) throws IOException {
        BufferedImage picture = Objects.requireNonNull(ImageIO.read(art.png(sequence)));
        assertEquals(List.of(64, 64), List.of(picture.getWidth(), picture.getHeight()));
        int[] pixels = picture.getRGB(0, 0, 64, 64, null, 0, 64);
        assertTrue(IntStream.of(pixels).anyMatch(pixel -> pixel >>> 24 == 0xFF), "nothing is drawn");
    }

    static List<EmojiSequence> everyHundredthSequence() {
        List<EmojiSequence> all = everySequence();
        return IntStream.range(0, all.size())
                .filter(i -> i % 100 == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<EmojiSequence> everySequence() {
        return EmojiCatalog.bundled().entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.sequence()), entry.variations().stream()))
                .toList();
    }
}
