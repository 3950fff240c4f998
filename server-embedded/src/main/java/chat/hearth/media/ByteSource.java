package chat.hearth.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read wherever one looks: of a file, or in memory. As many threads as what is behind it allows. */
public interface ByteSource {
    /** How many there are. */
    long size() throws IOException;

    /** Reads some from there on; how many, or -1 at the end. */
    int read(ByteBuffer into, long position) throws IOException;

    /** Those of a file, which stays open for as long as they are read. */
    static ByteSource of(FileChannel channel) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                return channel.read(into, position);
            }
        };
    }

    /** Those of an array, which is not copied. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(ByteBuffer into, long position) {
                if (position >= bytes.length) {
                    return -1;
                }
                int count = (int) Math.min(into.remaining(), bytes.length - position);
                into.put(bytes, (int) position, count);
                return count;
            }
        };
    }
}
