package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.zip.Deflater;

/**
 * Deflates messages (RFC 7692 section 7.2.1), each without those before it, so that one deflater of a thread serves all of its
 * connections. Stateless; any thread of Netty.
 */
final class MessageDeflater {
    private static final int TAIL_BYTES = 4;
    private static final int LARGEST_WINDOW_BITS = 15;

    private static final FastThreadLocal<Deflater> DEFLATER = new FastThreadLocal<>() {
        @Override
        protected Deflater initialValue() {
            return new Deflater(Deflater.BEST_SPEED, true);
        }

        @Override
        protected void onRemoval(Deflater deflater) {
            deflater.end();
        }
    };

    private MessageDeflater() {}

    /**
     * Appends the compressed message.
     *
     * @param windowBits how far back the compressed data may refer: for less than the deflater's own window it starts anew
     *     after so many bytes
     */
    static void deflate(ByteBuf out, byte[] message, int windowBits) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        byte[] piece = new byte[Math.max(64, Math.min(message.length, 16 * 1024))];
        int step = windowBits < LARGEST_WINDOW_BITS ? 1 << windowBits : Math.max(1, message.length);
        for (int from = 0; from < message.length; from += step) {
            deflater.setInput(message, from, Math.min(step, message.length - from));
            int deflated;
            do {
                deflated = deflater.deflate(piece, 0, piece.length, Deflater.FULL_FLUSH);
                out.writeBytes(piece, 0, deflated);
            } while (deflated == piece.length);
        }
        out.writerIndex(out.writerIndex() - TAIL_BYTES); // every flush ends with it; the receiver adds it
    }
}
