package chat.hearth.chat;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a file is known by: the SHA-256 of its bytes, as 64 hexadecimal digits in lower case. */
public record FileHash(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int BYTES = 32;

    /** @throws IllegalArgumentException when the text is not such a hash */
    public FileHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a file's hash is 64 hexadecimal digits in lower case");
        }
    }

    /**
     * The hash that these bytes are.
     *
     * @throws IllegalArgumentException when they are not 32
     */
    public static FileHash of(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has " + BYTES + " bytes");
        }
        return new FileHash(HexFormat.of().formatHex(sha256));
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
