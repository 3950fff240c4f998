package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.net.CompressedFrames;
import chat.hearth.server.net.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets on their way to one session or to thousands, encoded once for each revision of the protocol that somebody among
 * them speaks: as the WebSocket frames that go to the socket as they are, and as the text of a polling body. Counts its
 * references like a {@link ByteBuf}: whoever makes one releases it. Any thread.
 */
public final class Outgoing extends AbstractReferenceCounted {
    private final List<EngineIoPacket> packets;
    private final int bytes;
    private volatile @Nullable Encoding encodings;

    /** The packets in one revision; a list, since there are one or two. */
    private static final class Encoding {
        private final EngineIoRevision revision;
        private final ByteBuf frames;
        private final @Nullable Encoding next;
        private @Nullable String text;
        private @Nullable ByteBuf compressed;

        Encoding(EngineIoRevision revision, ByteBuf frames, @Nullable Encoding next) {
            this.revision = revision;
            this.frames = frames;
            this.next = next;
        }
    }

    private Outgoing(List<EngineIoPacket> packets, int bytes) {
        this.packets = packets;
        this.bytes = bytes;
    }

    /** Encodes the packets as nearly everybody wants them. */
    public static Outgoing of(List<EngineIoPacket> packets) {
        int bytes = 0;
        for (EngineIoPacket packet : packets) {
            bytes += WebSocketFrames.MAX_HEADER + 1;
            bytes += packet instanceof EngineIoPacket.Text text
                    ? text.data().length()
                    : ((EngineIoPacket.Binary) packet).data().length;
        }
        Outgoing made = new Outgoing(List.copyOf(packets), bytes);
        made.encoding(EngineIoRevision.FOUR); // here, so that no event loop has to
        return made;
    }

    /** How many packets. */
    public int count() {
        return packets.size();
    }

    /** For one more holder. */
    @Override
    public Outgoing retain() {
        super.retain();
        return this;
    }

    @Override
    public Outgoing touch(Object hint) {
        return this;
    }

    /** The frames for one connection, which takes them over. */
    ByteBuf frames(EngineIoRevision revision) {
        return encoding(revision).frames.retainedDuplicate();
    }

    /** The same for one that agreed on compression; compressed once for all of them. */
    ByteBuf compressedFrames(EngineIoRevision revision) {
        Encoding encoding = encoding(revision);
        if (bytes < EngineIoOptions.COMPRESS_FROM) {
            return encoding.frames.retainedDuplicate();
        }
        synchronized (this) {
            ByteBuf compressed = encoding.compressed;
            if (compressed == null) {
                compressed = PooledByteBufAllocator.DEFAULT.directBuffer(bytes);
                CompressedFrames.append(compressed, encoding.frames, EngineIoOptions.COMPRESS_FROM);
                encoding.compressed = compressed;
            }
            return compressed.retainedDuplicate();
        }
    }

    /** About how much this is. */
    int bytes() {
        return bytes;
    }

    /** The packets as a piece of a textual polling body. */
    String text(EngineIoRevision revision) {
        Encoding encoding = encoding(revision);
        String known = encoding.text;
        if (known == null) { // two threads may both do it; the result is the same
            known = revision.writeText(packets);
            encoding.text = known;
        }
        return known;
    }

    List<EngineIoPacket> packets() {
        return packets;
    }

    boolean holdsBinary() {
        return packets.stream().anyMatch(EngineIoPacket.Binary.class::isInstance);
    }

    private Encoding encoding(EngineIoRevision revision) {
        Encoding known = find(revision);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = find(revision);
            if (known == null) {
                ByteBuf frames = PooledByteBufAllocator.DEFAULT.directBuffer(bytes);
                for (EngineIoPacket packet : packets) {
                    revision.writeFrame(frames, packet);
                }
                known = new Encoding(revision, frames, encodings);
                encodings = known;
            }
            return known;
        }
    }

    private @Nullable Encoding find(EngineIoRevision revision) {
        Encoding encoding = encodings;
        while (encoding != null && encoding.revision != revision) {
            encoding = encoding.next;
        }
        return encoding;
    }

    @Override
    protected void deallocate() {
        for (Encoding encoding = encodings; encoding != null; encoding = encoding.next) {
            encoding.frames.release();
            ReferenceCountUtil.release(encoding.compressed);
        }
    }
}
