package chat.hearth.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret by which hosts know a person again, whatever name they go by.
 *
 * @param value 192 random bits in base64url
 */
public record IdentityToken(String value) {
    private static final int BYTES = 24;
    private static final int LENGTH = 32;

    /** @throws IllegalArgumentException when it is not one of ours */
    public IdentityToken {
        if (value.length() != LENGTH || !value.chars().allMatch(IdentityToken::isAllowed)) {
            throw new IllegalArgumentException("not an identity token");
        }
    }

    /**
     * The token in this file; a new one is made, readable by its owner only, where there is none or it makes no sense.
     * Blocks.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     */
    public static IdentityToken in(Path file) {
        try {
            return new IdentityToken(Files.readString(file).strip());
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return created(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IdentityToken created(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        IdentityToken token =
                new IdentityToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
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
        return "IdentityToken"; // it is a secret
    }
}
