package chat.hearth.server.files;

import chat.hearth.chat.FileHash;
import chat.hearth.server.files.UploadResult.Why;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One writer of one upload. */
final class PartWriting implements Writing {
    private static final Logger log = LoggerFactory.getLogger(PartWriting.class);

    /** So often the room on the disk is looked at. */
    private static final long STEP = 4_000_000;

    private final SharedFiles files;
    private final Upload upload;
    private final int writer;

    PartWriting(SharedFiles files, Upload upload, int writer) {
        this.files = files;
        this.upload = upload;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Optional<Why>> write(ByteBuffer[] bytes) {
        return files.disk().run(() -> writeNow(bytes));
    }

    private Optional<Why> writeNow(ByteBuffer[] bytes) {
        try {
            long length = Upload.length(bytes);
            long offset = upload.offset();
            if (offset / STEP != (offset + length) / STEP && !files.reserve().allows(length)) {
                return Optional.of(Why.NO_ROOM);
            }
            return upload.write(writer, bytes, files.now()) ? Optional.empty() : Optional.of(Why.PUT_OUT);
        } catch (IOException e) {
            log.warn("A file that is being sent cannot be written: {}", e.toString());
            return Optional.of(Why.FAILED);
        }
    }

    @Override
    public CompletionStage<UploadResult> end() {
        return files.disk().run(this::finishNow).thenCompose(hash -> {
            if (hash != null) {
                return files.finish(upload, hash);
            }
            upload.leave(writer);
            return CompletableFuture.completedFuture(
                    new UploadResult.Waiting(upload.id(), upload.offset(), upload.size()));
        });
    }

    private @Nullable FileHash finishNow() throws IOException {
        return upload.finish(writer);
    }

    @Override
    public void leave() {
        files.disk()
                .run(() -> {
                    leaveNow();
                    return true;
                })
                .exceptionally(rejected -> {
                    leaveNow();
                    return true;
                });
    }

    private void leaveNow() {
        upload.leave(writer);
        if (!upload.isKept()) {
            files.drop(upload);
        }
    }
}
