package chat.hearth.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-z0-9]+)*\\.[a-z0-9-]+)\"");
    private static final Set<String> FILES =
            Set.of("css", "png", "xml", "json", "properties", "lock", "socket", "log", "txt", "tsv", "bin", "db");

    private final ResourceBundle bundle = ResourceBundle.getBundle("chat.hearth.app.messages", Locale.ROOT);
    private final Texts texts = new Texts(Locale.ENGLISH);

    /** Every string in the sources that has the form of a key and begins like one of the bundle's. */
    private Set<String> written() throws IOException {
        Set<String> firstWords = bundle.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> keys = new TreeSet<>();
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .filter(key -> firstWords.contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> !FILES.contains(key.substring(key.lastIndexOf('.') + 1)))
                        .forEach(keys::add);
            }
            return keys;
        }
    }

    @Test
    void everyKeyThatIsUsedIsInTheBundleAndTheOtherWayRound() throws IOException {
        assertEquals(new TreeSet<>(bundle.keySet()), written());
    }

    @Test
    void everyTextCanBeFormatted() {
        for (String key : bundle.keySet()) {
            String text = bundle.getString(key);
            Object[] arguments = new Object[new MessageFormat(text, Locale.ENGLISH).getFormats().length];
            java.util.Arrays.fill(arguments, 2);
            texts.of(key, arguments);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Linux, Ctrl+Enter", "Windows 11, Ctrl+Enter", "Mac OS X, ⌘Enter", "Darwin, ⌘Enter"})
    void shortcutsAreNamedAsTheSystemNamesThem(String system, String words) {
        assertEquals(words, new Texts(Locale.ENGLISH, ShortcutKey.on(system)).shortcut("Enter"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Nobody else is connected",
        "1, One other person is connected",
        "2, 2 others are connected",
        "1500, '1,500 others are connected'"
    })
    void pluralsAreWritten(int others, String text) {
        assertEquals(text, texts.of("hosting.others", others));
    }
}
