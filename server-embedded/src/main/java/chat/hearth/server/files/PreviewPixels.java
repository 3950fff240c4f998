package chat.hearth.server.files;

import chat.hearth.media.Orientation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The pixels of a preview, turned upright. Made without Graphics2D, which may ask for a screen.
 *
 * @param image at most {@value #LONGEST} pixels wide and high
 */
record PreviewPixels(BufferedImage image) {
    static final int LONGEST = 640;

    /**
     * Makes it smaller, by the mean of the pixels that become one.
     *
     * @param orientation how it was stored
     */
    static PreviewPixels of(BufferedImage source, Orientation orientation) {
        int longest = Math.max(source.getWidth(), source.getHeight());
        int width = scaled(source.getWidth(), longest);
        int height = scaled(source.getHeight(), longest);
        boolean isTurned = orientation.isOnItsSide();
        boolean isOpaque = !source.getColorModel().hasAlpha();
        BufferedImage image = new BufferedImage(
                isTurned ? height : width,
                isTurned ? width : height,
                isOpaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * source.getHeight() / height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * source.getHeight() / height));
            int[] rows = source.getRGB(0, top, source.getWidth(), bottom - top, null, 0, source.getWidth());
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * source.getWidth() / width);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * source.getWidth() / width));
                int colour = mean(rows, source.getWidth(), bottom - top, left, right);
                image.setRGB(orientation.x(x, y, width, height), orientation.y(x, y, width, height), colour);
            }
        }
        return new PreviewPixels(image);
    }

    private static int scaled(int length, int longest) {
        return longest <= LONGEST ? length : Math.max(1, (int) Math.round((double) length * LONGEST / longest));
    }

    /** Weighted by how opaque they are, so that what cannot be seen gives no colour. */
    private static int mean(int[] rows, int width, int height, int left, int right) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = 0; y < height; y++) {
            for (int x = left; x < right; x++) {
                int colour = rows[y * width + x];
                long weight = Integer.toUnsignedLong(colour) >> 24;
                alpha += weight;
                red += weight * ((colour >> 16) & 0xff);
                green += weight * ((colour >> 8) & 0xff);
                blue += weight * (colour & 0xff);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long pixels = (long) height * ((long) right - left);
        return (int) (((alpha / pixels) << 24) | ((red / alpha) << 16) | ((green / alpha) << 8) | (blue / alpha));
    }

    /** As a JPEG, or as a PNG when something is to be seen through it. */
    byte[] encoded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IOException("there is no encoder for " + format);
            }
        }
        return bytes.toByteArray();
    }
}
