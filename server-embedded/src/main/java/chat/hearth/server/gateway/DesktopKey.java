package chat.hearth.server.gateway;

import chat.hearth.server.ThisMachine;
import chat.hearth.server.http.OriginCheck;
import chat.hearth.server.socketio.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The key by which a desktop is known to every host (Ed25519, RFC 8032). What is signed names the host as the desktop dialled it
 * and the Engine.IO session, so that a host can show the proof to no other host, and nobody can show it twice.
 */
final class DesktopKey {
    private static final String FORM = "hearth identity 1\n%s\n%s";
    private static final int KEY_BYTES = 32;
    private static final int PROOF_BYTES = 64;

    /** What stands before the raw key in a SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private DesktopKey() {}

    /**
     * The key, in the one way in which it can be written; empty when it is not proven to be theirs.
     *
     * @param key   32 bytes in base64url
     * @param proof the signature in base64url
     */
    static Optional<String> proven(String key, String proof, Candidate by) {
        String host = by.headers().getOrDefault("host", "");
        boolean isForHere = !by.session().isEmpty()
                && ThisMachine.isMeant(
                        OriginCheck.hostName(host), by.remoteAddress().getAddress());
        if (!isForHere) {
            return Optional.empty();
        }
        try {
            byte[] raw = Base64.getUrlDecoder().decode(key);
            byte[] signature = Base64.getUrlDecoder().decode(proof);
            if (raw.length != KEY_BYTES || signature.length != PROOF_BYTES) {
                return Optional.empty();
            }
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey(raw));
            check.update(FORM.formatted(host, by.session()).getBytes(StandardCharsets.UTF_8));
            return check.verify(signature)
                    ? Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(raw))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // no key, no signature, or no base64url
        }
    }

    private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
