package chat.hearth.app.ui.files;

import chat.hearth.media.ByteSource;
import chat.hearth.media.FileType;
import chat.hearth.media.Orientation;
import chat.hearth.media.Picture;
import chat.hearth.media.PictureInput;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes pictures to a bounded size: how many pixels there are is known before any is decoded, of a large one only every
 * second, third … is, and the decoder sees what makes up the picture and nothing else of the file. They come out upright.
 * Stateless; not for the UI thread, which it would hold up.
 */
final class PictureDecoder {
    /** What is decoded of a picture at the most. */
    private static final long MOST_DECODED_PIXELS = 9_000_000;

    /** A picture on the clipboard with more pixels is not taken. */
    private static final long MOST_PIXELS = 120_000_000;

    private PictureDecoder() {}

    /** The picture, with neither side longer than this; empty when it is none, or too large. */
    static Optional<Image> decode(byte[] bytes, int longestSide) {
        return decode(ByteSource.of(bytes), longestSide);
    }

    /** Like {@link #decode(byte[], int)}. */
    static Optional<Image> decode(Path file, int longestSide) {
        try (FileChannel channel = FileChannel.open(file)) {
            return decode(ByteSource.of(channel), longestSide);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Image> decode(ByteSource source, int longestSide) {
        try {
            ByteBuffer start = ByteBuffer.allocate(FileType.BYTES);
            source.read(start, 0);
            String type = FileType.of(start.array());
            Optional<Picture> picture = Picture.read(source, type).filter(Picture::isDecodable);
            Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
            if (picture.isEmpty() || !readers.hasNext()) return Optional.empty();
            BufferedImage decoded = decode(readers.next(), source, picture.get(), longestSide);
            return Optional.of(
                    upright(within(decoded, longestSide), picture.get().orientation()));
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // decoders throw whatever they stumble over
            return Optional.empty();
        }
    }

    private static BufferedImage decode(ImageReader reader, ByteSource source, Picture picture, int longestSide)
            throws IOException {
        try (PictureInput input = new PictureInput(source, picture.parts())) {
            reader.setInput(input, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(picture, longestSide);
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static int step(Picture picture, int longestSide) {
        int step = Math.max(1, Math.max(picture.width(), picture.height()) / longestSide);
        while ((long) (picture.width() / step) * (picture.height() / step) > MOST_DECODED_PIXELS) step++;
        return step;
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

    private static Image upright(BufferedImage picture, Orientation orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int shownWidth = orientation.isOnItsSide() ? height : width;
        int shownHeight = orientation.isOnItsSide() ? width : height;
        int[] pixels = new int[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[orientation.y(x, y, width, height) * shownWidth + orientation.x(x, y, width, height)] = row[x];
            }
        }
        WritableImage image = new WritableImage(shownWidth, shownHeight);
        image.getPixelWriter()
                .setPixels(0, 0, shownWidth, shownHeight, PixelFormat.getIntArgbInstance(), pixels, 0, shownWidth);
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
