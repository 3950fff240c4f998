package chat.hearth.app.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of pictures of others before they are on the screen. */
final class PictureDecoderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 120x60, left", "2, 120x60, right", "3, 120x60, right", "4, 120x60, left",
        "5, 60x120, top", "6, 60x120, top", "7, 60x120, bottom", "8, 60x120, bottom"
    })
    void aPhotographStandsUprightHoweverItWasHeld(int orientation, String size, String red) throws IOException {
        byte[] photograph = TestPictures.photograph(120, 60, orientation);
        Path file = Files.write(folder.resolve("photograph.jpg"), photograph);

        assertEquals(size + " red " + red, seen(PictureDecoder.decode(photograph, 640)));
        assertEquals(size + " red " + red, seen(PictureDecoder.decode(file, 640)));
    }

    @Test
    void aLargeOneIsMadeSmallAndTurned() {
        assertEquals("50x100 red top", seen(PictureDecoder.decode(TestPictures.photograph(4_000, 2_000, 6), 100)));
    }

    private static String seen(Optional<Image> found) {
        Image image = found.orElseThrow();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        boolean topLeft = isRed(image, width / 8, height / 8);
        boolean topRight = isRed(image, width * 7 / 8, height / 8);
        String side = topLeft ? (topRight ? "top" : "left") : topRight ? "right" : "bottom";
        return width + "x" + height + " red " + side;
    }

    private static boolean isRed(Image image, int x, int y) {
        return image.getPixelReader().getColor(x, y).getRed() > 0.8;
    }

    @Test
    void wordsThatAreABombAreNotUnpacked() throws IOException {
        byte[] png = TestPictures.png(64, 48);
        byte[] words = new byte[1_000_000]; // zeros
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 300; i++) { // 300 MB, which are 300 kB when packed
                deflater.write(words);
            }
        }
        byte[] bomb = withChunk(png, "zTXt", packed.toByteArray());

        Image image = PictureDecoder.decode(bomb, 640).orElseThrow();

        assertEquals("64x48", (int) image.getWidth() + "x" + (int) image.getHeight());
    }

    /** The PNG with another chunk behind its header. */
    private static byte[] withChunk(byte[] png, String type, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] named = (type + " ").getBytes(StandardCharsets.US_ASCII);
        out.write(png, 0, 33);
        out.writeInt(content.length);
        out.write(named, 0, 4);
        out.write(content);
        CRC32 check = new CRC32();
        check.update(named, 0, 4);
        check.update(content);
        out.writeInt((int) check.getValue());
        out.write(png, 33, png.length - 33);
        return bytes.toByteArray();
    }

    @Test
    void whatClaimsToBeLargerThanAnyPictureIsNotDecoded() {
        byte[] png = TestPictures.png(4, 3);
        byte[] huge = png.clone();
        huge[16] = 0x7f; // its width says 2 thousand millions

        assertEquals(Optional.empty(), PictureDecoder.decode(huge, 640));
        assertEquals(Optional.empty(), PictureDecoder.decode(Arrays.copyOf(png, 20), 640));
        assertEquals(
                Optional.empty(), PictureDecoder.decode("BM of another kind".getBytes(StandardCharsets.US_ASCII), 640));
        assertTrue(PictureDecoder.decode(png, 640).isPresent());
    }
}
