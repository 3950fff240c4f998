package chat.hearth.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret by which a host on this computer knows its own person. It is never shown to other hosts, which could use it
 * to pose as that person; they hand out tokens of their own.
 *
 * @param value 192 random bits in base64url
 */
public record OwnerToken(String value) {
    private static final int BYTES = 24;
    private static final int LENGTH = 32;

    /** @throws IllegalArgumentException when it is not one of ours */
    public OwnerToken {
        if (value.length() != LENGTH || !value.chars().allMatch(OwnerToken::isAllowed)) {
            throw new IllegalArgumentException("not an owner token");
        }
    }

    /**
     * The token in this file; a new one is made, readable by its owner only, where there is none or it makes no sense.
     * Blocks.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     */
    public static OwnerToken in(Path file) {
        try {
            return new OwnerToken(Files.readString(file).strip());
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return created(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OwnerToken created(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        OwnerToken token =
                new OwnerToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        try {
            AtomicFile.write(file, token.value() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return token;
    }

    private static boolean isAllowed(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return "OwnerToken"; // it is a secret
    }
}
