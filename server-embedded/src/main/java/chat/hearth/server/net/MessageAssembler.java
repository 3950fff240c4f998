package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Joins the fragments of one message. Confined to its connection's event loop. */
final class MessageAssembler {
    private static final byte[] NOTHING = {};

    private final WebSocketLimits limits;
    private byte[] collected = NOTHING;
    private int fragments;

    MessageAssembler(WebSocketLimits limits) {
        this.limits = limits;
    }

    /** Takes the next fragment; false when the message is beyond its limits. */
    boolean add(ByteBuf fragment) {
        int size = fragment.readableBytes();
        if (++fragments > limits.fragments() || size > limits.messageBytes() - collected.length) {
            return false;
        }
        byte[] joined = new byte[collected.length + size];
        System.arraycopy(collected, 0, joined, 0, collected.length);
        fragment.readBytes(joined, collected.length, size);
        collected = joined;
        return true;
    }

    byte[] takeBytes() {
        byte[] whole = collected;
        collected = NOTHING;
        fragments = 0;
        return whole;
    }

    /** Empty when the message is not UTF-8. */
    Optional<String> takeText() {
        byte[] bytes = takeBytes();
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
