package chat.hearth.app.ui.emoji;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every emoji the application can draw, with its names. Immutable; any thread. */
public final class EmojiCatalog {
    private final List<EmojiEntry> entries;
    private final Map<EmojiCategory, List<EmojiEntry>> byCategory;
    private final Map<String, EmojiEntry> byShortName = new HashMap<>();
    private final Map<EmojiSequence, EmojiEntry> bySequence = new HashMap<>();
    private final SequenceTrie trie = new SequenceTrie();
    private final EmojiSearch search;

    private EmojiCatalog(List<EmojiIndex.Line> lines) {
        entries = lines.stream().map(EmojiIndex.Line::entry).toList();
        byCategory = entries.stream()
                .collect(Collectors.groupingBy(
                        EmojiEntry::category,
                        () -> new EnumMap<>(EmojiCategory.class),
                        Collectors.toUnmodifiableList()));
        lines.forEach(this::add);
        search = new EmojiSearch(lines);
    }

    private void add(EmojiIndex.Line line) {
        EmojiEntry entry = line.entry();
        entry.shortNames().forEach(name -> byShortName.putIfAbsent(name, entry));
        bySequence.put(entry.sequence(), entry);
        trie.add(entry.sequence(), line.bare());
        for (EmojiSequence variation : entry.variations()) {
            bySequence.put(variation, entry);
            trie.add(variation, BarePresentation.EMOJI);
        }
    }

    /**
     * The catalogue that comes with the application. The first call reads it, which takes some 50 ms while the application
     * starts: let a background thread do it. Later calls are free.
     */
    public static EmojiCatalog bundled() {
        return Bundled.CATALOG;
    }

    private static final class Bundled {
        static final EmojiCatalog CATALOG = new EmojiCatalog(EmojiIndex.bundled());
    }

    /** All emoji without skin tones, in the order of a picker; some are of a category that is not offered. */
    public List<EmojiEntry> entries() {
        return entries;
    }

    /** The emoji of a category, in the order of a picker. */
    public List<EmojiEntry> in(EmojiCategory category) {
        return byCategory.getOrDefault(category, List.of());
    }

    /** The emoji that {@code sequence} is, or is a skin tone variation of. */
    public EmojiEntry entry(EmojiSequence sequence) {
        @Nullable EmojiEntry entry = bySequence.get(sequence);
        if (entry == null) throw new IllegalArgumentException("of another catalogue: " + sequence);
        return entry;
    }

    /**
     * The emoji that has this short name.
     *
     * @param name such as {@code tada} or {@code :tada:}; case does not matter
     */
    public Optional<EmojiEntry> byShortName(String name) {
        boolean enclosed = name.length() > 2 && name.startsWith(":") && name.endsWith(":");
        String bare = enclosed ? name.substring(1, name.length() - 1) : name;
        return Optional.ofNullable(byShortName.get(bare.toLowerCase(Locale.ROOT)));
    }

    /** The emoji that {@code text} is, with or without its variation selectors; empty if it is anything else or more. */
    public Optional<EmojiSequence> sequence(String text) {
        if (text.isEmpty()) return Optional.empty();
        return longestMatch(text, 0)
                .filter(match -> match.end() == text.length())
                .map(EmojiMatch::sequence);
    }

    /**
     * Emoji whose short name, name or keywords start with the words of {@code query}: first the exact short name, then short
     * names that start with it, then names, then the rest.
     *
     * @param query what was typed into a search field or after a colon, colon included or not; blank finds nothing
     * @param limit how many at most
     */
    public List<EmojiEntry> search(String query, int limit) {
        return search.find(query, limit);
    }

    /**
     * The longest emoji that starts at {@code from}, with or without its variation selectors. A character that U+FE0E follows
     * is text, and so are digits, "#", "©", "™", arrows and the like without a U+FE0F.
     *
     * @param from index of a char of {@code text}
     */
    public Optional<EmojiMatch> longestMatch(CharSequence text, int from) {
        return Optional.ofNullable(trie.longestAt(text, from));
    }

    SequenceTrie trie() {
        return trie;
    }
}
