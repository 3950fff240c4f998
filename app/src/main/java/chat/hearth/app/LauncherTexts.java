package chat.hearth.app;

import java.util.Locale;

/** What the launcher says in the terminal, where there is no window yet to say it in. */
final class LauncherTexts {
    static final String HELP = """
            Hearth: a chat for the local network.

            Usage: hearth [options] [link]

            A link is an invitation, such as hearth://join?host=192.168.1.20:5000: it is joined at once. When Hearth runs
            already, that one does what was asked, and this one ends.

              --host            host a session at once
              --join ADDRESS    join the session at this address, or by this invitation, at once
              --name NAME       your name
              --port PORT       host on this port instead of 5000
              --bind ADDRESS    host on this address of the computer only
              --interface NAME  find sessions, and let yours be found, at this network card only
              --no-discovery    neither find sessions on the network nor let yours be found
              --data DIR        keep everything in this directory, so that several can run side by side
              --version         print the version
              --help            print this""";

    private LauncherTexts() {}

    /** Why there can be no window, with what to do about it. */
    static String noWindow(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("gtk")) {
            return "Hearth needs GTK 3 to show a window; install the package libgtk-3-0 (apt-get install libgtk-3-0).";
        }
        if (message.contains("DISPLAY")) {
            return "Hearth needs a display to show a window; start it in a desktop session, or set DISPLAY.";
        }
        return "Hearth cannot show a window: " + message;
    }
}
