package chat.hearth.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the app keeps its files.
 *
 * @param config settings
 * @param data   history, of sessions joined and of sessions hosted, and what proves who owns it
 * @param logs   log files
 */
public record AppDirs(Path config, Path data, Path logs) {
    private static final String UNIX_NAME = "hearth";
    private static final String NAME = "Hearth";

    /** Everything under one directory, as with {@code --data}. */
    public static AppDirs under(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new AppDirs(absolute, absolute, absolute.resolve("logs"));
    }

    /**
     * Where the system wants such files: the XDG directories on Linux, the Library on macOS, AppData on Windows.
     *
     * @param osName      as in the system property {@code os.name}
     * @param environment as of {@link System#getenv()}
     */
    public static AppDirs ofSystem(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = directory(environment.get("APPDATA"), home.resolve("AppData/Roaming"))
                    .resolve(NAME);
            Path local = directory(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve(NAME);
            return new AppDirs(roaming, local, local.resolve("logs"));
        }
        if (os.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support").resolve(NAME);
            return new AppDirs(support, support, home.resolve("Library/Logs").resolve(NAME));
        }
        return new AppDirs(
                directory(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve(UNIX_NAME),
                directory(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                        .resolve(UNIX_NAME),
                directory(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                        .resolve(UNIX_NAME));
    }

    /** The file of the settings. */
    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /** The file of the owner's token. */
    public Path ownerTokenFile() {
        return data.resolve("owner-token");
    }

    /** The file of the key by which hosts know the person. */
    public Path identityFile() {
        return data.resolve("identity-key");
    }

    /** The directory of the store of the session that is hosted here. */
    public Path hosted() {
        return data.resolve("hosted");
    }

    /** Where the running app takes what later starts were asked. */
    public Path handoverFile() {
        return data.resolve("app.socket");
    }

    /** Held by the running app. */
    public Path lockFile() {
        return data.resolve("app.lock");
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
