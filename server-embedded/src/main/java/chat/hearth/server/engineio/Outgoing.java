package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets on their way to one session or to thousands, encoded once: as the WebSocket frames that go to the socket as
 * they are, and as the text of a polling body. Counts its references like a {@link ByteBuf}: whoever makes one releases
 * it. Any thread.
 */
public final class Outgoing {
    private final List<EngineIoPacket> packets;
    private final ByteBuf frames;
    private @Nullable String payload;

    private Outgoing(List<EngineIoPacket> packets, ByteBuf frames) {
        this.packets = packets;
        this.frames = frames;
    }

    /** Encodes the packets. */
    public static Outgoing of(List<EngineIoPacket> packets) {
        int size = 0;
        for (EngineIoPacket packet : packets) {
            size += WebSocketFrames.MAX_HEADER + 1;
            size += packet instanceof EngineIoPacket.Text text
                    ? text.data().length()
                    : ((EngineIoPacket.Binary) packet).data().length;
        }
        ByteBuf frames = PooledByteBufAllocator.DEFAULT.directBuffer(size);
        for (EngineIoPacket packet : packets) {
            if (packet instanceof EngineIoPacket.Text text) {
                WebSocketFrames.text(frames, text.type().digit(), text.data());
            } else {
                WebSocketFrames.binary(frames, ((EngineIoPacket.Binary) packet).data());
            }
        }
        return new Outgoing(List.copyOf(packets), frames);
    }

    /** How many packets. */
    public int count() {
        return packets.size();
    }

    /** For one more holder. */
    public Outgoing retain() {
        frames.retain();
        return this;
    }

    public void release() {
        frames.release();
    }

    /** The frames for one connection, which takes them over. */
    ByteBuf frames() {
        return frames.retainedDuplicate();
    }

    int bytes() {
        return frames.readableBytes();
    }

    /** The packets as a piece of a polling body. */
    String payload() {
        String known = payload;
        if (known == null) { // two threads may both do it; the result is the same
            known = EngineIoCodec.encodePayload(packets);
            payload = known;
        }
        return known;
    }
}
