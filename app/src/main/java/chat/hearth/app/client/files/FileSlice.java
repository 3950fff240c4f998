package chat.hearth.app.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** A file from an offset to its end, which tells how far it was read. For one reader. */
final class FileSlice extends InputStream {
    private final FileChannel channel;
    private final LongConsumer progress;
    private final long end;
    private long at;

    /**
     * @param progress hears the place in the file up to which was read
     * @throws IOException when the file cannot be opened
     */
    FileSlice(Path file, long offset, long end, LongConsumer progress) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
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
    public int read(byte[] into, int from, int length) throws IOException {
        int most = (int) Math.min(length, end - at);
        if (most <= 0) {
            return length == 0 ? 0 : -1;
        }
        int read = channel.read(ByteBuffer.wrap(into, from, most), at);
        if (read < 0) {
            throw new IOException("the file is shorter than it was");
        }
        at += read;
        progress.accept(at);
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
