package chat.hearth.server.files;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.FileLog;
import chat.hearth.chat.Reason;
import chat.hearth.chat.StoredFile;
import chat.hearth.media.FileType;
import chat.hearth.media.Picture;
import chat.hearth.server.files.UploadResult.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes whole uploads to the shelf and files that are nobody's off it. For each hash one of these is done after the other, and the log
 * is asked or told within, so that a file which is known is there and one that is not goes. Any thread that may block.
 */
final class Finishing {
    private static final Logger log = LoggerFactory.getLogger(Finishing.class);
    private static final int LOCKS = 64;
    private static final long LOG_SECONDS = 30;

    private final Shelf shelf;
    private final FileLog fileLog;
    private final Clock clock;
    private final Duration keptFor;
    private final Previews previews;
    private final Object[] locks = new Object[LOCKS];

    Finishing(Shelf shelf, FileLog fileLog, Clock clock, Duration keptFor, LongSupplier nanoTime) {
        this.shelf = shelf;
        this.fileLog = fileLog;
        this.clock = clock;
        this.keptFor = keptFor;
        this.previews = new Previews(nanoTime);
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    private Object lock(FileHash hash) {
        return locks[Math.floorMod(hash.hashCode(), LOCKS)];
    }

    /** Answers {@link UploadResult.Whole} once the file is where it belongs and the log knows it. */
    UploadResult finish(Upload upload, FileHash hash) throws IOException {
        StoredFile stored;
        synchronized (lock(hash)) {
            Path place = shelf.file(hash);
            if (!Files.exists(place)) {
                Path preview = upload.part().resolveSibling(upload.id() + ".preview");
                if (previews.make(upload.part(), type(upload.part()), preview)) {
                    shelf.placePreview(preview, hash);
                }
                shelf.place(upload.part(), hash);
            }
            stored = describe(hash);
            Optional<Reason> refusal =
                    await(fileLog.keep(stored, Instant.now(clock).plus(keptFor)));
            if (refusal.isPresent()) {
                return new UploadResult.Refused(refusal.get() == Reason.STORAGE_FULL ? Why.NO_ROOM : Why.FAILED);
            }
        }
        return new UploadResult.Whole(stored, upload.name());
    }

    private StoredFile describe(FileHash hash) throws IOException {
        Path place = shelf.file(hash);
        String type = type(place);
        Optional<Picture> picture = Picture.read(place, type);
        return new StoredFile(
                hash,
                Files.size(place),
                type,
                picture.map(Picture::shownWidth).orElse(0),
                picture.map(Picture::shownHeight).orElse(0),
                Files.exists(shelf.preview(hash)));
    }

    private static String type(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileType.of(in.readNBytes(FileType.BYTES));
        }
    }

    /** Takes a file off the shelf that the log does not know. */
    void removeIfUnknown(FileHash hash) {
        try {
            synchronized (lock(hash)) {
                if (!await(fileLog.knows(hash))) {
                    shelf.remove(hash);
                }
            }
        } catch (IOException e) {
            log.warn("A file that is nobody's cannot be deleted: {}", e.toString()); // the next start tries again
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get(LOG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the host is ending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the log does not answer", e);
        }
    }
}
