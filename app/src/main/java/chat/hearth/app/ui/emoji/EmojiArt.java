package chat.hearth.app.ui.emoji;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bundled pictures, as PNG files of {@value #PIXELS} pixels a side. They come in pages of 256 KiB, of which the
 * {@value #PAGES_KEPT} used last stay in memory. Any thread.
 */
public final class EmojiArt {
    /** Width and height of every picture. */
    public static final int PIXELS = 64;

    private static final int PAGES_KEPT = 4;

    private final Map<Integer, byte[]> pages = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    /**
     * The PNG file of an emoji, in memory; closing it is not needed. The first of a page reads the page from the
     * application, which takes some 2 ms.
     */
    public InputStream png(EmojiSequence sequence) {
        ArtPlace place = sequence.art();
        return new ByteArrayInputStream(page(place.page()), place.offset(), place.length());
    }

    private synchronized byte[] page(int number) {
        return pages.computeIfAbsent(number, EmojiArt::read);
    }

    private static byte[] read(int number) {
        String name = "art-" + number / 10 + number % 10 + ".bin";
        try (InputStream in = EmojiArt.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not in the application");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
