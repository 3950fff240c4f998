package chat.hearth.app.testkit;

import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.PixelSize;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Files of a session in memory: what is asked is kept in {@link #asked}, and what there is a test puts here. */
public final class FakeFiles implements SessionTransfers {
    private final FakeObserved<Map<TransferId, Transfer>> transfers = new FakeObserved<>(Map.of());
    private final List<String> asked = new ArrayList<>();
    private final Map<FileHash, byte[]> previews = new HashMap<>();
    private final Map<FileHash, Path> pictures = new HashMap<>();
    private final Map<Path, Attaching> files = new HashMap<>();
    private @Nullable SessionTransfers real;
    private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

    /** What was asked, in words, in order. */
    public List<String> asked() {
        return asked;
    }

    /** A file of this name whose bytes are somewhere. */
    public static SharedFile file(String name, long size) {
        return new SharedFile(hash(name), name, size, "application/octet-stream", 0, 0, false);
    }

    /** A picture of this name that has a preview. */
    public static SharedFile picture(String name, long size, int width, int height) {
        return new SharedFile(hash(name), name, size, "image/png", width, height, true);
    }

    private static FileHash hash(String name) {
        return new FileHash(String.format("%08x", name.hashCode()).repeat(8));
    }

    /** The picture as the host shows it, small. */
    public void preview(SharedFile file, byte[] encoded) {
        previews.put(file.hash(), encoded);
    }

    /** The whole picture. */
    public void picture(SharedFile file, Path place) {
        pictures.put(file.hash(), place);
    }

    /** What becomes of a file that is attached; by default it has a thousand bytes. */
    public void whenAttached(Path file, Attaching outcome) {
        files.put(file, outcome);
    }

    /** Files that are attached or kept are looked at by this one from here on. */
    public void attachBy(SessionTransfers transfers) {
        real = transfers;
    }

    /** From here on previews come only when they are released. */
    public void holdPreviews() {
        held = new CompletableFuture<>();
    }

    public void releasePreviews() {
        held.complete(null);
    }

    /** What moves, and what came of what moved. */
    public void move(Map<TransferId, Transfer> now) {
        transfers.set(now);
    }

    @Override
    public FakeObserved<Map<TransferId, Transfer>> transfers() {
        return transfers;
    }

    @Override
    public CompletionStage<Attaching> attach(Path file) {
        if (real != null) return real.attach(file);
        return CompletableFuture.completedFuture(
                files.getOrDefault(file, new Attaching.Attached(attachment(file, 1_000, null))));
    }

    public static Attachment attachment(Path file, long size, PixelSize pixels) {
        return new Attachment(file, file.getFileName().toString(), size, FxTest.NOW, pixels);
    }

    @Override
    public CompletionStage<Attaching> keep(String name, byte[] content) {
        asked.add("keep " + name + ": " + content.length + " bytes");
        if (real != null) return real.keep(name, content);
        return CompletableFuture.completedFuture(
                new Attaching.Attached(attachment(Path.of(name), content.length, null)));
    }

    @Override
    public void release(Attachment attachment) {
        asked.add("release " + attachment.name());
    }

    @Override
    public void save(SharedFile file, Path place, Existing existing) {
        asked.add("save " + file.name() + " as " + place.getFileName() + ", " + existing);
    }

    @Override
    public void cancel(TransferId transfer) {
        asked.add("cancel " + transfer.getClass().getSimpleName());
    }

    @Override
    public void forget(TransferId transfer) {
        asked.add("forget");
    }

    @Override
    public CompletionStage<Optional<byte[]>> preview(SharedFile file) {
        return held.thenApply(released -> Optional.ofNullable(previews.get(file.hash())));
    }

    @Override
    public CompletionStage<Optional<Path>> picture(SharedFile file) {
        return CompletableFuture.completedFuture(Optional.ofNullable(pictures.get(file.hash())));
    }
}
