package chat.hearth.media;

import chat.hearth.media.Picture.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** Some parts of a file, as if they were all of it. Confined to one thread. */
public final class PictureInput extends ImageInputStreamImpl {
    private static final int WINDOW = 16 * 1024;

    private final ByteSource source;
    private final List<Part> parts;
    private final long[] starts;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;

    /** These parts of them, in this order. */
    public PictureInput(ByteSource source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
        this.starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = starts[i] + parts.get(i).length();
        }
    }

    @Override
    public long length() {
        return starts[parts.size()];
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        return window.get((int) (streamPos++ - windowStart)) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        } else if (!fill()) {
            return -1;
        }
        int at = (int) (streamPos - windowStart);
        int count = Math.min(length, window.limit() - at);
        window.get(at, bytes, offset, count);
        streamPos += count;
        return count;
    }

    /** Has the byte at the position of the stream in the window; false at the end. */
    private boolean fill() throws IOException {
        if (streamPos >= windowStart && streamPos < windowStart + window.limit()) {
            return true;
        }
        int part = 0;
        while (part < parts.size() && streamPos >= starts[part + 1]) {
            part++;
        }
        if (part == parts.size()) {
            return false;
        }
        window.clear().limit((int) Math.min(WINDOW, starts[part + 1] - streamPos));
        int read = source.read(window, parts.get(part).position() + streamPos - starts[part]);
        window.limit(Math.max(0, read));
        windowStart = streamPos;
        return read > 0;
    }
}
