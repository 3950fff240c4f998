package chat.hearth.app.ui.shell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that a person reads, from the message bundle {@code chat/hearth/app/messages.properties}. Keys are always
 * written out where they are used, so that a test can compare them with the bundle. Any thread.
 */
public final class Texts {
    private static final String BUNDLE = "chat.hearth.app.messages";

    private final Locale locale;
    private final ShortcutKey shortcutKey;
    private final ResourceBundle bundle;
    private final Map<String, String> patterns = new ConcurrentHashMap<>();

    /** Texts for the system that this runs on. */
    public Texts(Locale locale) {
        this(locale, ShortcutKey.on(System.getProperty("os.name", "")));
    }

    Texts(Locale locale, ShortcutKey shortcutKey) {
        this.locale = locale;
        this.shortcutKey = shortcutKey;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
    }

    /** The language and region that texts, dates and numbers are written for. */
    public Locale locale() {
        return locale;
    }

    /** What to press for a command: this key, with the one that is held for commands on this system. */
    public String shortcut(String key) {
        return switch (shortcutKey) {
            case CONTROL -> of("shortcut.control", key);
            case COMMAND -> of("shortcut.command", key);
        };
    }

    /**
     * The text of this key, with the arguments put into it.
     *
     * @throws java.util.MissingResourceException when the bundle has no such key
     */
    public String of(String key, Object... arguments) {
        String pattern = patterns.computeIfAbsent(key, bundle::getString);
        return new MessageFormat(pattern, locale).format(arguments); // a MessageFormat may not be shared by threads
    }
}
