package chat.hearth.app.ui.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code emoji.tsv}, whose first lines describe its format. It is read while the application starts, so nothing here
 * uses regular expressions or streams, which are slow the first time.
 */
final class EmojiIndex {
    private static final String COMMENT = "# "; // the keycap of the number sign starts with the sign, too
    private static final String VARIATION = "+";
    private static final int FIELDS = 7;

    private EmojiIndex() {}

    /**
     * A line of the index with the variations that follow it.
     *
     * @param words to find the emoji by, in lower case, with a space before each
     */
    record Line(EmojiEntry entry, BarePresentation bare, String words) {}

    static List<Line> bundled() {
        try (InputStream in = EmojiIndex.class.getResourceAsStream("emoji.tsv")) {
            if (in == null) throw new IllegalStateException("the emoji index is not in the application");
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the emoji index", e);
        }
    }

    /** @throws IllegalArgumentException if a line breaks the format */
    static List<Line> read(Reader source) throws IOException {
        List<Line> lines = new ArrayList<>(2000);
        List<EmojiSequence> variations = new ArrayList<>();
        BufferedReader reader = new BufferedReader(source);
        String base = "";
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(VARIATION)) {
                List<String> fields = split(line.substring(VARIATION.length()), '\t', 2);
                variations.add(sequence(fields.get(0), fields.get(1)));
            } else if (!line.startsWith(COMMENT)) {
                if (!base.isEmpty()) lines.add(line(base, variations));
                variations.clear();
                base = line;
            }
        }
        if (!base.isEmpty()) lines.add(line(base, variations));
        return lines;
    }

    private static Line line(String base, List<EmojiSequence> variations) {
        List<String> fields = split(base, '\t', FIELDS);
        BarePresentation bare = fields.get(2).equals("text") ? BarePresentation.TEXT : BarePresentation.EMOJI;
        EmojiEntry entry = new EmojiEntry(
                sequence(fields.get(0), fields.get(1)),
                fields.get(5),
                split(fields.get(4), ' '),
                EmojiCategory.valueOf(fields.get(3)),
                variations);
        return new Line(entry, bare, " " + fields.get(6));
    }

    private static EmojiSequence sequence(String text, String place) {
        List<String> numbers = split(place, ' ', 3);
        return new EmojiSequence(
                text,
                new ArtPlace(
                        Integer.parseInt(numbers.get(0)),
                        Integer.parseInt(numbers.get(1)),
                        Integer.parseInt(numbers.get(2))));
    }

    private static List<String> split(String line, char separator, int count) {
        List<String> fields = split(line, separator);
        if (fields.size() != count) throw new IllegalArgumentException("not " + count + " fields: " + line);
        return fields;
    }

    private static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>(FIELDS);
        int start = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
            fields.add(line.substring(start, end));
            start = end + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }
}
