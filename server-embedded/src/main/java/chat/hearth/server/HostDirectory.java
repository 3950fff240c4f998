package chat.hearth.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a host without a window keeps the chat when it is not told. */
final class HostDirectory {
    private static final String UNIX_NAME = "hearth-host";
    private static final String NAME = "Hearth Host";

    private HostDirectory() {}

    /** On this system, for whoever started this process. */
    static Path ofSystem() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /**
     * Where the system wants such files: beside those of the app, which keeps the sessions that it hosts in its own.
     *
     * @param osName      as in the system property {@code os.name}
     * @param environment as of {@link System#getenv()}
     */
    static Path of(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return directory(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve(NAME);
        } else if (os.startsWith("mac")) {
            return home.resolve("Library/Application Support").resolve(NAME);
        }
        return directory(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                .resolve(UNIX_NAME);
    }

    /** The XDG specification says to ignore what is not absolute. */
    private static Path directory(@Nullable String value, Path otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }
}
