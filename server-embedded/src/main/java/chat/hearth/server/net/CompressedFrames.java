package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Finished frames once more, compressed (RFC 7692): what goes to many is compressed once for all who agreed on it. Stateless; any
 * thread.
 */
public final class CompressedFrames {
    private static final int LARGEST_WINDOW_BITS = 15;

    private CompressedFrames() {}

    /**
     * Appends the same messages, those of at least so many bytes compressed where that makes them smaller.
     *
     * @param frames as {@link WebSocketFrames} writes them; left as they are
     */
    public static void append(ByteBuf out, ByteBuf frames, int compressFrom) {
        ByteBuf in = frames.duplicate();
        while (in.isReadable()) {
            int start = in.readerIndex();
            int opcode = in.readByte() & 0x0f;
            int length = WebSocketFrames.readLength(in);
            ByteBuf payload = in.readSlice(length);
            if (length < compressFrom || !compress(out, opcode, payload)) {
                out.writeBytes(in, start, in.readerIndex() - start);
            }
        }
    }

    private static boolean compress(ByteBuf out, int opcode, ByteBuf payload) {
        ByteBuf compressed = out.alloc().buffer();
        try {
            MessageDeflater.deflate(compressed, ByteBufUtil.getBytes(payload), LARGEST_WINDOW_BITS);
            if (compressed.readableBytes() >= payload.readableBytes()) {
                return false;
            }
            WebSocketFrames.compressedHeader(out, opcode, compressed.readableBytes());
            out.writeBytes(compressed);
            return true;
        } finally {
            compressed.release();
        }
    }
}
