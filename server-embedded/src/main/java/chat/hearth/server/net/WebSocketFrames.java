package chat.hearth.server.net;

import static chat.hearth.server.net.Opcode.BINARY;
import static chat.hearth.server.net.Opcode.CLOSE;
import static chat.hearth.server.net.Opcode.PING;
import static chat.hearth.server.net.Opcode.PONG;
import static chat.hearth.server.net.Opcode.TEXT;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Unmasked, unfragmented frames as bytes (RFC 6455 section 5.2). Stateless. */
public final class WebSocketFrames {
    /** Most bytes of a frame's header as written here. */
    public static final int MAX_HEADER = 10;

    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int SHORT_LENGTH = 125;
    private static final int MAX_UNSIGNED_SHORT = 0xFFFF;

    private WebSocketFrames() {}

    /** Appends a text frame with one ASCII character and then the text. */
    public static void text(ByteBuf out, char first, String text) {
        int length = 1 + ByteBufUtil.utf8Bytes(text);
        header(out, TEXT, length);
        out.writeByte(first);
        ByteBufUtil.writeUtf8(out, text);
    }

    /** Appends a text frame. */
    public static void text(ByteBuf out, String text) {
        header(out, TEXT, ByteBufUtil.utf8Bytes(text));
        ByteBufUtil.writeUtf8(out, text);
    }

    /** Appends a binary frame. */
    public static void binary(ByteBuf out, byte[] data) {
        header(out, BINARY, data.length);
        out.writeBytes(data);
    }

    /** Appends a binary frame with one byte and then the data. */
    public static void binary(ByteBuf out, byte first, byte[] data) {
        header(out, BINARY, 1 + data.length);
        out.writeByte(first);
        out.writeBytes(data);
    }

    /** Appends the header of a message that was compressed to this length. */
    static void compressedHeader(ByteBuf out, int opcode, int length) {
        out.writeByte(FINAL | COMPRESSED | opcode);
        length(out, length);
    }

    static void ping(ByteBuf out, byte[] data) {
        header(out, PING, data.length);
        out.writeBytes(data);
    }

    static void pong(ByteBuf out, byte[] data) {
        header(out, PONG, data.length);
        out.writeBytes(data);
    }

    /** @param reason at most 123 bytes of UTF-8 */
    static void close(ByteBuf out, int code, String reason) {
        header(out, CLOSE, 2 + ByteBufUtil.utf8Bytes(reason));
        out.writeShort(code);
        ByteBufUtil.writeUtf8(out, reason);
    }

    static void emptyClose(ByteBuf out) {
        header(out, CLOSE, 0);
    }

    static void header(ByteBuf out, Opcode opcode, int length) {
        out.writeByte(FINAL | opcode.code());
        length(out, length);
    }

    /** Reads what {@link #length} wrote. */
    static int readLength(ByteBuf in) {
        int first = in.readByte();
        return first <= SHORT_LENGTH ? first : first == SHORT_LENGTH + 1 ? in.readUnsignedShort() : (int) in.readLong();
    }

    private static void length(ByteBuf out, int length) {
        if (length <= SHORT_LENGTH) {
            out.writeByte(length);
        } else if (length <= MAX_UNSIGNED_SHORT) {
            out.writeByte(SHORT_LENGTH + 1);
            out.writeShort(length);
        } else {
            out.writeByte(SHORT_LENGTH + 2);
            out.writeLong(length);
        }
    }
}
