package chat.hearth.app.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file from an offset to its end, which tells how far it was read, and what stopped that. Opened when it is read for the
 * first time. Any thread.
 */
final class FileSlice extends InputStream {
    private final Path file;
    private final LongConsumer progress;
    private final long end;
    private long at;
    private boolean closed;
    private @Nullable FileChannel channel;
    private @Nullable IOException failure;

    /** @param progress hears the place in the file up to which was read */
    FileSlice(Path file, long offset, long end, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
        this.at = offset;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) throws IOException {
        int most = (int) Math.min(length, end - at);
        if (most <= 0) {
            return length == 0 ? 0 : -1;
        }
        try {
            int read = channel().read(ByteBuffer.wrap(into, from, most), at);
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            at += read;
            progress.accept(at);
            return read;
        } catch (IOException e) {
            failure = closed ? failure : e;
            throw e;
        }
    }

    private FileChannel channel() throws IOException {
        if (closed) {
            throw new IOException("it is closed");
        }
        FileChannel current = channel;
        if (current == null) {
            current = FileChannel.open(file, StandardOpenOption.READ);
            channel = current;
        }
        return current;
    }

    /** What could not be read; empty as long as all could. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }
}
