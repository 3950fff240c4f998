package chat.hearth.app.settings;

/** What sends a message; the other one breaks the line. */
public enum SendKey {
    ENTER,
    /** Ctrl+Enter, on macOS Cmd+Enter. */
    CTRL_ENTER
}
