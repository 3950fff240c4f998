package chat.hearth.server.gateway;

import chat.hearth.chat.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Who holds a token is who they were: the member's id is made from the token's hash, so a host that starts again knows them
 * without keeping any secret of theirs.
 */
final class Identity {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 256;
    private static final int ID_BYTES = 15;
    private static final int TOKEN_BYTES = 24;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    static boolean isToken(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static MemberId of(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new MemberId(TEXT.encodeToString(Arrays.copyOf(hash, ID_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Whoever holds a key is who they were, on every host. A token has no spaces, so that none is taken for a key. */
    static MemberId ofKey(String provenKey) {
        return of("key " + provenKey);
    }

    String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }
}
