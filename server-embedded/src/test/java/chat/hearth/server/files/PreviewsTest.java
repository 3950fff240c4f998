package chat.hearth.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.media.FileType;
import chat.hearth.media.Picture;
import chat.hearth.testkit.AllocationMeter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small pictures of large ones, and of what only looks like one. */
final class PreviewsTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    @TempDir
    Path folder;

    private long now;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static String type(byte[] bytes) {
        return FileType.of(Arrays.copyOf(bytes, FileType.BYTES));
    }

    /** What becomes of a file: its preview's type and size, or nothing. */
    private String preview(byte[] bytes) throws IOException {
        Path preview = folder.resolve("preview");
        if (!new Previews(() -> now).make(file(bytes), type(bytes), preview)) {
            assertFalse(Files.exists(preview));
            return "none";
        }
        byte[] made = Files.readAllBytes(preview);
        BufferedImage image = ImageIO.read(preview.toFile());
        return type(made) + " " + image.getWidth() + "x" + image.getHeight();
    }

    private String size(byte[] bytes) throws IOException {
        return Picture.read(file(bytes), type(bytes))
                .map(picture -> picture.shownWidth() + "x" + picture.shownHeight())
                .orElse("none");
    }

    /** Red above, blue below. */
    private static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, y < height / 2 ? RED : BLUE);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "png,  1600, 1200, image/jpeg 640x480",
        "png,  300,  200,  image/jpeg 300x200",
        "png,  1,    5000, image/jpeg 1x640",
        "jpeg, 3000, 4000, image/jpeg 480x640",
        "gif,  900,  900,  image/jpeg 640x640",
    })
    void aPictureGetsASmallOne(String format, int width, int height, String preview) throws Exception {
        byte[] bytes = encoded(image(width, height, BufferedImage.TYPE_INT_RGB), format);
        assertEquals(width + "x" + height, size(bytes));
        assertEquals(preview, preview(bytes));
    }

    @Test
    void whatCanBeSeenThroughStaysSo() throws Exception {
        assertEquals("image/png 640x320", preview(encoded(image(1280, 640, BufferedImage.TYPE_INT_ARGB), "png")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100x60, top",
        "2, 100x60, top",
        "3, 100x60, bottom",
        "4, 100x60, bottom",
        "5, 60x100, left",
        "6, 60x100, right",
        "7, 60x100, right",
        "8, 60x100, left"
    })
    void aPhotographIsTurnedUprightAndTellsNotWhereItWasTaken(int orientation, String size, String red)
            throws Exception {
        byte[] jpeg = encoded(image(100, 60, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] bytes = withExif(jpeg, orientation, "GPS 59.334591 18.063240");
        assertEquals(size, size(bytes));
        assertEquals("image/jpeg " + size, preview(bytes));
        Path preview = folder.resolve("preview");
        BufferedImage image = ImageIO.read(preview.toFile());
        int x = red.equals("left") ? 5 : red.equals("right") ? image.getWidth() - 6 : image.getWidth() / 2;
        int y = red.equals("top") ? 5 : red.equals("bottom") ? image.getHeight() - 6 : image.getHeight() / 2;
        assertTrue((image.getRGB(x, y) & 0xff0000) > 0xc00000, "red is at the " + red);
        assertFalse(new String(Files.readAllBytes(preview), StandardCharsets.ISO_8859_1).contains("GPS"));
    }

    /** A JPEG with an EXIF segment right at the beginning. */
    private static byte[] withExif(byte[] jpeg, int orientation, String more) throws IOException {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(tiff);
        out.writeBytes("Exif\0\0MM\0*");
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.writeBytes(more);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (tiff.size() + 2)});
        tiff.writeTo(bytes);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** A PNG of these chunks. */
    private static byte[] png(int width, int height, int colourType, Object... chunks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, (byte) colourType, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        for (int i = 0; i < chunks.length; i += 2) {
            chunk(out, (String) chunks[i], (byte[]) chunks[i + 1]);
        }
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        out.writeInt(data.length);
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        out.write(ascii);
        out.write(data);
        CRC32 crc = new CRC32();
        crc.update(ascii);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }

    /** So many zeros, packed. */
    private static byte[] zeros(long count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            byte[] block = new byte[1 << 20];
            for (long left = count; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 40_000, 50_000})
    void aPictureThatUnpacksToGigabytesIsNotUnpacked(int side) throws Exception {
        byte[] bomb = png(side, side, 2, "IDAT", zeros(30_000_000));
        assertEquals(side + "x" + side, size(bomb));
        Path file = file(bomb);
        Previews previews = new Previews(() -> now);
        long before = AllocationMeter.ofThisThread();
        assertFalse(previews.make(file, FileType.PNG, folder.resolve("preview")));
        long allocated = AllocationMeter.ofThisThread() - before;
        assertTrue(allocated < 1_000_000, "allocated " + allocated);
    }

    @Test
    void wordsThatUnpackToGigabytesAreNotUnpackedEither() throws Exception {
        byte[] packed = zeros(300_000_000);
        byte[] words = new byte[packed.length + 3];
        words[0] = 'x';
        System.arraycopy(packed, 0, words, 3, packed.length);
        byte[] pixels = zeros(101L * 100);
        byte[] bytes = png(100, 100, 3, "zTXt", words, "PLTE", new byte[] {1, 2, 3}, "IDAT", pixels);
        Path file = file(bytes);
        long kept = Picture.read(file, FileType.PNG).orElseThrow().parts().stream()
                .mapToLong(Picture.Part::length)
                .sum();
        assertEquals(bytes.length - words.length - 12, kept, "all but the words and what is around them");
        Previews previews = new Previews(() -> now);
        long before = AllocationMeter.ofThisThread();
        assertTrue(previews.make(file, FileType.PNG, folder.resolve("preview")));
        long allocated = AllocationMeter.ofThisThread() - before;
        assertTrue(allocated < 20_000_000, "allocated " + allocated);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 20, 33, 40, 60})
    void whatIsCutOffHasNoPreview(int length) throws Exception {
        byte[] whole = encoded(image(100, 100, BufferedImage.TYPE_INT_RGB), "png");
        assertEquals("none", preview(Arrays.copyOf(whole, length)));
    }

    @Test
    void brokenPicturesHaveNone() throws Exception {
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] whole = encoded(image(100, 100, BufferedImage.TYPE_INT_RGB), format);
            for (int at = 0; at < whole.length; at += 7) {
                byte[] broken = whole.clone();
                broken[at] ^= 0x55;
                Files.deleteIfExists(folder.resolve("preview"));
                preview(broken); // whatever comes of it, nothing is thrown
            }
        }
        assertEquals("none", preview(png(100, 100, 2)));
        assertEquals("none", preview(png(0, 100, 2, "IDAT", zeros(100))));
        assertEquals("none", preview(png(-1, -1, 2, "IDAT", zeros(100))));
    }

    @Test
    void whoeverTakesTooLongIsStopped() throws Exception {
        byte[] bytes = encoded(image(1600, 1200, BufferedImage.TYPE_INT_RGB), "png");
        Path preview = folder.resolve("preview");
        assertFalse(new Previews(() -> now += 2_000_000_000L).make(file(bytes), FileType.PNG, preview));
        assertFalse(Files.exists(preview));
    }

    @Test
    void aWebpTellsItsSizeOnly() throws Exception {
        byte[] lossless = "RIFF\32\0\0\0WEBPVP8L\r\0\0\0/?\1<\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("320x241", size(lossless));
        assertEquals("none", preview(lossless));
    }
}
