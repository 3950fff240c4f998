package chat.hearth.server.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of frames (RFC 6455 sections 5.4 to 5.6, RFC 7692 section 6.2) and refuses at once what cannot become one.
 * Confined to its connection's event loop.
 */
final class MessageReader implements FrameReader.Sink, MessageInflater.Sink {
    private static final int CLOSE_CODE_BYTES = 2;
    private static final int LONGEST_CONTROL = 125;

    /** Deflate may make a message that does not compress larger: zlib by a seventh at the most, with its smallest window. */
    private static final int GROWTH_DIVISOR = 4;

    private static final int GROWTH_BYTES = 1_000;

    private final WebSocketLimits limits;
    private final Receiver receiver;
    private final MessageBuffer message;
    private final MessageBuffer control = new MessageBuffer(LONGEST_CONTROL);
    private final Utf8Check utf8 = new Utf8Check();
    private final @Nullable MessageInflater inflater;
    private @Nullable Opcode kind; // of the message that has begun
    private boolean isCompressed;
    private int fragments;
    private long compressedBytes;
    private @Nullable FrameHeader frame;

    /**
     * Makes a reader.
     *
     * @param allowsCompressed whether permessage-deflate was agreed on
     */
    MessageReader(WebSocketLimits limits, boolean allowsCompressed, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
        this.message = new MessageBuffer(limits.messageBytes());
        this.inflater = allowsCompressed ? new MessageInflater() : null;
    }

    /** Takes what was read. */
    interface Receiver {
        /**
         * A text message.
         *
         * @param bytes how long it was
         */
        void text(String text, int bytes);

        void binary(byte[] data);

        void ping(byte[] data);

        /**
         * The peer closes.
         *
         * @param code null when it gave none
         */
        void close(@Nullable Integer code);
    }

    @Override
    public void begin(FrameHeader begun) throws WebSocketViolation {
        frame = begun;
        if (begun.opcode().isControl()) {
            if (begun.isCompressed()) {
                throw WebSocketViolation.protocol("A control frame is never compressed."); // RFC 7692 section 6.1
            }
            return;
        }
        if (begun.opcode() == Opcode.CONTINUATION) {
            continueMessage(begun);
        } else {
            beginMessage(begun);
        }
        if (++fragments > limits.fragments()) {
            throw WebSocketViolation.tooBig("A message has at most " + limits.fragments() + " fragments here.");
        }
        if (isTooLong(begun)) {
            throw WebSocketViolation.tooBig("A message has at most " + limits.messageBytes() + " bytes here.");
        }
    }

    /** By what it declares, before any of it has come. */
    private boolean isTooLong(FrameHeader begun) {
        if (!isCompressed) {
            return begun.length() > message.room();
        }
        long most = (long) limits.messageBytes() + limits.messageBytes() / GROWTH_DIVISOR + GROWTH_BYTES;
        if (begun.length() > most - compressedBytes) {
            return true;
        }
        compressedBytes += begun.length();
        return false;
    }

    private void beginMessage(FrameHeader begun) throws WebSocketViolation {
        if (kind != null) {
            throw WebSocketViolation.protocol("The message before this one is not complete.");
        } else if (begun.isCompressed() && inflater == null) {
            throw WebSocketViolation.protocol("RSV1 belongs to permessage-deflate, which was not agreed on.");
        }
        kind = begun.opcode();
        isCompressed = begun.isCompressed();
        fragments = 0;
        compressedBytes = 0;
    }

    private void continueMessage(FrameHeader begun) throws WebSocketViolation {
        if (kind == null) {
            throw WebSocketViolation.protocol("There is no message to continue.");
        } else if (begun.isCompressed()) {
            throw WebSocketViolation.protocol("RSV1 stands in a message's first frame only.");
        }
    }

    @Override
    public void payload(byte[] piece, int length) throws WebSocketViolation {
        if (current().opcode().isControl()) {
            control.add(piece, length);
        } else if (isCompressed && inflater != null) {
            inflater.take(piece, length, this);
        } else {
            add(piece, length);
        }
    }

    @Override
    public void inflated(byte[] piece, int length) throws WebSocketViolation {
        add(piece, length);
    }

    @Override
    public byte[] tail(int most) {
        return message.tail(most);
    }

    private void add(byte[] piece, int length) throws WebSocketViolation {
        message.add(piece, length);
        if (kind == Opcode.TEXT && !utf8.take(piece, 0, length)) {
            throw notText();
        }
    }

    @Override
    public void end() throws WebSocketViolation {
        switch (current().opcode()) {
            case PING -> receiver.ping(control.takeBytes());
            case PONG -> control.clear();
            case CLOSE -> close(control.takeBytes());
            default -> {
                if (current().isFinal()) {
                    endMessage();
                }
            }
        }
    }

    private void endMessage() throws WebSocketViolation {
        if (isCompressed && inflater != null) {
            inflater.end(this);
        }
        boolean isText = kind == Opcode.TEXT;
        kind = null;
        if (!isText) {
            receiver.binary(message.takeBytes());
        } else if (utf8.end()) {
            int bytes = message.length();
            receiver.text(message.takeText(), bytes);
        } else {
            throw notText();
        }
    }

    /** Section 5.5.1. */
    private void close(byte[] body) throws WebSocketViolation {
        if (body.length == 0) {
            receiver.close(null);
            return;
        } else if (body.length < CLOSE_CODE_BYTES) {
            throw WebSocketViolation.protocol("A close code has two bytes.");
        }
        int code = Short.toUnsignedInt(ByteBuffer.wrap(body).getShort());
        Utf8Check reason = new Utf8Check();
        if (!isCloseCode(code)) {
            throw WebSocketViolation.protocol("This close code is not one to be sent.");
        } else if (!reason.take(body, CLOSE_CODE_BYTES, body.length) || !reason.end()) {
            throw notText();
        }
        receiver.close(code);
    }

    /** Section 7.4 and the registry of section 11.7: what an endpoint may put into a close frame. */
    private static boolean isCloseCode(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    private static WebSocketViolation notText() {
        return WebSocketViolation.payload("A text must be UTF-8.");
    }

    private FrameHeader current() {
        FrameHeader begun = frame;
        if (begun == null) {
            throw new IllegalStateException("no frame has begun");
        }
        return begun;
    }

    /** The connection is gone. */
    void release() {
        message.clear();
        if (inflater != null) {
            inflater.release();
        }
    }
}
