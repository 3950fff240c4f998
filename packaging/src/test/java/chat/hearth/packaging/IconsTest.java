package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code assets/icon/render} made of the drawings is there, of the right sizes, and of the drawings as they are now. */
class IconsTest {
    private static final Path ICONS = Checkout.file("assets/icon");

    @Test
    void everythingWasRenderedFromTheDrawingsAsTheyAreNow() throws IOException, GeneralSecurityException {
        List<String> noted = Files.readAllLines(ICONS.resolve("SHA256SUMS"));
        StringBuilder actual = new StringBuilder();
        for (String line : noted) {
            String name = line.substring(66);
            actual.append(sha256(ICONS.resolve(name))).append("  ").append(name).append('\n');
        }
        assertEquals(String.join("\n", noted) + "\n", actual.toString(), "run assets/icon/render");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void thereIsAPngOfEachSizeThatLaunchersAndWindowsWant(int size) throws IOException {
        assertEquals(size + "x" + size, dimensions(ImageIO.read(png(size).toFile())));
    }

    @Test
    void theIconOfWindowsHasEachSizeOfItsDesktopFromThe100ToThe200PercentOne() throws IOException {
        assertEquals(List.of(16, 20, 24, 32, 40, 48, 64, 256), List.copyOf(ico().keySet()));
    }

    /** The .ico is read here as Windows does, and shows what the PNGs show. */
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64})
    void theSmallPicturesOfWindowsAreThePngs(int size) throws IOException {
        BufferedImage png = ImageIO.read(png(size).toFile());
        int[] expected = png.getRGB(0, 0, size, size, null, 0, size);
        assertArrayEquals(expected, bitmap(ico().get(size), size));
    }

    @Test
    void theLargePictureOfWindowsIsThePng() throws IOException {
        byte[] large = ico().get(256);
        assertArrayEquals(Files.readAllBytes(png(256)), large);
    }

    @Test
    void theIconOfMacosHasEachSizeAlsoForScreensWithTwiceThePixels() throws IOException {
        var sizes = new LinkedHashMap<String, String>();
        for (Map.Entry<String, byte[]> element : icns().entrySet()) {
            byte[] data = element.getValue();
            boolean png = data[0] == (byte) 0x89;
            sizes.put(
                    element.getKey(),
                    png ? dimensions(ImageIO.read(new ByteArrayInputStream(data))) : unpackedLength(data) + " bytes");
        }
        var expected = new LinkedHashMap<String, String>();
        expected.put("is32", 3 * 16 * 16 + " bytes");
        expected.put("s8mk", "mask");
        expected.put("il32", 3 * 32 * 32 + " bytes");
        expected.put("l8mk", "mask");
        expected.put("ic11", "32x32");
        expected.put("ic12", "64x64");
        expected.put("ic07", "128x128");
        expected.put("ic13", "256x256");
        expected.put("ic08", "256x256");
        expected.put("ic14", "512x512");
        expected.put("ic09", "512x512");
        expected.put("ic10", "1024x1024");
        sizes.replaceAll((type, size) -> type.endsWith("mk") ? "mask" : size);
        assertEquals(expected, sizes);
        assertEquals(16 * 16, icns().get("s8mk").length);
        assertEquals(32 * 32, icns().get("l8mk").length);
    }

    /** The sizes are those that WiX's dialogs have room for. */
    @ParameterizedTest
    @CsvSource({"installer-banner.bmp,493x58", "installer-dialog.bmp,493x312"})
    void theInstallersPicturesFillTheirPlace(String name, String dimensions) throws IOException {
        assertEquals(dimensions, dimensions(ImageIO.read(ICONS.resolve(name).toFile())));
    }

    private static Path png(int size) {
        return ICONS.resolve("png/icon-" + size + ".png");
    }

    private static String dimensions(BufferedImage picture) {
        return picture.getWidth() + "x" + picture.getHeight();
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** The pictures by size, in the order of the file. */
    private static Map<Integer, byte[]> ico() throws IOException {
        var ico =
                ByteBuffer.wrap(Files.readAllBytes(ICONS.resolve("hearth.ico"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, ico.getShort(0));
        assertEquals(1, ico.getShort(2));
        var pictures = new LinkedHashMap<Integer, byte[]>();
        for (int i = 0; i < ico.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int width = ico.get(entry) == 0 ? 256 : ico.get(entry);
            byte[] picture = new byte[ico.getInt(entry + 8)];
            ico.get(ico.getInt(entry + 12), picture);
            pictures.put(width, picture);
        }
        return pictures;
    }

    /** The pixels of a 32-bit bitmap, ARGB from the top down. */
    private static int[] bitmap(byte[] picture, int size) {
        var bitmap = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(
                List.of(40, size, 2 * size, 1 | 32 << 16),
                List.of(bitmap.getInt(0), bitmap.getInt(4), bitmap.getInt(8), bitmap.getInt(12)));
        int[] pixels = new int[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = bitmap.getInt(40 + 4 * ((size - 1 - i / size) * size + i % size));
        }
        return pixels;
    }

    /** The elements by type, in the order of the file. */
    private static Map<String, byte[]> icns() throws IOException {
        var icns = ByteBuffer.wrap(Files.readAllBytes(ICONS.resolve("hearth.icns")));
        var elements = new LinkedHashMap<String, byte[]>();
        assertEquals("icns", type(icns));
        assertEquals(icns.capacity(), icns.getInt());
        while (icns.hasRemaining()) {
            String type = type(icns);
            byte[] data = new byte[icns.getInt() - 8];
            icns.get(data);
            elements.put(type, data);
        }
        return elements;
    }

    private static String type(ByteBuffer icns) {
        byte[] type = new byte[4];
        icns.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }

    private static int unpackedLength(byte[] packed) {
        int length = 0;
        for (int at = 0; at < packed.length; ) {
            int control = packed[at] & 0xff;
            length += control < 128 ? control + 1 : control - 125;
            at += control < 128 ? control + 2 : 2;
        }
        return length;
    }
}
