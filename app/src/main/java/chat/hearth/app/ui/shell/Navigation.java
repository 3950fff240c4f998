package chat.hearth.app.ui.shell;

/** What a screen can ask of the window that it stands in. UI thread. */
public interface Navigation {
    /** Whether the session in this window is hosted by this app; it stays the same while a session is shown. */
    boolean hosting();

    /** Opens the host's panel over the screen; does nothing unless {@link #hosting()}. */
    void showHosting();

    /** Opens the settings over the screen. */
    void showSettings();

    /** Says over the screen which Hearth this is. */
    void showAbout();

    /** Leaves the session and goes back to the start; asks first when others are connected to this host. */
    void leaveSession();
}
