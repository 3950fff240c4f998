package chat.hearth.server.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a file from its beginning to its end. Nothing is open before the first piece. One call at a time; any thread, none of
 * which waits for the disk.
 */
public final class FileReading {
    private final DiskThreads disk;
    private final Path file;
    private long position;
    private @Nullable FileChannel channel; // guarded by this, as what follows
    private boolean isClosed;

    FileReading(DiskThreads disk, Path file, long from) {
        this.disk = disk;
        this.file = file;
        this.position = from;
    }

    /**
     * Fills the buffer up as far as one reading of the disk goes, by at least one byte.
     *
     * @param into not to be touched before the stage is complete
     * @return how many bytes; fails when there are none
     */
    public CompletionStage<Integer> read(ByteBuffer into) {
        return disk.run(() -> readNow(into));
    }

    private synchronized int readNow(ByteBuffer into) throws IOException {
        if (isClosed) {
            throw new EOFException("nobody reads it any more");
        }
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file);
            channel = open;
        }
        int read = open.read(into, position);
        if (read <= 0) {
            throw new EOFException("the file is shorter than it was");
        }
        position += read;
        return read;
    }

    /** Lets go of the file; may be called while a stage is not complete yet. */
    public void close() {
        disk.run(this::closeNow).exceptionally(rejected -> closeNow());
    }

    private synchronized boolean closeNow() {
        isClosed = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            return false; // it was only read
        }
        return true;
    }
}
