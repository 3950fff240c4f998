package chat.hearth.server.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The random part of invitations. Any thread. */
final class Secrets {
    private static final int TOKEN_BYTES = 16;
    private static final int ID_BYTES = 6;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    static String token(SecureRandom random) {
        return TEXT.encodeToString(bytes(random, TOKEN_BYTES));
    }

    static String id(SecureRandom random) {
        return HexFormat.of().formatHex(bytes(random, ID_BYTES));
    }

    /** A token has 128 random bits: its plain hash says nothing of it. */
    static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
