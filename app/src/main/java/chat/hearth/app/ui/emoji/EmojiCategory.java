package chat.hearth.app.ui.emoji;

/** The groups of Unicode's emoji list, in the order of a picker. */
public enum EmojiCategory {
    SMILEYS("Smileys & emotion"),
    PEOPLE("People & body"),
    NATURE("Animals & nature"),
    FOOD("Food & drink"),
    TRAVEL("Travel & places"),
    ACTIVITIES("Activities"),
    OBJECTS("Objects"),
    SYMBOLS("Symbols"),
    FLAGS("Flags"),
    /** The bare skin tone swatches: drawn when somebody sends one, not offered. */
    COMPONENT("Components");

    private final String title;

    EmojiCategory(String title) {
        this.title = title;
    }

    /** In English, for a heading. */
    public String title() {
        return title;
    }

    /** Whether a picker and a search show this group. */
    public boolean isOffered() {
        return this != COMPONENT;
    }
}
