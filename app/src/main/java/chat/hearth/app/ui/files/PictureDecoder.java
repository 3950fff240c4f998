package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.PixelSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes pictures to a bounded size: how many pixels there are is known before any is decoded, and of a large one only every
 * second, third … is. Stateless; not for the UI thread, which it would hold up.
 */
final class PictureDecoder {
    /** A picture of more pixels is not looked at. */
    static final long MOST_PIXELS = 120_000_000;

    private PictureDecoder() {}

    /** The picture, with neither side longer than this; empty when it is none, or too large. */
    static Optional<Image> decode(byte[] bytes, int longestSide) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return decode(in, longestSide);
        } catch (IOException | RuntimeException e) { // decoders throw whatever they stumble over
            return Optional.empty();
        }
    }

    /** Like {@link #decode(byte[], int)}. */
    static Optional<Image> decode(Path file, int longestSide) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            return decode(in, longestSide);
        } catch (IOException | RuntimeException e) { // decoders throw whatever they stumble over
            return Optional.empty();
        }
    }

    private static Optional<Image> decode(ImageInputStream in, int longestSide) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) return Optional.empty();
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            PixelSize size = new PixelSize(reader.getWidth(0), reader.getHeight(0));
            if ((long) size.width() * size.height() > MOST_PIXELS) return Optional.empty();
            int step = Math.max(1, Math.max(size.width(), size.height()) / longestSide);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(forScreen(within(reader.read(0, param), longestSide)));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage within(BufferedImage picture, int longestSide) {
        double scale = (double) longestSide / Math.max(picture.getWidth(), picture.getHeight());
        if (scale >= 1) return picture;
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    private static Image forScreen(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        WritableImage image = new WritableImage(width, height);
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }

    /** A picture as PNG; empty when it has no pixels that can be read. */
    static Optional<byte[]> png(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        if (width <= 0 || height <= 0 || (long) width * height > MOST_PIXELS || image.getPixelReader() == null) {
            return Optional.empty();
        }
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            return ImageIO.write(picture, "png", bytes) ? Optional.of(bytes.toByteArray()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
