package chat.hearth.app.settings;

/** Which of the two looks a person wants. */
public enum ThemeChoice {
    LIGHT,
    DARK,
    /** Whichever the system shows. */
    SYSTEM
}
