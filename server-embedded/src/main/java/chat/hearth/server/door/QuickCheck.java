package chat.hearth.server.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Knows the right password again once it was checked, so that a whole room may come in at once. What it remembers is a keyed hash
 * whose key is of this process and reaches no disk. Confined to whoever guards it.
 */
final class QuickCheck {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private byte @Nullable [] right;

    QuickCheck(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, HMAC);
    }

    void remember(char[] password) {
        right = mac(password);
    }

    /** Whether it is the one that is remembered; false as long as none is. */
    boolean is(char[] password) {
        return right != null && MessageDigest.isEqual(right, mac(password));
    }

    private byte[] mac(char[] password) {
        byte[] text = new String(password).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
