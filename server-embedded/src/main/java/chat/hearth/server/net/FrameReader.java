package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.ByteBuffer;

/**
 * Takes frames apart (RFC 6455 section 5.2) in whatever pieces their bytes come, and hands payload on as it comes, unmasked:
 * nothing is kept but a header that is not complete, and nothing is allocated by a declared length. Confined to its
 * connection's event loop.
 */
final class FrameReader {
    private static final int SHORTEST_HEADER = 2;
    private static final int LONGEST_HEADER = 14;
    private static final int MASK_BYTES = 4;
    private static final int FINAL = 0x80;
    private static final int RSV1 = 0x40;
    private static final int OTHER_RSV = 0x30;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_OF_16_BITS = 126;
    private static final int LENGTH_OF_64_BITS = 127;
    private static final int LONGEST_CONTROL = 125;

    /** Where payload is unmasked; done with before the next frame of any connection of this thread. */
    private static final FastThreadLocal<byte[]> PIECE = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[16 * 1024];
        }
    };

    private final byte[] head = new byte[LONGEST_HEADER];
    private int headBytes;
    private int headLength = SHORTEST_HEADER;
    private boolean isInPayload;
    private long payloadLeft;
    private int maskPosition;

    /** Takes what frames are made of. */
    interface Sink {
        void begin(FrameHeader frame) throws WebSocketViolation;

        /** The next piece of the frame's payload, which is only there during the call. */
        void payload(byte[] piece, int length) throws WebSocketViolation;

        void end() throws WebSocketViolation;
    }

    /** Reads all of the bytes. After a violation no more may be read. */
    void read(ByteBuf in, Sink sink) throws WebSocketViolation {
        while (in.isReadable()) {
            if (isInPayload) {
                takePayload(in, sink);
            } else {
                takeHead(in, sink);
            }
        }
    }

    private void takeHead(ByteBuf in, Sink sink) throws WebSocketViolation {
        int bytes = Math.min(headLength - headBytes, in.readableBytes());
        in.readBytes(head, headBytes, bytes);
        headBytes += bytes;
        if (headBytes == SHORTEST_HEADER) {
            check();
            headLength = SHORTEST_HEADER + lengthBytes() + MASK_BYTES;
        } else if (headBytes == headLength) {
            payloadLeft = length();
            sink.begin(new FrameHeader((head[0] & FINAL) != 0, (head[0] & RSV1) != 0, opcode(), payloadLeft));
            isInPayload = true;
            maskPosition = 0;
            endIfComplete(sink);
        }
    }

    /** What the first two bytes tell. */
    private void check() throws WebSocketViolation {
        if ((head[0] & OTHER_RSV) != 0) {
            throw WebSocketViolation.protocol("RSV2 and RSV3 belong to no extension here.");
        } else if (opcode().isControl()) {
            if ((head[0] & FINAL) == 0) {
                throw WebSocketViolation.protocol("A control frame must not be fragmented."); // section 5.5
            } else if ((head[1] & LENGTH) > LONGEST_CONTROL) {
                throw WebSocketViolation.protocol("A control frame has at most 125 bytes."); // section 5.5
            }
        }
        if ((head[1] & MASKED) == 0) {
            throw WebSocketViolation.protocol("A client must mask its frames."); // section 5.1
        }
    }

    private Opcode opcode() throws WebSocketViolation {
        return Opcode.of(head[0] & OPCODE)
                .orElseThrow(() -> WebSocketViolation.protocol("This opcode is reserved.")); // section 5.2
    }

    private int lengthBytes() {
        int length = head[1] & LENGTH;
        return length == LENGTH_OF_64_BITS ? Long.BYTES : length == LENGTH_OF_16_BITS ? Short.BYTES : 0;
    }

    /** Section 5.2: the shortest of the three forms, and no 64th bit. */
    private long length() throws WebSocketViolation {
        int first = head[1] & LENGTH;
        if (first < LENGTH_OF_16_BITS) {
            return first;
        }
        ByteBuffer more = ByteBuffer.wrap(head, SHORTEST_HEADER, Long.BYTES);
        boolean isShort = first == LENGTH_OF_16_BITS;
        long length = isShort ? Short.toUnsignedInt(more.getShort()) : more.getLong();
        if (length < 0) {
            throw WebSocketViolation.protocol("A length has at most 63 bits.");
        } else if (length < LENGTH_OF_16_BITS || (!isShort && length <= 0xffff)) {
            throw WebSocketViolation.protocol("A length must take as few bytes as it can.");
        }
        return length;
    }

    private void takePayload(ByteBuf in, Sink sink) throws WebSocketViolation {
        byte[] piece = PIECE.get();
        int length = (int) Math.min(Math.min(payloadLeft, in.readableBytes()), piece.length);
        in.readBytes(piece, 0, length);
        unmask(piece, length);
        payloadLeft -= length;
        sink.payload(piece, length);
        endIfComplete(sink);
    }

    private void unmask(byte[] piece, int length) {
        int mask = headLength - MASK_BYTES;
        for (int i = 0; i < length; i++) {
            piece[i] ^= head[mask + (maskPosition + i & 3)];
        }
        maskPosition = maskPosition + length & 3;
    }

    private void endIfComplete(Sink sink) throws WebSocketViolation {
        if (payloadLeft == 0) {
            isInPayload = false;
            headBytes = 0;
            headLength = SHORTEST_HEADER;
            sink.end();
        }
    }
}
