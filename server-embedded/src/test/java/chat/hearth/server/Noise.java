package chat.hearth.server;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** A large file that nobody can compress and that is nowhere: its bytes are made when they are asked for. */
record Noise(long seed, long size) {
    private static final int BLOCK = 64 * 1024;

    private byte[] block(long number) {
        byte[] bytes = new byte[(int) Math.min(BLOCK, size - number * BLOCK)];
        new SplittableRandom(seed * 1_000_003 + number).nextBytes(bytes);
        return bytes;
    }

    /** Writes the bytes from one up to another, exclusive. */
    void write(long from, long to, OutputStream out) throws IOException {
        for (long at = from; at < to; ) {
            byte[] block = block(at / BLOCK);
            int offset = (int) (at % BLOCK);
            int length = (int) Math.min(block.length - offset, to - at);
            out.write(block, offset, length);
            at += length;
        }
    }

    String sha256() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long at = 0; at < size; at += BLOCK) {
            digest.update(block(at / BLOCK));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
