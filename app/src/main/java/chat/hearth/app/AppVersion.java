package chat.hearth.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which Hearth this is. */
final class AppVersion {
    private static final String FILE = "version.properties";

    private AppVersion() {}

    static String current() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(AppVersion.class.getResourceAsStream(FILE), FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
