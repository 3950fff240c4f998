package chat.hearth.app.settings;

import chat.hearth.app.client.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person's Ed25519 key (RFC 8032), made at the first start. It stays on this computer; hosts get the public half and
 * signatures that are good for them only.
 */
public final class IdentityKey implements Identity {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityKey.class);
    private static final String ALGORITHM = "Ed25519";
    private static final String PURPOSE = "hearth identity 1";
    private static final int RAW_LENGTH = 32; // the end of the encoded public key (RFC 8410, section 4)

    private final PrivateKey secret;
    private final byte[] encodedPublic;

    private IdentityKey(PrivateKey secret, byte[] encodedPublic) {
        this.secret = secret;
        this.encodedPublic = encodedPublic;
    }

    /**
     * The key in this file; a new one is made, readable by its owner only, where there is none. One that makes no sense is
     * kept beside the new one. Blocks.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     */
    public static IdentityKey in(Path file) {
        try {
            return read(Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return created(file);
        } catch (GeneralSecurityException | IllegalArgumentException | MalformedInputException e) {
            LOG.warn("the identity in {} cannot be read; it is set aside, and another is made", file);
            setAside(file);
            return created(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IdentityKey read(List<String> lines) throws GeneralSecurityException {
        if (lines.size() != 2) {
            throw new IllegalArgumentException("not a pair of keys");
        }
        byte[] encodedSecret = Base64.getDecoder().decode(lines.get(0));
        byte[] encodedPublic = Base64.getDecoder().decode(lines.get(1));
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        IdentityKey key = new IdentityKey(keys.generatePrivate(new PKCS8EncodedKeySpec(encodedSecret)), encodedPublic);
        PublicKey shown = keys.generatePublic(new X509EncodedKeySpec(encodedPublic));
        byte[] sample = PURPOSE.getBytes(StandardCharsets.UTF_8);
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(shown);
        check.update(sample);
        if (!check.verify(key.sign(sample))) {
            throw new IllegalArgumentException("two keys that are no pair");
        }
        return key;
    }

    private static IdentityKey created(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            byte[] encodedPublic = pair.getPublic().getEncoded();
            AtomicFile.write(
                    file,
                    base64.encodeToString(pair.getPrivate().getEncoded()) + "\n" + base64.encodeToString(encodedPublic)
                            + "\n");
            return new IdentityKey(pair.getPrivate(), encodedPublic);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String key() {
        int from = encodedPublic.length - RAW_LENGTH;
        return base64url(Arrays.copyOfRange(encodedPublic, from, encodedPublic.length));
    }

    @Override
    public String proof(String host, String sessionId) {
        try {
            return base64url(sign(String.join("\n", PURPOSE, host, sessionId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed before signs", e);
        }
    }

    private byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(text);
        return signature.sign();
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "IdentityKey"; // half of it is a secret
    }
}
