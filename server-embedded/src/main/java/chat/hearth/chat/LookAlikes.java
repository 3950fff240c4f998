package chat.hearth.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which characters people take for which (Unicode Technical Standard #39, section 4, "Confusable Detection"). The table is read
 * once, when it is first asked for. Any thread.
 */
final class LookAlikes {
    private static final String FILE = "look-alikes.txt";
    private static final LookAlikes TABLE = read();

    private final Map<Integer, String> prototypes = new HashMap<>();
    private final Map<Integer, String> letters = new HashMap<>();

    private LookAlikes() {}

    /** The text with each character as its prototype: two texts that look alike have the same. */
    static String skeleton(String text) {
        return replaced(text, TABLE.prototypes);
    }

    /** The same, but a capital I and all that looks like it stands for an i instead of an l. */
    static String skeletonWithI(String text) {
        StringBuilder read = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .forEach(c -> read.appendCodePoint("l".equals(TABLE.prototypes.get(c)) ? 'i' : c));
        return skeleton(read.toString());
    }

    /** The text with plain letters for small capitals, boxes and flags. */
    static String plain(String text) {
        return replaced(text, TABLE.letters);
    }

    private static String replaced(String text, Map<Integer, String> by) {
        StringBuilder replaced = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            String other = by.get(c);
            if (other == null) {
                replaced.appendCodePoint(c);
            } else {
                replaced.append(other);
            }
        });
        return Normalizer.normalize(replaced, Normalizer.Form.NFD);
    }

    private static LookAlikes read() {
        LookAlikes table = new LookAlikes();
        InputStream resource = Objects.requireNonNull(LookAlikes.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    table.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a jar that cannot be read any more
        }
        return table;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        int end = colon < 0 ? line.indexOf('=') : colon;
        String target = text(line.substring(end + 2));
        Map<Integer, String> to = colon < 0 ? letters : prototypes;
        text(line.substring(0, end)).codePoints().forEach(c -> to.put(c, target));
    }

    private static String text(String codePoints) {
        StringBuilder text = new StringBuilder();
        for (String point : codePoints.split(" ", -1)) {
            text.appendCodePoint(Integer.parseInt(point, 16));
        }
        return text.toString();
    }
}
