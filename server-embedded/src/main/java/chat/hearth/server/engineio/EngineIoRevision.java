package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** How the packets of a session travel: what differs between the revisions of the Engine.IO protocol. Any thread. */
interface EngineIoRevision {
    /** The revision that is spoken to whoever asks for {@code EIO=4}. */
    EngineIoRevision FOUR = new RevisionFour();

    /** The one that a client asks for; empty when it is not spoken here. */
    static Optional<EngineIoRevision> of(String eio) {
        return eio.equals("4") ? Optional.of(FOUR) : Optional.empty();
    }

    /** Appends the packet as a finished WebSocket frame. */
    void writeFrame(ByteBuf out, EngineIoPacket packet);

    /** Reads a text message of a WebSocket. */
    EngineIoPacket readText(String message) throws PacketException;

    /**
     * Reads a binary message of a WebSocket.
     *
     * @param message handed over, not copied
     */
    EngineIoPacket readBinary(byte[] message) throws PacketException;

    /** The packets as a polling body, or as a piece of one. */
    String writeBody(List<EngineIoPacket> packets);

    /** What stands between two pieces of a polling body. */
    String separator();

    /**
     * Reads a polling body.
     *
     * @param contentType as the client gave it, empty when it did not
     * @param most        how many packets are taken at the most
     */
    List<EngineIoPacket> readBody(String contentType, byte[] body, int most) throws PacketException;
}
