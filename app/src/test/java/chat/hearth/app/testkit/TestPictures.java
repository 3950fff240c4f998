package chat.hearth.app.testkit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that are made for a test. */
public final class TestPictures {
    private TestPictures() {}

    /** A PNG of this size, an evening sky with a sun in it. */
    public static byte[] png(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x27406b), 0, height, new Color(0xe8945a)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(new Color(0xffe2a8));
        int sun = Math.max(2, Math.min(width, height) / 4);
        pen.fillOval(width / 2, height / 2, sun, sun);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
