package chat.hearth.app.session.files;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** For a session with a server that has no files: nothing is taken, and nothing is found. */
public final class NoTransfers implements SessionTransfers {
    /** It has no state. */
    public NoTransfers() {}

    @Override
    public Observed<Map<TransferId, Transfer>> transfers() {
        return new Observed<>() {
            @Override
            public Map<TransferId, Transfer> get() {
                return Map.of();
            }

            @Override
            public Subscription subscribe(Consumer<? super Map<TransferId, Transfer>> listener) {
                return () -> {};
            }
        };
    }

    @Override
    public CompletionStage<Attaching> attach(Path file) {
        return refused(String.valueOf(file.getFileName()));
    }

    @Override
    public CompletionStage<Attaching> keep(String name, byte[] content) {
        return refused(name);
    }

    private static CompletionStage<Attaching> refused(String name) {
        return CompletableFuture.completedFuture(new Attaching.Refused(Attaching.Fault.TOO_LARGE, CleanName.of(name)));
    }

    @Override
    public void release(Attachment attachment) {}

    @Override
    public void save(SharedFile file, Path place, Existing existing) {}

    @Override
    public void cancel(TransferId transfer) {}

    @Override
    public void forget(TransferId transfer) {}

    @Override
    public CompletionStage<Optional<byte[]>> preview(SharedFile file) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<Optional<Path>> picture(SharedFile file) {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
