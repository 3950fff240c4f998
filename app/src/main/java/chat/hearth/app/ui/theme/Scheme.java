package chat.hearth.app.ui.theme;

/** The two looks. */
public enum Scheme {
    LIGHT,
    DARK
}
