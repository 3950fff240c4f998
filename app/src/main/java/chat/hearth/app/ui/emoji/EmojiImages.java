package chat.hearth.app.ui.emoji;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of emoji, each with just the pixels its size needs on the screen. The ones used last are kept. Confined to the
 * JavaFX thread.
 */
public final class EmojiImages {
    /** At most some 4 MB at 22 pixels on a screen of scale 2. */
    public static final int DEFAULT_CAPACITY = 512;

    private final EmojiArt art;
    private final DoubleSupplier outputScale;
    private final Map<Key, Image> recent;

    private record Key(EmojiSequence sequence, int pixels) {}

    /**
     * @param outputScale physical pixels per unit of length, asked at every picture
     * @param capacity    how many pictures to keep
     */
    public EmojiImages(EmojiArt art, DoubleSupplier outputScale, int capacity) {
        if (capacity <= 0) throw new IllegalArgumentException("capacity must be positive, was " + capacity);
        this.art = art;
        this.outputScale = outputScale;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Pictures sharp enough for every screen there is at the time, as a window may move from one to another. */
    public static EmojiImages ofAllScreens(EmojiArt art) {
        return new EmojiImages(art, EmojiImages::largestScale, DEFAULT_CAPACITY);
    }

    private static double largestScale() {
        return Screen.getScreens().stream()
                .mapToDouble(Screen::getOutputScaleX)
                .max()
                .orElse(1);
    }

    /**
     * The picture for showing an emoji {@code size} wide and high. On a scaled screen it has more pixels than that, up to
     * {@value EmojiArt#PIXELS}: the node that shows it must set its own size, as {@link #view} does.
     *
     * @param size in the scene's units of length
     */
    public Image image(EmojiSequence sequence, double size) {
        Key key = new Key(sequence, pixels(size));
        @Nullable Image known = recent.get(key);
        if (known != null) return known;
        Image drawn = shrunk(new Image(art.png(sequence)), key.pixels());
        recent.put(key, drawn);
        return drawn;
    }

    /**
     * A node that shows an emoji {@code size} wide and high, of style class {@code emoji}.
     *
     * @param size in the scene's units of length
     * @param name for screen readers: {@link EmojiEntry#name()}
     */
    public ImageView view(EmojiSequence sequence, double size, String name) {
        ImageView view = new ImageView(image(sequence, size));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        view.setAccessibleText(name);
        view.getStyleClass().add("emoji");
        return view;
    }

    private int pixels(double size) {
        if (!(size > 0)) throw new IllegalArgumentException("size must be positive, was " + size);
        return (int) Math.min(EmojiArt.PIXELS, Math.ceil(size * outputScale.getAsDouble()));
    }

    private static Image shrunk(Image full, int pixels) {
        if (full.isError()) throw new IllegalStateException("broken emoji art", full.getException());
        if (pixels == EmojiArt.PIXELS) return full;
        int[] argb = new int[EmojiArt.PIXELS * EmojiArt.PIXELS];
        PixelReader reader = full.getPixelReader();
        reader.getPixels(
                0, 0, EmojiArt.PIXELS, EmojiArt.PIXELS, PixelFormat.getIntArgbPreInstance(), argb, 0, EmojiArt.PIXELS);
        WritableImage small = new WritableImage(pixels, pixels);
        small.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixels,
                        pixels,
                        PixelFormat.getIntArgbPreInstance(),
                        AreaScaling.shrink(argb, EmojiArt.PIXELS, pixels),
                        0,
                        pixels);
        return small;
    }
}
