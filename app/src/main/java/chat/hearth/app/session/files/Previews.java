package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.FetchAnswer;
import chat.hearth.app.client.files.FileSink;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.chat.FileHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures, from the disk or from the host. What was asked for last comes first, since that is in sight; what waits
 * too long gets nothing and may be asked for again. Confined to the loop.
 */
final class Previews {
    static final int AT_ONCE = 4;
    static final int MOST_WAITING = 100;

    /** A host's own limit is 640 pixels a side; no such picture is larger. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final DiskCache cache;
    private final Map<FileHash, CompletableFuture<Optional<byte[]>>> asked = new HashMap<>();
    private final Deque<FileHash> waiting = new ArrayDeque<>();
    private @Nullable String ticket;
    private int fetching;

    Previews(HostFiles host, Loop loop, Executor disk, DiskCache cache) {
        this.host = host;
        this.loop = loop;
        this.disk = disk;
        this.cache = cache;
    }

    void connected(@Nullable String newTicket) {
        ticket = newTicket;
        next();
    }

    /** The picture; completes on the loop. */
    CompletableFuture<Optional<byte[]>> get(FileHash hash) {
        CompletableFuture<Optional<byte[]>> known = asked.get(hash);
        if (known != null) {
            if (waiting.remove(hash)) {
                waiting.addFirst(hash);
            }
            return known;
        }
        CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
        asked.put(hash, answer);
        var unused = CompletableFuture.supplyAsync(() -> cache.read(hash), disk)
                .whenCompleteAsync((kept, thrown) -> looked(hash, kept == null ? Optional.empty() : kept), loop);
        return answer;
    }

    private void looked(FileHash hash, Optional<byte[]> kept) {
        if (kept.isPresent()) {
            complete(hash, kept);
            return;
        }
        waiting.addFirst(hash);
        if (waiting.size() > MOST_WAITING) {
            complete(waiting.removeLast(), Optional.empty());
        }
        next();
    }

    private void next() {
        String shown = ticket;
        while (shown != null && fetching < AT_ONCE && !waiting.isEmpty()) {
            fetch(shown, waiting.removeFirst());
        }
    }

    private void fetch(String shown, FileHash hash) {
        fetching++;
        Bytes bytes = new Bytes();
        var unused =
                host.preview(shown, hash, bytes).whenCompleteAsync((said, thrown) -> fetched(hash, said, bytes), loop);
    }

    private void fetched(FileHash hash, @Nullable FetchAnswer said, Bytes bytes) {
        fetching--;
        if (said instanceof FetchAnswer.Fetched) {
            byte[] picture = bytes.gathered.toByteArray();
            disk.execute(() -> cache.write(hash, picture));
            complete(hash, Optional.of(picture));
        } else {
            complete(hash, Optional.empty());
        }
        next();
    }

    private void complete(FileHash hash, Optional<byte[]> picture) {
        CompletableFuture<Optional<byte[]>> answer = asked.remove(hash);
        if (answer != null) {
            answer.complete(picture);
        }
    }

    /** Nobody gets anything any more. */
    void close() {
        waiting.clear();
        asked.values().forEach(answer -> answer.complete(Optional.empty()));
        asked.clear();
    }

    private static final class Bytes implements FileSink {
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

        @Override
        public void begin(long offset) {
            gathered.reset();
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (gathered.size() + bytes.remaining() > MOST_BYTES) {
                throw new IOException("the picture is too large");
            }
            byte[] part = new byte[bytes.remaining()];
            bytes.get(part);
            gathered.write(part, 0, part.length);
        }
    }
}
