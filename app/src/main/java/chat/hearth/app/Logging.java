package chat.hearth.app;

import java.nio.file.Path;

/** Where the log goes. */
final class Logging {
    /** Not {@code logback.xml}, which the server module may bring for when it runs by itself. */
    private static final String CONFIGURATION = "chat/hearth/app/logging.xml";

    private Logging() {}

    /** Has the log written into this directory. Takes effect only before the first logger is made. */
    static void into(Path directory) {
        System.setProperty("hearth.logs", directory.toString());
        System.setProperty("logback.configurationFile", CONFIGURATION);
    }
}
