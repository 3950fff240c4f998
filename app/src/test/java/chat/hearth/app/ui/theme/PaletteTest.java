package chat.hearth.app.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.ContrastAudit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrast of the tokens, as WCAG 2.1 computes it (success criteria 1.4.3 and 1.4.11, level AA). */
final class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+): (#[0-9a-f]{6,8});");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-color-bg-overlay");

    private static Map<String, Color> tokens(String file) throws IOException {
        try (InputStream css = PaletteTest.class.getResourceAsStream(file)) {
            return TOKEN.matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .collect(Collectors.toMap(it -> it.group(1), it -> Color.web(it.group(2))));
        }
    }

    private static void holds(Map<String, Color> tokens, String above, Color ground, String where, double least) {
        double ratio = ContrastAudit.contrast(tokens.get(above), ground);
        assertTrue(ratio >= least, () -> above + " on " + where + " has only " + ratio);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void textCanBeReadOnEveryGround(String file) throws IOException {
        Map<String, Color> tokens = tokens(file);
        for (String ground : GROUNDS) {
            for (String text : List.of("default", "muted", "subtle")) {
                holds(tokens, "-color-fg-" + text, tokens.get(ground), ground, TEXT);
            }
            for (String role : List.of("accent", "success", "warning", "danger")) {
                holds(tokens, "-color-" + role + "-fg", tokens.get(ground), ground, TEXT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void textCanBeReadOnButtonsAndTints(String file) throws IOException {
        Map<String, Color> tokens = tokens(file);
        for (String role : List.of("accent", "success", "warning", "danger")) {
            String emphasis = "-color-" + role + "-emphasis";
            holds(tokens, "-color-fg-emphasis", tokens.get(emphasis), emphasis, TEXT);
            String tint = "-color-" + role + "-subtle";
            Color tinted = ContrastAudit.over(tokens.get(tint), tokens.get("-color-bg-default"));
            holds(tokens, "-color-fg-default", tinted, tint, TEXT);
            holds(tokens, "-color-" + role + "-fg", tinted, tint, TEXT);
        }
        for (String tint : List.of("-hearth-selected", "-hearth-hover", "-color-neutral-subtle")) {
            for (String ground : GROUNDS) {
                Color tinted = ContrastAudit.over(tokens.get(tint), tokens.get(ground));
                holds(tokens, "-color-fg-default", tinted, tint + " over " + ground, TEXT);
                holds(tokens, "-color-fg-muted", tinted, tint + " over " + ground, TEXT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void shapesThatSaySomethingCanBeSeen(String file) throws IOException {
        Map<String, Color> tokens = tokens(file);
        for (String ground : GROUNDS) {
            for (String shape : List.of("-hearth-control", "-hearth-focus", "-hearth-online", "-hearth-away")) {
                holds(tokens, shape, tokens.get(ground), ground, SHAPE);
            }
        }
    }

    @Test
    void bothThemesHaveTheSameTokens() throws IOException {
        assertEquals(tokens("light.css").keySet(), tokens("dark.css").keySet());
    }
}
