package chat.hearth.server.files;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.FileLog;
import chat.hearth.chat.MemberId;
import chat.hearth.server.files.UploadResult.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a host, beside its log in the data directory. Any thread; none of the methods waits for the disk, and stages complete
 * on threads of this.
 */
public final class SharedFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SharedFiles.class);
    private static final String SHELF = "files";
    private static final String UPLOADS = "uploads";
    private static final int FINISHERS = 2;

    private final FileLimits limits;
    private final FileLog fileLog;
    private final LongSupplier nanoTime;
    private final Shelf shelf;
    private final Uploads uploads;
    private final DiskReserve reserve;
    private final DiskThreads disk;
    private final Finishing finishing;
    private final Finished finished = new Finished();

    /** What takes longer. No more waits here than there are uploads, and one task for each commit that drops files. */
    private final ScheduledThreadPoolExecutor finishers =
            new ScheduledThreadPoolExecutor(FINISHERS, DiskThreads::thread);

    private SharedFiles(
            Path data, FileLog fileLog, FileLimits limits, DiskSpace space, Clock clock, LongSupplier nanoTime)
            throws IOException {
        this.limits = limits;
        this.fileLog = fileLog;
        this.nanoTime = nanoTime;
        this.shelf = new Shelf(data.resolve(SHELF));
        this.uploads = new Uploads(data.resolve(UPLOADS), limits);
        this.reserve = new DiskReserve(space, limits.diskReserveBytes(), limits.diskReservePercent());
        this.disk = new DiskThreads(limits.connections() + FINISHERS);
        this.finishing = new Finishing(shelf, fileLog, clock, limits.forgottenAfter(), nanoTime);
        finishers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Opens the folders, makes them when they are not there, and takes up what was left. Blocks for as long as it takes to list the
     * uploads.
     *
     * @param fileLog knows which files there are; gets its listener here
     */
    public static SharedFiles open(
            Path data, FileLog fileLog, FileLimits limits, DiskSpace space, Clock clock, LongSupplier nanoTime)
            throws IOException {
        SharedFiles files = new SharedFiles(data, fileLog, limits, space, clock, nanoTime);
        files.uploads.load(nanoTime.getAsLong());
        fileLog.onDrop(files::removeLater);
        files.finishers.execute(files::removeStrays);
        long pause = Math.max(1, limits.forgottenAfter().toMillis() / 24);
        var unused = files.finishers.scheduleWithFixedDelay(files::forget, pause, pause, TimeUnit.MILLISECONDS);
        return files;
    }

    /** Begins a file that is sent in one go: what came is thrown away when the connection breaks. */
    public CompletionStage<UploadResult> sendOnce(MemberId person, String name, long size) {
        return disk.run(() -> {
            UploadResult begun = beginNow(person, name, size, false);
            return begun instanceof UploadResult.Waiting waiting ? openNow(person, waiting.id(), 0) : begun;
        });
    }

    /** Begins a file whose sending can be gone on with after a break: {@link UploadResult.Waiting}. */
    public CompletionStage<UploadResult> begin(MemberId person, String name, long size) {
        return disk.run(() -> beginNow(person, name, size, true));
    }

    private UploadResult beginNow(MemberId person, String name, long size, boolean isKept) throws IOException {
        if (size > limits.fileBytes()) {
            return new UploadResult.Refused(Why.TOO_LARGE);
        } else if (!reserve.allows(size)) {
            return new UploadResult.Refused(Why.NO_ROOM);
        }
        Optional<Upload> begun = uploads.begin(person, name, size, isKept, nanoTime.getAsLong());
        return begun.isPresent()
                ? new UploadResult.Waiting(begun.get().id(), 0, size)
                : new UploadResult.Refused(Why.TOO_MANY);
    }

    /**
     * Goes on with an upload at this offset: {@link UploadResult.Opened}, or {@link UploadResult.Whole} when nothing is missing any
     * more. Whoever was writing it is put out.
     */
    public CompletionStage<UploadResult> goOn(MemberId person, String id, long offset) {
        Optional<Finished.Entry> whole = finished.find(person, id);
        if (whole.isPresent()) {
            long size = whole.get().size();
            return offset == size
                    ? whole.get().result()
                    : CompletableFuture.completedFuture(new UploadResult.WrongOffset(id, size, size));
        }
        return disk.run(() -> openNow(person, id, offset));
    }

    private UploadResult openNow(MemberId person, String id, long offset) throws IOException {
        Optional<Upload> found = find(person, id);
        if (found.isEmpty()) {
            return new UploadResult.Refused(Why.UNKNOWN);
        }
        Upload upload = found.get();
        OptionalInt writer = upload.open(offset, nanoTime.getAsLong());
        return writer.isPresent()
                ? new UploadResult.Opened(new PartWriting(this, upload, writer.getAsInt()))
                : new UploadResult.WrongOffset(id, upload.offset(), upload.size());
    }

    /** How far an upload is; empty when there is none of this person. */
    public Optional<UploadResult.Waiting> state(MemberId person, String id) {
        Optional<UploadResult.Waiting> whole =
                finished.find(person, id).map(it -> new UploadResult.Waiting(id, it.size(), it.size()));
        return whole.isPresent()
                ? whole
                : find(person, id).map(it -> new UploadResult.Waiting(id, it.offset(), it.size()));
    }

    /** Gives an upload up; false when there is none of this person. */
    public CompletionStage<Boolean> giveUp(MemberId person, String id) {
        return disk.run(() -> {
            Optional<Upload> found = find(person, id);
            found.ifPresent(uploads::drop);
            return found.isPresent();
        });
    }

    private Optional<Upload> find(MemberId person, String id) {
        return uploads.find(id).filter(upload -> upload.person().equals(person));
    }

    /** A file that is here; empty when it is not. */
    public CompletionStage<Optional<FileOnDisk>> find(FileHash hash) {
        return disk.run(() -> FileOnDisk.of(disk, shelf.file(hash)));
    }

    /** The small picture of a file that is here; empty when there is none. */
    public CompletionStage<Optional<FileOnDisk>> findPreview(FileHash hash) {
        return disk.run(() -> FileOnDisk.of(disk, shelf.preview(hash)));
    }

    DiskThreads disk() {
        return disk;
    }

    DiskReserve reserve() {
        return reserve;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Takes a whole upload to its place. */
    CompletionStage<UploadResult> finish(Upload upload, FileHash hash) {
        CompletionStage<UploadResult> result = DiskThreads.run(finishers, () -> {
            try {
                return finishing.finish(upload, hash);
            } finally {
                uploads.drop(upload);
            }
        });
        finished.add(upload, result);
        return result;
    }

    void drop(Upload upload) {
        uploads.drop(upload);
    }

    private void removeLater(List<FileHash> dropped) {
        if (!finishers.isShutdown()) { // else the next start does it
            finishers.execute(() -> dropped.forEach(finishing::removeIfUnknown));
        }
    }

    /** Gives up what nobody goes on with; done so often that nothing waits much longer than it may. */
    void forget() {
        uploads.dropUntouchedSince(
                nanoTime.getAsLong() - limits.forgottenAfter().toNanos());
        fileLog.dropUnused();
    }

    /** What came to the shelf in the moment when the host ended, and what it had no time to delete. */
    private void removeStrays() {
        try {
            shelf.forEach(finishing::removeIfUnknown);
        } catch (IOException | UncheckedIOException e) {
            log.warn("The shared files cannot be looked through: {}", e.toString());
        }
    }

    /** Ends the threads. What is being written can be gone on with after the next start. Waits for at most 2 s. */
    @Override
    public void close() {
        finishers.shutdown();
        try {
            if (!finishers.awaitTermination(2, TimeUnit.SECONDS)) {
                finishers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disk.close();
    }
}
