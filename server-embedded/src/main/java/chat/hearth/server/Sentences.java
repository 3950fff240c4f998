package chat.hearth.server;

import chat.hearth.chat.Reason;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The host's sentences for people, from its message bundle. Any thread. */
public final class Sentences {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("chat.hearth.server.messages", Locale.ENGLISH);

    private Sentences() {}

    /** The sentence of this key with its gaps filled. */
    public static String of(String key, Object... gaps) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(gaps);
    }

    /** Why something was refused. */
    public static String of(Reason reason) {
        return of("refused." + reason.word());
    }
}
