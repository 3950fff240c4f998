package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import io.netty.buffer.ByteBuf;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How the packets of a session travel: what differs between the revisions of the Engine.IO protocol. Any thread. */
interface EngineIoRevision {
    /** The revision that is spoken to whoever asks for {@code EIO=4}. */
    EngineIoRevision FOUR = new RevisionFour();

    /** That of {@code EIO=3}. */
    EngineIoRevision THREE = new RevisionThree(RevisionThree.Binaries.AS_BYTES);

    /** That of {@code EIO=3&b64=1}: a client that cannot take bytes. */
    EngineIoRevision THREE_IN_TEXT = new RevisionThree(RevisionThree.Binaries.AS_TEXT);

    /** The one that a request asks for; empty when it is not spoken here. */
    static Optional<EngineIoRevision> of(Request request) {
        return switch (request.query().getOrDefault("EIO", "")) {
            case "4" -> Optional.of(FOUR);
            case "3" -> Optional.of(request.query().containsKey("b64") ? THREE_IN_TEXT : THREE);
            default -> Optional.empty();
        };
    }

    /** 3 or 4. */
    int number();

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

    /** The packets as a piece of a textual polling body. */
    String writeText(List<EngineIoPacket> packets);

    /** The answer to a poll that takes all of these. */
    Response answer(Collection<Outgoing> packets);

    /**
     * Reads a polling body.
     *
     * @param contentType as the client gave it, empty when it did not
     * @param most        how many packets are taken at the most
     */
    List<EngineIoPacket> readBody(String contentType, byte[] body, int most) throws PacketException;
}
