package chat.hearth.app.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/** Pictures of windows in {@code target/screenshots}, for people to look at. */
public final class Screenshots {
    private static final Path DIRECTORY = Path.of("target", "screenshots");

    private Screenshots() {}

    /** Saves what the scene shows now as a PNG with this name. */
    public static void save(FxRobot robot, Scene scene, String name) {
        AtomicReference<WritableImage> taken = new AtomicReference<>();
        robot.interact(() -> taken.set(scene.snapshot(null)));
        WritableImage image = taken.get();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(DIRECTORY);
            ImageIO.write(copy, "png", DIRECTORY.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
