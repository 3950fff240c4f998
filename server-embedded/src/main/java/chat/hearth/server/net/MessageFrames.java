package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages as one frame each, compressed where that was agreed on and helps. */
record MessageFrames(@Nullable PermessageDeflate deflate) {
    ByteBuf text(ByteBufAllocator buffers, String text) {
        if (deflate != null && text.length() >= deflate.compressFrom()) {
            return frame(buffers, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
        }
        ByteBuf frame = buffers.buffer();
        WebSocketFrames.text(frame, text);
        return frame;
    }

    /** @param data handed over, not copied */
    ByteBuf binary(ByteBufAllocator buffers, byte[] data) {
        return frame(buffers, Opcode.BINARY, data);
    }

    private ByteBuf frame(ByteBufAllocator buffers, Opcode opcode, byte[] data) {
        ByteBuf header = buffers.buffer(WebSocketFrames.MAX_HEADER);
        if (deflate != null && data.length >= Math.max(1, deflate.compressFrom())) {
            ByteBuf compressed = buffers.buffer();
            MessageDeflater.deflate(compressed, data, deflate.serverWindowBits());
            if (compressed.readableBytes() < data.length) {
                WebSocketFrames.compressedHeader(header, opcode.code(), compressed.readableBytes());
                return Unpooled.wrappedBuffer(header, compressed);
            }
            compressed.release();
        }
        WebSocketFrames.header(header, opcode, data.length);
        return Unpooled.wrappedBuffer(header, Unpooled.wrappedBuffer(data));
    }
}
