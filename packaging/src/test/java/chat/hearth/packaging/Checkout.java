package chat.hearth.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this checkout. Maven runs tests in their module's directory. */
final class Checkout {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Checkout() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) throws IOException {
        return Files.readString(file(name));
    }
}
