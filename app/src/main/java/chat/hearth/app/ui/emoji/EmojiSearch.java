package chat.hearth.app.ui.emoji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds emoji by their names and keywords. Immutable. */
final class EmojiSearch {
    private static final Pattern SEPARATORS = Pattern.compile("[ _-]+");
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private final List<EmojiIndex.Line> lines;

    private record Hit(EmojiEntry entry, int rank) {}

    EmojiSearch(List<EmojiIndex.Line> lines) {
        this.lines = List.copyOf(lines);
    }

    List<EmojiEntry> find(String query, int limit) {
        String wanted = withoutColons(query.strip().toLowerCase(Locale.ROOT));
        List<String> wordStarts = SEPARATORS
                .splitAsStream(wanted)
                .filter(word -> !word.isEmpty())
                .map(word -> " " + word)
                .toList();
        if (wordStarts.isEmpty()) return List.of();
        List<Hit> hits = new ArrayList<>();
        for (EmojiIndex.Line line : lines) {
            int rank = rank(line, wanted, wordStarts);
            if (rank != NO_MATCH) hits.add(new Hit(line.entry(), rank));
        }
        hits.sort(Comparator.comparingInt(Hit::rank)); // stable: equals stay in the order of the picker
        return hits.stream().limit(limit).map(Hit::entry).toList();
    }

    /** Keeps the colon of a typed smiley, such as ":)", which is a keyword. */
    private static String withoutColons(String query) {
        return query.replaceFirst("^:(?=[a-z0-9+-]|$)", "").replaceFirst("(?<=.):$", "");
    }

    private static int rank(EmojiIndex.Line line, String wanted, List<String> wordStarts) {
        EmojiEntry entry = line.entry();
        if (!entry.category().isOffered()) return NO_MATCH;
        if (entry.shortNames().contains(wanted)) return 0;
        for (String shortName : entry.shortNames()) {
            if (shortName.startsWith(wanted)) return 1;
        }
        if (entry.name().regionMatches(true, 0, wanted, 0, wanted.length())) return 2;
        for (String wordStart : wordStarts) {
            if (!line.words().contains(wordStart)) return NO_MATCH;
        }
        return 3;
    }
}
