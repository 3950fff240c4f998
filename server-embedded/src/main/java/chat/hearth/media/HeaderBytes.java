package chat.hearth.media;

import chat.hearth.media.Picture.BrokenPicture;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a file, wherever one looks, through a small window. Confined to one thread. */
final class HeaderBytes {
    private static final int WINDOW = 4 * 1024;

    private final ByteSource source;
    private final long size;
    private final byte[] window = new byte[WINDOW];
    private long start;
    private int filled;

    HeaderBytes(ByteSource source) throws IOException {
        this.source = source;
        this.size = source.size();
    }

    long size() {
        return size;
    }

    /** One byte, 0 to 255. */
    int at(long position) throws IOException {
        if (position < start || position >= start + filled) {
            ByteBuffer buffer = ByteBuffer.wrap(window);
            filled = Math.max(0, source.read(buffer, position));
            start = position;
        }
        if (filled == 0) {
            throw new BrokenPicture("it ends too early");
        }
        return window[(int) (position - start)] & 0xff;
    }

    /** Two bytes, the higher one first. */
    int shortAt(long position) throws IOException {
        return (at(position) << 8) | at(position + 1);
    }

    /** Two bytes, the lower one first. */
    int littleShortAt(long position) throws IOException {
        return (at(position + 1) << 8) | at(position);
    }

    /** Four bytes, the highest first. */
    long intAt(long position) throws IOException {
        return ((long) shortAt(position) << 16) | shortAt(position + 2);
    }

    /** Four bytes, the lowest first. */
    long littleIntAt(long position) throws IOException {
        return ((long) littleShortAt(position + 2) << 16) | littleShortAt(position);
    }

    boolean isAt(long position, String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (at(position + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
