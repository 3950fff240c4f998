package chat.hearth.app.session.files;

import chat.hearth.chat.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** SHA-256, which every Java has. Stateless. */
final class Digests {
    private static final int CHUNK = 64 * 1024;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hash of a file; empty when it cannot be read. Waits for the disk. */
    static Optional<FileHash> of(Path file) {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return Optional.of(FileHash.of(digest.digest()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
