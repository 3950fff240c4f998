package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.RevisionThreeCodec;
import chat.hearth.server.http.Response;
import chat.hearth.server.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;

/** Engine.IO protocol revision 3. Stateless. */
final class RevisionThree implements EngineIoRevision {
    private final Binaries binaries;

    /** How binary messages travel to the client; what it sends says by itself how it travels. */
    enum Binaries {
        AS_BYTES,
        AS_TEXT
    }

    RevisionThree(Binaries binaries) {
        this.binaries = binaries;
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void writeFrame(ByteBuf out, EngineIoPacket packet) {
        if (packet instanceof EngineIoPacket.Text text) {
            WebSocketFrames.text(out, text.type().digit(), text.data());
        } else if (binaries == Binaries.AS_BYTES) {
            WebSocketFrames.binary(out, RevisionThreeCodec.binaryType(), ((EngineIoPacket.Binary) packet).data());
        } else {
            WebSocketFrames.text(out, RevisionThreeCodec.encode(packet));
        }
    }

    @Override
    public EngineIoPacket readText(String message) throws PacketException {
        return RevisionThreeCodec.decode(message);
    }

    @Override
    public EngineIoPacket readBinary(byte[] message) throws PacketException {
        return RevisionThreeCodec.decodeBinary(message);
    }

    @Override
    public String writeText(List<EngineIoPacket> packets) {
        return RevisionThreeCodec.encodePayload(packets);
    }

    /** Binary as soon as one of the packets is: text then goes along in the binary framing. */
    @Override
    public Response answer(Collection<Outgoing> packets) {
        if (binaries == Binaries.AS_TEXT || packets.stream().noneMatch(Outgoing::holdsBinary)) {
            return PollingBody.answer(this, "", packets);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        packets.forEach(piece -> body.writeBytes(RevisionThreeCodec.encodeBinaryPayload(piece.packets())));
        return PollingBody.binaryAnswer(body.toByteArray());
    }

    @Override
    public List<EngineIoPacket> readBody(String contentType, byte[] body, int most) throws PacketException {
        return PollingBody.isBinary(contentType)
                ? RevisionThreeCodec.decodeBinaryPayload(body, most)
                : RevisionThreeCodec.decodePayload(PollingBody.utf8(body), most);
    }
}
