package chat.hearth.protocol.engineio;

import chat.hearth.protocol.PacketException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Packets of Engine.IO protocol revision 3, and several of them as a polling body. Stateless; any thread.
 *
 * <p>Text is {@code 4hello}. A binary message starts with its type as a byte where bytes can travel, and is {@code b4} and
 * base64 where only text can. A body is textual, {@code length:packet} with the length in UTF-16 units, or binary: a byte
 * 0 for text or 1 for binary, the decimal digits of the length in bytes as one byte each, 255, the packet.
 *
 * <p>Source: Engine.IO protocol revision 3, "Encoding".
 */
public final class RevisionThreeCodec {
    private static final int END_OF_LENGTH = 0xFF;
    private static final int TEXT = 0;
    private static final int BINARY = 1;

    /** As many as a body that fits into memory can need. */
    private static final int MAX_DIGITS = 9;

    private RevisionThreeCodec() {}

    /** The packet as text: a text frame, or one entry of a textual body. */
    public static String encode(EngineIoPacket packet) {
        if (packet instanceof EngineIoPacket.Text text) {
            return text.type().digit() + text.data();
        }
        byte[] data = ((EngineIoPacket.Binary) packet).data();
        return "b" + EngineIoPacket.Type.MESSAGE.digit() + Base64.getEncoder().encodeToString(data);
    }

    /** Reads a text frame, or one textual entry of a body. */
    public static EngineIoPacket decode(String text) throws PacketException {
        if (text.isEmpty()) {
            throw new PacketException("an Engine.IO packet starts with its type");
        }
        if (text.charAt(0) == 'b') {
            if (text.length() < 2 || text.charAt(1) != EngineIoPacket.Type.MESSAGE.digit()) {
                throw new PacketException("only a message can be binary");
            }
            return new EngineIoPacket.Binary(EngineIoCodec.decodeBase64(text.substring(2)));
        }
        EngineIoPacket.Type type = EngineIoPacket.Type.ofDigit(text.charAt(0))
                .orElseThrow(() -> new PacketException("unknown Engine.IO packet type"));
        return new EngineIoPacket.Text(type, text.substring(1));
    }

    /** The byte that stands before the data of a binary message. */
    public static byte binaryType() {
        return (byte) (EngineIoPacket.Type.MESSAGE.digit() - '0');
    }

    /** Reads a binary frame, or one binary entry of a body. */
    public static EngineIoPacket decodeBinary(byte[] bytes) throws PacketException {
        if (bytes.length == 0 || bytes[0] != binaryType()) {
            throw new PacketException("only a message can be binary");
        }
        return new EngineIoPacket.Binary(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    /** The packets as a textual body, or as a piece of one. */
    public static String encodePayload(List<EngineIoPacket> packets) {
        StringBuilder body = new StringBuilder();
        for (EngineIoPacket packet : packets) {
            String text = encode(packet);
            body.append(text.length()).append(':').append(text);
        }
        return body.toString();
    }

    /**
     * Splits a textual body.
     *
     * @param most how many packets are taken at the most
     */
    public static List<EngineIoPacket> decodePayload(String body, int most) throws PacketException {
        List<EngineIoPacket> packets = new ArrayList<>();
        int start = 0;
        do {
            int colon = body.indexOf(':', start);
            if (colon < 0 || colon == start || colon - start > MAX_DIGITS) {
                throw new PacketException("a packet follows its length");
            }
            int length = 0;
            for (int i = start; i < colon; i++) {
                length = 10 * length + digit(body.charAt(i) - '0');
            }
            start = colon + 1;
            if (length > body.length() - start) {
                throw new PacketException("a packet is shorter than its length says");
            }
            if (packets.size() == most) {
                throw new PacketException("too many packets in one body");
            }
            packets.add(decode(body.substring(start, start + length)));
            start += length;
        } while (start < body.length());
        return packets;
    }

    /** The packets as a binary body, or as a piece of one. */
    public static byte[] encodeBinaryPayload(List<EngineIoPacket> packets) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (EngineIoPacket packet : packets) {
            if (packet instanceof EngineIoPacket.Text) {
                byte[] text = encode(packet).getBytes(StandardCharsets.UTF_8);
                writeHead(body, TEXT, text.length);
                body.writeBytes(text);
            } else {
                byte[] data = ((EngineIoPacket.Binary) packet).data();
                writeHead(body, BINARY, 1 + data.length);
                body.write(binaryType());
                body.writeBytes(data);
            }
        }
        return body.toByteArray();
    }

    private static void writeHead(ByteArrayOutputStream body, int kind, int length) {
        body.write(kind);
        for (char digit : Integer.toString(length).toCharArray()) {
            body.write(digit - '0');
        }
        body.write(END_OF_LENGTH);
    }

    /**
     * Splits a binary body.
     *
     * @param most how many packets are taken at the most
     */
    public static List<EngineIoPacket> decodeBinaryPayload(byte[] body, int most) throws PacketException {
        List<EngineIoPacket> packets = new ArrayList<>();
        int next = 0;
        do {
            int kind = at(body, next++);
            if (kind != TEXT && kind != BINARY) {
                throw new PacketException("a packet is text or binary");
            }
            int length = 0;
            int firstDigit = next;
            while (at(body, next) != END_OF_LENGTH) {
                if (next - firstDigit == MAX_DIGITS) {
                    throw new PacketException("a length has too many digits");
                }
                length = 10 * length + digit(at(body, next++));
            }
            int end = ++next + length;
            if (next - 1 == firstDigit || end > body.length) {
                throw new PacketException("a packet is shorter than its length says");
            }
            if (packets.size() == most) {
                throw new PacketException("too many packets in one body");
            }
            packets.add(
                    kind == TEXT
                            ? decode(utf8(body, next, length))
                            : decodeBinary(Arrays.copyOfRange(body, next, end)));
            next = end;
        } while (next < body.length);
        return packets;
    }

    private static int at(byte[] body, int index) throws PacketException {
        if (index >= body.length) {
            throw new PacketException("a body ends within a packet");
        }
        return body[index] & 0xFF;
    }

    private static int digit(int value) throws PacketException {
        if (value < 0 || value > 9) {
            throw new PacketException("a length is made of digits");
        }
        return value;
    }

    private static String utf8(byte[] body, int from, int length) throws PacketException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PacketException("text is not UTF-8");
        }
    }
}
