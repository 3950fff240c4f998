package chat.hearth.app.ui.files;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.chat.SharedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of files, decoded: those used last are kept, up to a number of bytes. They come from this computer or from
 * the host, and from nowhere else. UI thread; decoding is done on threads of its own.
 */
public final class Pictures implements AutoCloseable {
    /** As large as a host's previews, which is sharp on a screen of scale 2. */
    static final int PREVIEW_SIDE = 640;

    /** The longest side of a picture that is looked at. */
    static final int LARGEST_SIDE = 3_000;

    private static final long MOST_BYTES = 48_000_000;
    private static final int BYTES_OF_A_PIXEL = 4;

    private final SessionTransfers files;
    private final UiThread ui;
    private final ExecutorService decoding = threads();
    private final Map<Object, Image> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Object, List<Consumer<Image>>> awaited = new HashMap<>();
    private long bytes;

    /** The pictures of a session. */
    public Pictures(SessionTransfers files, UiThread ui) {
        this.files = files;
        this.ui = ui;
    }

    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "pictures");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // after the end nobody looks
    }

    /** What a picture is kept under. */
    static Object key(MessageFile file) {
        return file instanceof MessageFile.Stored stored
                ? stored.file().hash()
                : ((MessageFile.Outgoing) file).attachment();
    }

    /** The small picture when it is here already; else null, and {@link #load} brings it. */
    @Nullable
    Image known(Object key) {
        return kept.get(key);
    }

    /** Gets the small picture of a file; hears nothing when there is none. */
    void load(MessageFile file, Consumer<Image> then) {
        if (file instanceof MessageFile.Stored stored) {
            load(key(file), () -> preview(stored.file()), then);
        } else if (file instanceof MessageFile.Outgoing outgoing) {
            load(outgoing.attachment(), then);
        }
    }

    /** Gets the small picture of a file of this computer; hears nothing when there is none. */
    void load(Attachment attachment, Consumer<Image> then) {
        load(attachment, () -> decoded(() -> PictureDecoder.decode(attachment.path(), PREVIEW_SIDE)), then);
    }

    private void load(Object key, Supplier<CompletionStage<Optional<Image>>> source, Consumer<Image> then) {
        @Nullable Image known = kept.get(key);
        if (known != null) {
            then.accept(known);
            return;
        }
        @Nullable List<Consumer<Image>> others = awaited.get(key);
        if (others != null) {
            others.add(then);
            return;
        }
        awaited.put(key, new ArrayList<>(List.of(then)));
        var unused = source.get()
                .exceptionally(thrown -> Optional.empty())
                .thenAcceptAsync(image -> arrived(key, image), ui);
    }

    private void arrived(Object key, Optional<Image> image) {
        @Nullable List<Consumer<Image>> listeners = awaited.remove(key);
        if (image.isPresent()) {
            keep(key, image.get());
            if (listeners != null) listeners.forEach(listener -> listener.accept(image.get()));
        }
    }

    private void keep(Object key, Image image) {
        if (kept.put(key, image) == null) bytes += size(image);
        while (bytes > MOST_BYTES && kept.size() > 1) {
            Object oldest = kept.keySet().iterator().next();
            @Nullable Image gone = kept.remove(oldest);
            if (gone != null) bytes -= size(gone);
        }
    }

    private static long size(Image image) {
        return ((long) image.getWidth()) * ((long) image.getHeight()) * BYTES_OF_A_PIXEL;
    }

    private CompletionStage<Optional<Image>> preview(SharedFile file) {
        return files.preview(file)
                .thenApplyAsync(
                        found -> found.flatMap(encoded -> PictureDecoder.decode(encoded, PREVIEW_SIDE)), decoding);
    }

    /** The whole picture, as large as it is looked at; completes on the UI thread, empty when it cannot be had. */
    CompletionStage<Optional<Image>> whole(SharedFile file) {
        return files.picture(file)
                .thenApplyAsync(found -> found.flatMap(place -> PictureDecoder.decode(place, LARGEST_SIDE)), decoding)
                .exceptionally(thrown -> Optional.empty())
                .thenApplyAsync(image -> image, ui);
    }

    /** A picture as PNG, for sending it. */
    CompletionStage<Optional<byte[]>> png(Image image) {
        return CompletableFuture.supplyAsync(() -> PictureDecoder.png(image), decoding);
    }

    private CompletionStage<Optional<Image>> decoded(Supplier<Optional<Image>> decode) {
        return CompletableFuture.supplyAsync(decode, decoding);
    }

    @Override
    public void close() {
        decoding.shutdownNow();
        kept.clear();
        awaited.clear();
        bytes = 0;
    }
}
