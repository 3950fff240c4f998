package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of a session with a Hearth host. What is not part of the interface is confined to the session's executor. */
public final class HostTransfers implements SessionTransfers {
    /** Larger pictures are saved, not looked at within the app. */
    public static final long LARGEST_PICTURE = 25_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(HostTransfers.class);
    private static final Duration TELL_EVERY = Duration.ofMillis(100);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final long PREVIEWS_BYTES = 64_000_000;
    private static final long PICTURES_BYTES = 200_000_000;

    private final Loop loop;
    private final ExecutorService disk;
    private final OutgoingFolder outgoing;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Previews previews;
    private final DiskCache pictures;
    private final LongSupplier limit;
    private final Shown shown = new Shown();
    private boolean telling;
    private boolean closed;

    /**
     * Where files of a session lie on this computer.
     *
     * @param outgoing what was pasted and is still to be sent; of this address alone
     * @param caches   pictures of all sessions
     */
    public record Places(Path outgoing, Path caches) {}

    /** @param limit the largest file that the host takes, in bytes; asked from any thread */
    public HostTransfers(
            Places places,
            HostFiles host,
            OutgoingMessages messages,
            LongSupplier limit,
            Loop loop,
            RandomGenerator random) {
        this.loop = loop;
        this.limit = limit;
        this.disk = diskThreads();
        this.outgoing = new OutgoingFolder(places.outgoing(), loop::now);
        this.uploads = new Uploads(messages, host, loop, disk, random);
        this.downloads = new Downloads(host, loop, disk, random);
        this.previews = new Previews(
                host, loop, disk, new DiskCache(places.caches().resolve("previews"), PREVIEWS_BYTES, loop::now));
        this.pictures = new DiskCache(places.caches().resolve("pictures"), PICTURES_BYTES, loop::now);
    }

    /** Two, so that a large file that is hashed does not hold up a picture. After the end nothing is done any more. */
    private static ExecutorService diskThreads() {
        return new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "files");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Deletes what was kept for messages that are gone. */
    public void tidy(Set<Path> needed) {
        disk.execute(() -> outgoing.tidy(needed));
    }

    /** A connection stands, and this is its ticket. */
    public void connected(@Nullable String ticket) {
        uploads.connected(ticket);
        downloads.connected(ticket);
        previews.connected(ticket);
        tell();
    }

    /** The outbox has changed. */
    public void outboxChanged() {
        if (!closed) {
            uploads.look();
            tell();
        }
    }

    /** A message is sent, or will never be: its files are not needed any more. */
    public void done(List<OutgoingFile> files) {
        for (OutgoingFile file : files) {
            release(file.attachment());
            if (file.upload() != null) {
                uploads.drop(file.upload());
            }
        }
    }

    @Override
    public Observed<Map<TransferId, Transfer>> transfers() {
        return shown;
    }

    /** Tells now, and again for as long as something moves. */
    private void tell() {
        if (telling || closed) {
            return;
        }
        Map<TransferId, Transfer> now = new LinkedHashMap<>();
        downloads.addTo(now);
        uploads.addTo(now);
        shown.set(now);
        if (uploads.isBusy() || downloads.isBusy()) {
            telling = true;
            loop.after(TELL_EVERY, () -> {
                telling = false;
                tell();
            });
        }
    }

    @Override
    public CompletionStage<Attaching> attach(Path file) {
        return onDisk(() -> outgoing.look(file, limit.getAsLong()));
    }

    @Override
    public CompletionStage<Attaching> keep(String name, byte[] content) {
        return onDisk(() -> outgoing.keep(name, content, limit.getAsLong()));
    }

    private CompletionStage<Attaching> onDisk(Supplier<Attaching> look) {
        return CompletableFuture.supplyAsync(look, disk);
    }

    @Override
    public void release(Attachment attachment) {
        disk.execute(() -> outgoing.release(attachment));
    }

    @Override
    public void save(SharedFile file, Path place, Existing existing) {
        loop.execute(() -> {
            downloads.fetch(new TransferId.Saving(file.hash()), file, place, existing, outcome -> {});
            tell();
        });
    }

    @Override
    public void cancel(TransferId transfer) {
        loop.execute(() -> {
            if (transfer instanceof TransferId.Upload upload) {
                uploads.cancel(upload);
            } else {
                downloads.cancel(transfer);
            }
            tell();
        });
    }

    @Override
    public void forget(TransferId transfer) {
        loop.execute(() -> {
            downloads.forget(transfer);
            tell();
        });
    }

    @Override
    public CompletionStage<Optional<byte[]>> preview(SharedFile file) {
        CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
        loop.execute(() -> {
            var unused = previews.get(file.hash()).thenAccept(answer::complete);
        });
        return answer;
    }

    @Override
    public CompletionStage<Optional<Path>> picture(SharedFile file) {
        CompletableFuture<Optional<Path>> answer = new CompletableFuture<>();
        if (file.size() > LARGEST_PICTURE) {
            answer.complete(Optional.empty());
            return answer;
        }
        Path place = pictures.place(file.hash());
        return CompletableFuture.supplyAsync(() -> here(file), disk).thenCompose(here -> {
            if (here) {
                answer.complete(Optional.of(place));
            } else {
                loop.execute(() -> fetchPicture(file, place, answer));
            }
            return answer;
        });
    }

    private boolean here(SharedFile file) {
        if (pictures.uses(file.hash())) {
            return true;
        }
        pictures.prepare(file.size());
        return false;
    }

    private void fetchPicture(SharedFile file, Path place, CompletableFuture<Optional<Path>> answer) {
        downloads.fetch(
                new TransferId.Viewing(file.hash()),
                file,
                place,
                Existing.REPLACE,
                outcome -> answer.complete(
                        outcome instanceof Transfer.Saved saved ? Optional.of(saved.place()) : Optional.empty()));
        tell();
    }

    /** Ends what moves; it goes on with the next start. Waits for the disk for 2 s at the most. */
    public void close() {
        closed = true;
        uploads.close();
        downloads.close();
        previews.close();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("the disk is slow; what waits for it is left undone");
                disk.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The transfers, told on the loop. */
    private final class Shown implements Observed<Map<TransferId, Transfer>> {
        private final CopyOnWriteArrayList<Consumer<? super Map<TransferId, Transfer>>> listeners =
                new CopyOnWriteArrayList<>();
        private volatile Map<TransferId, Transfer> value = Map.of();

        void set(Map<TransferId, Transfer> now) {
            if (!now.equals(value)) {
                Map<TransferId, Transfer> next = Map.copyOf(now);
                value = next;
                listeners.forEach(listener -> listener.accept(next));
            }
        }

        @Override
        public Map<TransferId, Transfer> get() {
            return value;
        }

        @Override
        public Subscription subscribe(Consumer<? super Map<TransferId, Transfer>> listener) {
            loop.execute(() -> {
                listeners.add(listener);
                listener.accept(value);
            });
            return () -> listeners.remove(listener);
        }
    }
}
