import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Packs rendered PNGs into what Windows and macOS want: an .ico, an .icns, and the two pictures of Windows' installer.
 * Run by {@code render}: {@code java Containers.java <folder of the PNGs> <folder for the results>}.
 */
final class Containers {
    private static final int[] WINDOWS_SIZES = {16, 20, 24, 32, 40, 48, 64, 256};

    private final Path pngs;

    private Containers(Path pngs) {
        this.pngs = pngs;
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var containers = new Containers(Path.of(args[0]));
        Path results = Path.of(args[1]);
        Files.write(results.resolve("hearth.ico"), containers.ico());
        Files.write(results.resolve("hearth.icns"), containers.icns());
        ImageIO.write(containers.banner(), "bmp", results.resolve("installer-banner.bmp").toFile());
        ImageIO.write(containers.dialog(), "bmp", results.resolve("installer-dialog.bmp").toFile());
    }

    /** ICONDIR, an ICONDIRENTRY for each picture, then the pictures: bitmaps, and a PNG for 256 (since Windows Vista). */
    private byte[] ico() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : WINDOWS_SIZES) {
            pictures.add(size == 256 ? png("icon", size) : bitmap(picture("icon", size)));
        }
        int offset = 6 + 16 * pictures.size();
        var directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) WINDOWS_SIZES[i]; // 256 is written as 0
            directory.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            directory.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        var ico = new ByteArrayOutputStream();
        ico.writeBytes(directory.array());
        pictures.forEach(ico::writeBytes);
        return ico.toByteArray();
    }

    /** A BITMAPINFOHEADER of twice the height, BGRA from the bottom up, then a mask that is not used: alpha says it all. */
    private static byte[] bitmap(BufferedImage picture) {
        int side = picture.getWidth();
        int maskRow = (side + 31) / 32 * 4;
        var bitmap = ByteBuffer.allocate(40 + side * side * 4 + maskRow * side).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.putInt(40).putInt(side).putInt(2 * side).putShort((short) 1).putShort((short) 32).position(40);
        for (int y = side - 1; y >= 0; y--) {
            for (int x = 0; x < side; x++) bitmap.putInt(picture.getRGB(x, y));
        }
        return bitmap.array();
    }

    /**
     * Elements of a type, a length and data, all big-endian. The smallest two as packed colours and a mask, which every macOS
     * reads; the others as PNGs, each size also as half the size on a screen with twice the pixels.
     */
    private byte[] icns() throws IOException {
        var elements = new ByteArrayOutputStream();
        elements.writeBytes(element("is32", packedColours(picture("macos", 16))));
        elements.writeBytes(element("s8mk", channel(picture("macos", 16), 24)));
        elements.writeBytes(element("il32", packedColours(picture("macos", 32))));
        elements.writeBytes(element("l8mk", channel(picture("macos", 32), 24)));
        elements.writeBytes(element("ic11", png("macos", 32))); // 16 @2x
        elements.writeBytes(element("ic12", png("macos", 64))); // 32 @2x
        elements.writeBytes(element("ic07", png("macos", 128)));
        elements.writeBytes(element("ic13", png("macos", 256))); // 128 @2x
        elements.writeBytes(element("ic08", png("macos", 256)));
        elements.writeBytes(element("ic14", png("macos", 512))); // 256 @2x
        elements.writeBytes(element("ic09", png("macos", 512)));
        elements.writeBytes(element("ic10", png("macos", 1024))); // 512 @2x
        return element("icns", elements.toByteArray());
    }

    private static byte[] element(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + data.length)
                .put(data)
                .array();
    }

    private static byte[] packedColours(BufferedImage picture) {
        var packed = new ByteArrayOutputStream();
        for (int shift : new int[] {16, 8, 0}) packed.writeBytes(packed(channel(picture, shift)));
        return packed.toByteArray();
    }

    private static byte[] channel(BufferedImage picture, int shift) {
        int side = picture.getWidth();
        byte[] channel = new byte[side * side];
        for (int i = 0; i < channel.length; i++) channel[i] = (byte) (picture.getRGB(i % side, i / side) >> shift);
        return channel;
    }

    /** n below 128: n + 1 bytes as they are; else the next byte, n - 125 times. So runs are of 3 to 130 bytes. */
    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int run = run(bytes, at);
            if (run >= 3) {
                packed.write(run + 125);
                packed.write(bytes[at]);
                at += run;
            } else {
                int end = at;
                while (end < bytes.length && end - at < 128 && run(bytes, end) < 3) end++;
                packed.write(end - at - 1);
                packed.write(bytes, at, end - at);
                at = end;
            }
        }
        return packed.toByteArray();
    }

    private static int run(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && to - from < 130 && bytes[to] == bytes[from]) to++;
        return to - from;
    }

    /** WixUIBannerBmp: above every page but the first and the last; Windows Installer writes at its left. */
    private BufferedImage banner() throws IOException {
        return installerPicture(58, 0, 440, 7, 44);
    }

    /** WixUIDialogBmp: the first and the last page; Windows Installer writes to the right of 164 pixels. */
    private BufferedImage dialog() throws IOException {
        return installerPicture(312, 164, 34, 108, 96);
    }

    private BufferedImage installerPicture(int height, int strip, int x, int y, int side) throws IOException {
        var picture = new BufferedImage(493, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 493, height);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xfdeee4), 0, height, new Color(0xf3cdb5)));
        pen.fillRect(0, 0, strip, height);
        pen.drawImage(picture("icon", 128), x, y, side, side, null);
        pen.dispose();
        return picture;
    }

    private BufferedImage picture(String name, int size) throws IOException {
        return ImageIO.read(pngs.resolve(name + "-" + size + ".png").toFile());
    }

    private byte[] png(String name, int size) throws IOException {
        return Files.readAllBytes(pngs.resolve(name + "-" + size + ".png"));
    }
}
