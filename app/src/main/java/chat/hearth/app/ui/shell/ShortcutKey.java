package chat.hearth.app.ui.shell;

import java.util.Locale;

/** The key that is held for the commands of a program. */
public enum ShortcutKey {
    CONTROL,
    COMMAND;

    /**
     * The one of a system.
     *
     * @param osName as the system property {@code os.name} has it
     */
    public static ShortcutKey on(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") || name.startsWith("darwin") ? COMMAND : CONTROL;
    }
}
