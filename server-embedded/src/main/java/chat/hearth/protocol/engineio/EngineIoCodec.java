package chat.hearth.protocol.engineio;

import chat.hearth.protocol.PacketException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Packets of Engine.IO protocol revision 4 as text, and several of them as a polling body. Binary messages travel as
 * they are in a binary WebSocket frame and as {@code b} with base64 in text. Stateless; any thread.
 */
public final class EngineIoCodec {
    /** Between two packets of a polling body (revision 4, "Payload encoding"). */
    public static final String RECORD_SEPARATOR = "\u001e";

    private EngineIoCodec() {}

    /** The packet as a text frame, or as one entry of a polling body. */
    public static String encode(EngineIoPacket packet) {
        if (packet instanceof EngineIoPacket.Text text) {
            return text.type().digit() + text.data();
        }
        return "b" + Base64.getEncoder().encodeToString(((EngineIoPacket.Binary) packet).data());
    }

    /** Reads a text frame, or one entry of a polling body. */
    public static EngineIoPacket decode(String text) throws PacketException {
        if (text.isEmpty()) {
            throw new PacketException("an Engine.IO packet starts with its type");
        }
        char first = text.charAt(0);
        if (first == 'b') {
            return new EngineIoPacket.Binary(decodeBase64(text.substring(1)));
        }
        EngineIoPacket.Type type = EngineIoPacket.Type.ofDigit(first)
                .orElseThrow(() -> new PacketException("unknown Engine.IO packet type"));
        return new EngineIoPacket.Text(type, text.substring(1));
    }

    /** Joins packets to a polling body. */
    public static String encodePayload(List<EngineIoPacket> packets) {
        StringBuilder body = new StringBuilder();
        for (EngineIoPacket packet : packets) {
            if (!body.isEmpty()) {
                body.append(RECORD_SEPARATOR);
            }
            body.append(encode(packet));
        }
        return body.toString();
    }

    /**
     * Splits a polling body.
     *
     * @param most how many packets are taken at the most
     */
    public static List<EngineIoPacket> decodePayload(String body, int most) throws PacketException {
        List<EngineIoPacket> packets = new ArrayList<>();
        int start = 0;
        while (start <= body.length()) {
            int end = body.indexOf(RECORD_SEPARATOR, start);
            if (end < 0) {
                end = body.length();
            }
            if (packets.size() == most) {
                throw new PacketException("too many packets in one body");
            }
            packets.add(decode(body.substring(start, end)));
            start = end + 1;
        }
        return packets;
    }

    static byte[] decodeBase64(String text) throws PacketException {
        try {
            // The Java and Android client breaks its lines every 76 characters and after the last.
            return Base64.getDecoder().decode(text.replace("\n", ""));
        } catch (IllegalArgumentException e) {
            throw new PacketException("binary data is not base64");
        }
    }
}
