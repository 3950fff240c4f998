package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.files.FetchAnswer;
import chat.hearth.app.client.files.FileSink;
import chat.hearth.app.client.files.FileTrouble;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.chat.FileHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
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
 * too long gets nothing and may be asked for again. After a break the same are asked for again. Confined to the loop.
 */
final class Previews {
    static final int AT_ONCE = 4;
    static final int MOST_WAITING = 100;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    /** A host's own limit is 640 pixels a side; no such picture is larger. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final HostFiles host;
    private final Loop loop;
    private final Executor disk;
    private final DiskCache cache;
    private final Map<FileHash, CompletableFuture<Optional<byte[]>>> asked = new HashMap<>();
    private final Deque<FileHash> waiting = new ArrayDeque<>();
    private final Deque<FileHash> interrupted = new ArrayDeque<>();
    private Loop.Timer retry = Loop.Timer.NONE;
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
        goOn();
    }

    /** What was interrupted waits again. */
    private void goOn() {
        retry.cancel();
        retry = Loop.Timer.NONE;
        interrupted.forEach(this::enqueue);
        interrupted.clear();
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
        enqueue(hash);
        next();
    }

    private void enqueue(FileHash hash) {
        waiting.addFirst(hash);
        if (waiting.size() > MOST_WAITING) {
            complete(waiting.removeLast(), Optional.empty());
        }
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
        var unused = host.preview(shown, hash, bytes)
                .whenCompleteAsync((said, thrown) -> fetched(shown, hash, said, bytes), loop);
    }

    private void fetched(String shown, FileHash hash, @Nullable FetchAnswer said, Bytes bytes) {
        fetching--;
        if (said instanceof FetchAnswer.Fetched) {
            byte[] picture = bytes.gathered.toByteArray();
            disk.execute(() -> cache.write(hash, picture));
            complete(hash, Optional.of(picture));
        } else if (said instanceof FileTrouble.Refused refused && refused.wantsTicket()) {
            voidTicket(shown, hash);
        } else if (said instanceof FileTrouble.Broken
                || (said instanceof FileTrouble.Refused refused && refused.passes())) {
            interrupt(hash);
        } else {
            complete(hash, Optional.empty());
        }
        next();
    }

    private void voidTicket(String shown, FileHash hash) {
        if (shown.equals(ticket)) {
            ticket = null; // the next welcome brings another
            interrupt(hash);
        } else if (asked.containsKey(hash)) {
            enqueue(hash); // it has come meanwhile
        }
    }

    private void interrupt(FileHash hash) {
        if (!asked.containsKey(hash)) {
            return; // nobody waits for it any more
        }
        interrupted.addLast(hash);
        if (retry == Loop.Timer.NONE) {
            retry = loop.after(AGAIN_AFTER, this::goOn);
        }
    }

    private void complete(FileHash hash, Optional<byte[]> picture) {
        CompletableFuture<Optional<byte[]>> answer = asked.remove(hash);
        if (answer != null) {
            answer.complete(picture);
        }
    }

    /** Nobody gets anything any more. */
    void close() {
        retry.cancel();
        waiting.clear();
        interrupted.clear();
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
