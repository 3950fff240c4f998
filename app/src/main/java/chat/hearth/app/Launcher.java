package chat.hearth.app;

import chat.hearth.app.instance.InstanceLock;
import chat.hearth.app.instance.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.slf4j.LoggerFactory;

/**
 * Where the app starts. It does not extend {@link Application}, since such a class can be started from the class path
 * only if JavaFX is in modules.
 */
public final class Launcher {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final String STARTED_BY_BUILD = "hearth.started-by-build";

    private Launcher() {}

    /** Starts the app, and ends the process when that is not possible. */
    public static void main(String[] words) {
        int status = run(List.of(words), System.out, System.err);
        // Maven answers a failure with a page of its own, under which nobody finds our sentence.
        if (status != 0 && !Boolean.getBoolean(STARTED_BY_BUILD)) {
            System.exit(status);
        }
    }

    /** Blocks until the app has ended; the status for the shell. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        Arguments.Parsed parsed = Arguments.parse(words);
        if (parsed instanceof Arguments.Parsed.Help) {
            out.println(LauncherTexts.HELP);
            return 0;
        } else if (parsed instanceof Arguments.Parsed.Version) {
            out.println("Hearth " + AppVersion.current());
            return 0;
        } else if (parsed instanceof Arguments.Parsed.Wrong wrong) {
            err.println(wrong.sentence() + " Try --help.");
            return WRONG_USE;
        }
        return start(((Arguments.Parsed.Run) parsed).arguments(), words, err);
    }

    private static int start(Arguments arguments, List<String> words, PrintStream err) {
        AppDirs dirs = arguments
                .data()
                .map(AppDirs::under)
                .orElseGet(() -> AppDirs.ofSystem(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv()));
        try {
            Optional<InstanceLock> lock = InstanceLock.take(dirs.lockFile());
            if (lock.isEmpty() && Words.tell(dirs.handoverFile(), words)) {
                return 0; // the one that runs does it
            } else if (lock.isEmpty()) {
                err.println("Hearth is already running with the data in " + dirs.data()
                        + ". Go to its window, or start another with --data and another directory.");
                return FAILED;
            }
            InstanceLock held = lock.get();
            try {
                return show(new ChatApplication.Start(arguments, dirs), err);
            } finally {
                held.close();
            }
        } catch (IOException | UncheckedIOException e) {
            err.println("Hearth cannot use the directory " + dirs.data() + ": " + e.getMessage()
                    + ". Make it writable, or start with --data and another directory.");
            return FAILED;
        }
    }

    private static int show(ChatApplication.Start start, PrintStream err) {
        Logging.into(start.dirs().logs());
        JavaFx.LOGGER.setLevel(Level.SEVERE); // it warns that it is loaded from the class path, which is how we ship it
        ChatApplication.startWith(start);
        try {
            Application.launch(ChatApplication.class);
            return 0;
        } catch (RuntimeException | UnsatisfiedLinkError e) { // the toolkit reports a missing display or GTK as either
            LoggerFactory.getLogger(Launcher.class).info("No window.", e);
            err.println(LauncherTexts.noWindow(e));
            return FAILED;
        }
    }

    /** Made only for a window. Kept, since a logger that nobody refers to forgets its level. */
    private static final class JavaFx {
        private static final Logger LOGGER = Logger.getLogger("javafx");
    }
}
