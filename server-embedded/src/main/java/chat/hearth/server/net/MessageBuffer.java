package chat.hearth.server.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one message as far as they have come; as large as they are, up to a limit. Confined to its event loop. */
final class MessageBuffer {
    private static final byte[] NOTHING = {};
    private static final int FIRST = 128;

    private final int limit;
    private byte[] bytes = NOTHING;
    private int length;

    MessageBuffer(int limit) {
        this.limit = limit;
    }

    int length() {
        return length;
    }

    /** How many more bytes it may take. */
    int room() {
        return limit - length;
    }

    void add(byte[] piece, int size) throws WebSocketViolation {
        if (size > room()) {
            throw WebSocketViolation.tooBig("A message has at most " + limit + " bytes here.");
        }
        if (size > bytes.length - length) {
            long doubled = Math.max(2L * bytes.length, FIRST);
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(doubled, length + size)));
        }
        System.arraycopy(piece, 0, bytes, length, size);
        length += size;
    }

    /** The last bytes, at most so many. */
    byte[] tail(int most) {
        return Arrays.copyOfRange(bytes, Math.max(0, length - most), length);
    }

    byte[] takeBytes() {
        byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        clear();
        return whole;
    }

    /** The text of bytes that were checked already. */
    String takeText() {
        String whole = new String(bytes, 0, length, StandardCharsets.UTF_8);
        clear();
        return whole;
    }

    void clear() {
        bytes = NOTHING;
        length = 0;
    }
}
