package chat.hearth.app.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** The bytes of a file for one request, and what went wrong with reading them. Any thread. */
final class UploadBody {
    private final Path file;
    private final long offset;
    private final long end;
    private final LongConsumer progress;
    private final AtomicReference<FileSlice> opened = new AtomicReference<>();

    /** @param progress hears the place in the file up to which was read */
    UploadBody(Path file, long offset, long end, LongConsumer progress) {
        this.file = file;
        this.offset = offset;
        this.end = end;
        this.progress = progress;
    }

    /** The bytes from the beginning; where the file cannot be opened, reading says so. */
    InputStream open() {
        FileSlice slice = new FileSlice(file, offset, end, progress);
        opened.set(slice);
        return slice;
    }

    /** Why the file could not be read; empty when that is not what ended the request. */
    Optional<FileTrouble.Disk> failure() {
        return Optional.ofNullable(opened.get())
                .flatMap(FileSlice::failure)
                .map(failure -> new FileTrouble.Disk(failure.getClass().getSimpleName()));
    }

    /** Lets go of the file, which a request that was cancelled would keep open. */
    void close() {
        FileSlice slice = opened.get();
        if (slice != null) {
            try {
                slice.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }
}
