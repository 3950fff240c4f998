package chat.hearth.server.door;

import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), so that whoever reads the store still has to guess,
 * and guesses slowly. Immutable; making and comparing take the time that 600,000 rounds take.
 */
public final class Password {
    /** Longest password, in UTF-16 units. */
    public static final int MAX_LENGTH = 256;

    private static final String SCHEME = "pbkdf2-sha256";

    /** As OWASP advises for this scheme. */
    static final int ROUNDS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private Password(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** Makes what is kept of a password, with a salt of its own. */
    static Password of(char[] password, int rounds, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Password(rounds, salt, derive(password, salt, rounds));
    }

    /** Whether it is this one. Takes as long for a wrong one. */
    boolean is(char[] password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    /** The same password is the same on every keyboard: composed, where a system sends it decomposed. */
    static char[] composed(char[] typed) {
        return Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC).toCharArray();
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Java 17 has PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** What stands in the store. */
    public String kept() {
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return String.join("$", SCHEME, Integer.toString(rounds), text.encodeToString(salt), text.encodeToString(hash));
    }

    /** Reads what {@link #kept} wrote; empty when it is nothing of that kind. */
    public static Optional<Password> ofKept(String kept) {
        String[] parts = kept.split("\\$", -1);
        try {
            if (parts.length == 4 && parts[0].equals(SCHEME)) {
                int rounds = Integer.parseInt(parts[1]);
                byte[] salt = Base64.getDecoder().decode(parts[2]);
                byte[] hash = Base64.getDecoder().decode(parts[3]);
                if (rounds > 0 && salt.length > 0 && hash.length == HASH_BYTES) {
                    return Optional.of(new Password(rounds, salt, hash));
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below: it is nothing of that kind.
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password that
                && rounds == that.rounds
                && Arrays.equals(salt, that.salt)
                && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        return "Password"; // its hash can be guessed at
    }
}
