package chat.hearth.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.FileLog;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.StoredFile;
import chat.hearth.server.files.UploadResult.Why;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way up and in their places, with time, room on the disk and the log in the hands of the test. */
final class SharedFilesTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final MemberId ADA = new MemberId("ada");
    private static final FileHash HELLO =
            new FileHash("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

    @TempDir
    Path data;

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong free = new AtomicLong(1_000_000_000_000L);
    private final Known known = new Known();
    private SharedFiles files;

    /** Knows what it was told, for as long as the test wants. */
    private static final class Known implements FileLog {
        private final Map<FileHash, Instant> files = new ConcurrentHashMap<>();
        private final LinkedBlockingQueue<FileHash> asked = new LinkedBlockingQueue<>();
        private volatile Optional<Reason> refusal = Optional.empty();
        private volatile Consumer<List<FileHash>> listener;

        @Override
        public CompletionStage<Optional<Reason>> keep(StoredFile file, Instant until) {
            if (refusal.isEmpty()) {
                files.put(file.hash(), until);
            }
            return CompletableFuture.completedFuture(refusal);
        }

        @Override
        public CompletionStage<Boolean> knows(FileHash hash) {
            asked.add(hash);
            return CompletableFuture.completedFuture(files.containsKey(hash));
        }

        @Override
        public void dropUnused() {}

        @Override
        public void onDrop(Consumer<List<FileHash>> newListener) {
            listener = newListener;
        }

        void drop(FileHash hash) {
            files.remove(hash);
            listener.accept(List.of(hash));
        }
    }

    private void open() throws IOException {
        FileLimits limits = new FileLimits(10_000_000, 10, 5, 1_000_000, 0.001, Duration.ofHours(24), 10);
        DiskSpace space = () -> new DiskSpace.Room(free.get(), 1_000_000_000_000L);
        files = SharedFiles.open(data, known, limits, space, Clock.fixed(NOON, ZoneOffset.UTC), now::get);
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static ByteBuffer[] bytes(String text) {
        return new ByteBuffer[] {ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))};
    }

    private String begin(long size) throws Exception {
        return assertInstanceOf(UploadResult.Waiting.class, await(files.begin(ADA, "a", size)))
                .id();
    }

    private Writing goOn(String id, long offset) throws Exception {
        return assertInstanceOf(UploadResult.Opened.class, await(files.goOn(ADA, id, offset)))
                .writing();
    }

    private List<String> in(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve(folder))) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** A whole file, sent in one go. */
    private UploadResult send(String text) throws Exception {
        Writing writing = assertInstanceOf(UploadResult.Opened.class, await(files.sendOnce(ADA, "a", text.length())))
                .writing();
        assertEquals(Optional.empty(), await(writing.write(bytes(text))));
        return await(writing.end());
    }

    @Test
    void aWholeFileIsKnownForADay() throws Exception {
        open();
        StoredFile stored = new StoredFile(HELLO, 5, "application/octet-stream", 0, 0, false);
        assertEquals(new UploadResult.Whole(stored, "a"), send("hello"));
        assertEquals(Map.of(HELLO, NOON.plus(Duration.ofHours(24))), known.files);
        assertEquals(List.of(HELLO.value()), in("files"));
        assertEquals(List.of(), in("uploads"));
    }

    @Test
    void whatTheLogForgetsIsDeletedAndWhatItKnowsAgainIsNot() throws Exception {
        open();
        send("hello");
        known.listener.accept(List.of(HELLO)); // sent again in the meantime
        assertEquals(HELLO, known.asked.poll(20, TimeUnit.SECONDS));
        send("hello"); // waits for the same lock
        assertEquals(List.of(HELLO.value()), in("files"));
        known.drop(HELLO);
        assertEquals(HELLO, known.asked.poll(20, TimeUnit.SECONDS));
        files.close();
        assertEquals(List.of(), in("files"));
    }

    @Test
    void whatCameToItsPlaceWhenTheHostEndedGoesAtTheNextStart() throws Exception {
        open();
        send("hello");
        files.close();
        known.files.clear();
        open();
        assertEquals(HELLO, known.asked.poll(20, TimeUnit.SECONDS));
        files.close();
        assertEquals(List.of(), in("files"));
    }

    @Test
    void whatTheLogCannotTakeIsNotTaken() throws Exception {
        open();
        known.refusal = Optional.of(Reason.STORAGE_FULL);
        assertEquals(new UploadResult.Refused(Why.NO_ROOM), send("hello"));
        known.refusal = Optional.of(Reason.STORAGE_FAILED);
        assertEquals(new UploadResult.Refused(Why.FAILED), send("hello"));
    }

    @Test
    void aFileSentInOneGoLeavesNothingWhenItBreaks() throws Exception {
        open();
        Writing writing = assertInstanceOf(UploadResult.Opened.class, await(files.sendOnce(ADA, "a", 5)))
                .writing();
        await(writing.write(bytes("hel")));
        writing.leave();
        files.close();
        assertEquals(List.of(), in("uploads"));
        assertEquals(List.of(), in("files"));
    }

    @Test
    void aNewWriterPutsTheLastOneOut() throws Exception {
        open();
        String id = begin(5);
        Writing first = goOn(id, 0);
        await(first.write(bytes("he")));
        Writing second = goOn(id, 2);
        assertEquals(Optional.of(Why.PUT_OUT), await(first.write(bytes("LL"))));
        assertEquals(new UploadResult.Waiting(id, 2, 5), await(first.end()));
        first.leave();
        assertEquals(Optional.empty(), await(second.write(bytes("llo"))));
        assertEquals(
                HELLO,
                assertInstanceOf(UploadResult.Whole.class, await(second.end()))
                        .file()
                        .hash());
    }

    @Test
    void moreThanWasAnnouncedIsNotTaken() throws Exception {
        open();
        Writing writing = goOn(begin(5), 0);
        assertEquals(Optional.of(Why.PUT_OUT), await(writing.write(bytes("hello!"))));
        assertEquals(Optional.empty(), await(writing.write(bytes("hello"))));
        assertEquals(
                HELLO,
                assertInstanceOf(UploadResult.Whole.class, await(writing.end()))
                        .file()
                        .hash());
    }

    @Test
    void aDiskThatFillsUpStopsAFileInTheMiddleAndItGoesOnLater() throws Exception {
        open();
        String id = begin(9_000_000);
        Writing writing = goOn(id, 0);
        assertEquals(Optional.empty(), await(writing.write(bytes("x".repeat(3_999_999)))));
        free.set(11_000_000);
        assertEquals(Optional.of(Why.NO_ROOM), await(writing.write(bytes("xx".repeat(1_000_000)))));
        writing.leave();
        assertEquals(new UploadResult.Refused(Why.NO_ROOM), await(files.begin(ADA, "b", 9_000_000)));

        free.set(1_000_000_000_000L);
        Writing again = goOn(id, 3_999_999);
        assertEquals(Optional.empty(), await(again.write(bytes("x".repeat(5_000_001)))));
        assertInstanceOf(UploadResult.Whole.class, await(again.end()));
    }

    @Test
    void anUploadThatNobodyGoesOnWithIsForgottenAfterADay() throws Exception {
        open();
        String idle = begin(5);
        now.addAndGet(Duration.ofHours(23).toNanos());
        String touched = begin(5);
        goOn(touched, 0).leave();
        now.addAndGet(Duration.ofHours(2).toNanos());
        files.forget();
        assertEquals(List.of(touched + ".part", touched + ".upload"), in("uploads"));
        assertEquals(Optional.empty(), files.state(ADA, idle));
    }

    @Test
    void whatIsBeingWrittenIsNotForgotten() throws Exception {
        open();
        String id = begin(5);
        Writing writing = goOn(id, 0);
        now.addAndGet(Duration.ofHours(30).toNanos());
        files.forget();
        await(writing.write(bytes("hello")));
        assertInstanceOf(UploadResult.Whole.class, await(writing.end()));
    }

    @Test
    void aNoteThatWasNotFinishedIsNoUpload() throws Exception {
        Files.createDirectories(data.resolve("uploads"));
        Files.writeString(data.resolve("uploads/half.upload"), "hearth upload 1\nada\n5");
        Files.writeString(data.resolve("uploads/half.part"), "he");
        Files.writeString(data.resolve("uploads/long.upload"), "hearth upload 1\nada\n5\na\n");
        Files.writeString(data.resolve("uploads/long.part"), "hello!");
        Files.writeString(data.resolve("uploads/good.upload"), "hearth upload 1\nada\n5\na\n");
        Files.writeString(data.resolve("uploads/good.part"), "hel");
        Files.writeString(data.resolve("uploads/good.preview"), "left over");
        open();
        assertEquals(List.of("good.part", "good.upload"), in("uploads"));
        Writing writing = goOn("good", 3);
        await(writing.write(bytes("lo")));
        assertEquals(
                HELLO,
                assertInstanceOf(UploadResult.Whole.class, await(writing.end()))
                        .file()
                        .hash());
    }
}
