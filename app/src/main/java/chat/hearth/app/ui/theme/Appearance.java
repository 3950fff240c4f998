package chat.hearth.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses the scene: AtlantaFX below, Hearth's own tokens and shared styles above it. UI thread. */
public final class Appearance implements AutoCloseable {
    private static final double NORMAL_TEXT_PX = 14;
    private static final double NORMAL_ICON_PX = 17;
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf", "Inter-BoldItalic.otf");

    private final Scene scene;
    private final Subscription settings;
    private Settings current = Settings.DEFAULT;
    private Scheme system = Scheme.LIGHT;

    /** Dresses the scene by the settings, now and whenever they change. */
    public Appearance(Scene scene, LiveSettings settings) {
        this.scene = scene;
        FONTS.forEach(Appearance::loadFont);
        this.settings = settings.subscribe(this::follow);
    }

    /** What the system shows, for those who want to follow it. */
    public void systemShows(Scheme scheme) {
        system = scheme;
        dress();
    }

    @Override
    public void close() {
        settings.close();
    }

    private void follow(Settings changed) {
        boolean looksTheSame = changed.theme() == current.theme()
                && changed.textSize() == current.textSize()
                && !scene.getStylesheets().isEmpty();
        current = changed;
        if (!looksTheSame) {
            dress();
        }
    }

    private void dress() {
        Scheme scheme = switch (current.theme()) {
            case LIGHT -> Scheme.LIGHT;
            case DARK -> Scheme.DARK;
            case SYSTEM -> system;
        };
        String base = scheme == Scheme.DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
        Application.setUserAgentStylesheet(base);
        scene.getStylesheets()
                .setAll(
                        Stylesheets.beside(Appearance.class, scheme == Scheme.DARK ? "dark.css" : "light.css"),
                        Stylesheets.beside(Appearance.class, "hearth.css"),
                        textSize(current.textSize()));
    }

    /**
     * All sizes are in em, so the size of the root's text is the size of everything. Icons are the exception: theirs is the
     * size of their own font, which an em would multiply again and again.
     */
    private static String textSize(int percent) {
        String css = rule(".root", "-fx-font-size", NORMAL_TEXT_PX, percent)
                + icons("", NORMAL_ICON_PX, percent)
                + icons(".icon-tiny", 12, percent)
                + icons(".icon-small", 15, percent)
                + icons(".icon-large", 32, percent);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String icons(String styleClass, double px, int percent) {
        return rule(".ikonli-font-icon" + styleClass, "-fx-icon-size", px, percent);
    }

    private static String rule(String selector, String property, double px, int percent) {
        return selector + " { " + property + ": " + px * percent / 100 + "px; }\n";
    }

    private static void loadFont(String name) {
        try (InputStream font = Objects.requireNonNull(Appearance.class.getResourceAsStream(name), name)) {
            Font.loadFont(font, NORMAL_TEXT_PX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
