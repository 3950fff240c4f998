package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Engine.IO protocol revision 4. Stateless. */
final class RevisionFour implements EngineIoRevision {
    @Override
    public void writeFrame(ByteBuf out, EngineIoPacket packet) {
        if (packet instanceof EngineIoPacket.Text text) {
            WebSocketFrames.text(out, text.type().digit(), text.data());
        } else {
            WebSocketFrames.binary(out, ((EngineIoPacket.Binary) packet).data());
        }
    }

    @Override
    public EngineIoPacket readText(String message) throws PacketException {
        return EngineIoCodec.decode(message);
    }

    @Override
    public EngineIoPacket readBinary(byte[] message) {
        return new EngineIoPacket.Binary(message);
    }

    @Override
    public String writeBody(List<EngineIoPacket> packets) {
        return EngineIoCodec.encodePayload(packets);
    }

    @Override
    public String separator() {
        return EngineIoCodec.RECORD_SEPARATOR;
    }

    @Override
    public List<EngineIoPacket> readBody(String contentType, byte[] body, int most) throws PacketException {
        if (contentType.startsWith("application/octet-stream")) {
            throw new PacketException("revision 4 has no binary bodies");
        }
        return EngineIoCodec.decodePayload(utf8(body), most);
    }

    private static String utf8(byte[] bytes) throws PacketException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PacketException("a polling body is not UTF-8");
        }
    }
}
