package chat.hearth.server.net;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates compressed messages one after the other (RFC 7692 section 7.2.2), each without those before it: between messages
 * nothing is kept. Confined to its connection's event loop.
 */
final class MessageInflater {
    /** What the sender has left off the end. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    /** An empty last block: only where a block may begin does it end the stream. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private static final int WINDOW = 32 * 1024;

    /** Most ends of the compressed stream within one message: beginning anew takes the time of a whole window. */
    private static final int MOST_ENDS = 64;

    private static final FastThreadLocal<byte[]> PIECE = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[16 * 1024];
        }
    };

    private @Nullable Inflater inflater;
    private boolean isEmpty = true;
    private int ends;

    /** Takes what comes out. */
    interface Sink {
        void inflated(byte[] piece, int length) throws WebSocketViolation;

        /** The last bytes that came out, at most so many. */
        byte[] tail(int most);
    }

    /** Takes the next piece of a message. */
    void take(byte[] piece, int length, Sink sink) throws WebSocketViolation {
        isEmpty &= length == 0;
        inflate(inflater(), piece, length, sink);
    }

    /** The message is complete. */
    void end(Sink sink) throws WebSocketViolation {
        Inflater current = inflater();
        if (!isEmpty && !current.finished()) { // finished: the sender closed its stream and left off nothing
            inflate(current, TAIL, TAIL.length, sink);
            inflate(current, LAST_BLOCK, LAST_BLOCK.length, sink);
            if (!current.finished()) {
                throw invalid();
            }
        }
        release();
    }

    /** Gives back the memory that belongs to no Java object. */
    void release() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
        isEmpty = true;
        ends = 0;
    }

    private void inflate(Inflater current, byte[] piece, int length, Sink sink) throws WebSocketViolation {
        byte[] out = PIECE.get();
        int from = 0;
        try {
            while (from < length) {
                if (current.finished()) {
                    beginNextStream(current, sink);
                }
                current.setInput(piece, from, length - from);
                int inflated;
                do {
                    inflated = current.inflate(out);
                    if (inflated > 0) {
                        sink.inflated(out, inflated);
                    }
                } while (inflated > 0);
                if (current.needsDictionary()) {
                    throw invalid();
                }
                from = length - current.getRemaining();
            }
        } catch (DataFormatException e) {
            throw invalid();
        }
    }

    /** Section 7.2.3.4: a block may say that it is the last one although others follow, which may refer to what it held. */
    private void beginNextStream(Inflater current, Sink sink) throws WebSocketViolation {
        if (++ends > MOST_ENDS) {
            throw invalid();
        }
        current.reset();
        byte[] window = sink.tail(WINDOW);
        if (window.length > 0) {
            current.setDictionary(window);
        }
    }

    private Inflater inflater() {
        Inflater current = inflater;
        if (current == null) {
            current = new Inflater(true);
            inflater = current;
        }
        return current;
    }

    private static WebSocketViolation invalid() {
        return WebSocketViolation.payload("What is compressed cannot be read.");
    }
}
