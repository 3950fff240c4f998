package chat.hearth.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityKeyTest {
    /** What stands before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final String HEAD = "302a300506032b6570032100";

    @TempDir
    Path data;

    private Path file() {
        return data.resolve("identity-key");
    }

    private static boolean isProof(String key, String proof, String text) throws GeneralSecurityException {
        String raw = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key));
        PublicKey shown = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(HEAD + raw)));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(shown);
        check.update(text.getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getUrlDecoder().decode(proof));
    }

    @Test
    void theProofIsASignatureOverTheHostAndTheSession() throws GeneralSecurityException {
        IdentityKey key = IdentityKey.in(file());
        String proof = key.proof("192.168.1.20:5000", "sid-1");

        assertEquals(43, key.key().length());
        assertTrue(isProof(key.key(), proof, "hearth identity 1\n192.168.1.20:5000\nsid-1"));
        assertFalse(isProof(key.key(), proof, "hearth identity 1\n192.168.1.20:5000\nsid-2"));
        assertFalse(isProof(key.key(), proof, "hearth identity 1\n192.168.1.21:5000\nsid-1"));
    }

    @Test
    void theNextStartFindsTheSameKey() throws GeneralSecurityException {
        String first = IdentityKey.in(file()).key();
        IdentityKey again = IdentityKey.in(file());

        assertEquals(first, again.key());
        assertTrue(isProof(first, again.proof("h:1", "s"), "hearth identity 1\nh:1\ns"));
    }

    @Test
    void twoDataDirectoriesAreTwoPeople() {
        assertNotEquals(
                IdentityKey.in(file()).key(),
                IdentityKey.in(data.resolve("other/identity-key")).key());
    }

    @Test
    void nobodyElseCanReadTheFile() throws IOException {
        var unused = IdentityKey.in(file());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "AAAA\nAAAA", "AAAA", "ä\nü"})
    void aKeyOfNoSenseIsSetAsideForANewOne(String text) throws IOException {
        Files.writeString(file(), text);

        String made = IdentityKey.in(file()).key();

        assertEquals(made, IdentityKey.in(file()).key());
        assertEquals(text, Files.readString(data.resolve("identity-key.unreadable")));
    }

    @Test
    void twoHalvesOfDifferentKeysAreNoKey() throws IOException {
        var unused = IdentityKey.in(file());
        var other = IdentityKey.in(data.resolve("other"));
        List<String> mixed = List.of(
                Files.readAllLines(file()).get(0),
                Files.readAllLines(data.resolve("other")).get(1));
        Files.write(file(), mixed);

        assertNotEquals(other.key(), IdentityKey.in(file()).key());
    }

    @Test
    void aPlaceThatCannotBeReadIsSaid() throws IOException {
        Files.createDirectories(file());

        assertThrows(UncheckedIOException.class, () -> IdentityKey.in(file()));
    }

    @Test
    void itsTextKeepsTheSecret() {
        assertEquals("IdentityKey", IdentityKey.in(file()).toString());
    }
}
