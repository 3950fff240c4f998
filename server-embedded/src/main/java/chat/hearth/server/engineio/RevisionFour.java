package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.http.Response;
import chat.hearth.server.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import java.util.Collection;
import java.util.List;

/** Engine.IO protocol revision 4. Stateless. */
final class RevisionFour implements EngineIoRevision {
    @Override
    public int number() {
        return 4;
    }

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
    public String writeText(List<EngineIoPacket> packets) {
        return EngineIoCodec.encodePayload(packets);
    }

    @Override
    public Response answer(Collection<Outgoing> packets) {
        return PollingBody.answer(this, EngineIoCodec.RECORD_SEPARATOR, packets);
    }

    @Override
    public List<EngineIoPacket> readBody(String contentType, byte[] body, int most) throws PacketException {
        if (PollingBody.isBinary(contentType)) {
            throw new PacketException("revision 4 has no binary bodies");
        }
        return EngineIoCodec.decodePayload(PollingBody.utf8(body), most);
    }
}
