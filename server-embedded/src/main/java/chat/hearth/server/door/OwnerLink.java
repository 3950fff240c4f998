package chat.hearth.server.door;

import chat.hearth.server.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link by which the owner of a host without a window is known: an invitation that stands in a file of the host's data
 * directory, which only its user may read. Whoever can read that file could as well change the store.
 */
public final class OwnerLink {
    private static final String FILE = "owner-link";
    private static final Pattern LINK = Pattern.compile("hearth://join\\?host=[^&\\s]+&t=([A-Za-z0-9_-]{22})");

    private final Path file;
    private final String token;

    private OwnerLink(Path file, String token) {
        this.file = file;
        this.token = token;
    }

    /** The one in this directory; another one, which is not there yet, when none is or it makes no sense. Blocks. */
    public static OwnerLink in(Path data) {
        Path file = data.resolve(FILE);
        try {
            Matcher link = LINK.matcher(Files.readString(file).strip());
            if (link.matches()) {
                return new OwnerLink(file, link.group(1));
            }
        } catch (IOException e) {
            // There is none, or none that can be read: whoever wants it will see another one there, or hear why not.
        }
        return new OwnerLink(file, Secrets.token(new SecureRandom()));
    }

    /** What is shown as an invitation. */
    public String token() {
        return token;
    }

    /**
     * Writes it down, with where the host is now. Only who holds the lock of the directory may. Blocks.
     *
     * @param address with its port
     * @return the file
     */
    public Path write(String address) throws IOException {
        PrivateFile.write(file, "hearth://join?host=" + address + "&t=" + token + "\n");
        return file;
    }

    @Override
    public String toString() {
        return "OwnerLink"; // it is a secret
    }
}
