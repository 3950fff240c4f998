package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.FileHostStub.Fault;
import chat.hearth.app.session.files.SessionTransfers.Existing;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferFault;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way from a host to a place that a person chose. */
final class DownloadTest {
    private static final int MB = 1_000_000;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private FileHostStub host;
    private Path folder;

    @BeforeEach
    void startHost() throws IOException {
        host = opened.add(new FileHostStub());
        folder = Files.createDirectory(data.resolve("saved"));
    }

    private FilesScene scene() {
        return opened.add(new FilesScene(data.resolve("app"), host)).connect("t1");
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Transfer save(FilesScene scene, SharedFile file, String name, Existing existing) throws Exception {
        scene.session.files().save(file, folder.resolve(name), existing);
        return scene.saved(file);
    }

    @Test
    void aFileIsSavedWholeAndNothingElseIsLeft() throws Exception {
        byte[] bytes = bytes(30 * MB);
        SharedFile file = host.has("large.bin", bytes);

        Transfer outcome = save(scene(), file, "mine.bin", Existing.KEEP);

        assertEquals(new Transfer.Saved(folder.resolve("mine.bin")), outcome);
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("mine.bin")));
        assertEquals(List.of("mine.bin"), names());
    }

    @Test
    void anEmptyFileIsSavedWithoutAskingTheHost() throws Exception {
        SharedFile file = host.has("empty", new byte[0]);

        save(scene(), file, "empty", Existing.KEEP);

        assertArrayEquals(new byte[0], Files.readAllBytes(folder.resolve("empty")));
    }

    @Test
    void afterABreakItGoesOnFromWhereItWas() throws Exception {
        byte[] bytes = bytes(5 * MB);
        SharedFile file = host.has("broken.bin", bytes);
        host.next(new Fault.BreakAfter(2 * MB));

        save(scene(), file, "broken.bin", Existing.KEEP);

        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("broken.bin")));
        assertEquals(2, host.heard.size());
        assertTrue(host.heard.get(1).matches("GET from [1-9][0-9]+"), host.heard::toString);
    }

    @Test
    void aRestartOfTheAppGoesOnFromWhatIsThere() throws Exception {
        byte[] bytes = bytes(4 * MB);
        SharedFile file = host.has("later.bin", bytes);
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(MB, reached, new CountDownLatch(1)));
        TransferId id = new TransferId.Saving(file.hash());
        try (FilesScene scene = scene()) {
            scene.session.files().save(file, folder.resolve("later.bin"), Existing.KEEP);
            await(
                    scene.session.files().transfers(),
                    now -> now.get(id) instanceof Transfer.Moving moving && moving.done() > 0);
        }
        assertEquals(List.of("later.bin." + file.hash().value().substring(0, 8) + ".part"), names());

        save(scene(), file, "later.bin", Existing.KEEP);

        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("later.bin")));
        assertTrue(host.heard.get(1).matches("GET from [1-9][0-9]+"), host.heard::toString);
        assertEquals(List.of("later.bin"), names());
    }

    @Test
    void whatIsNotWhatItsHashSaysIsNotSaved() throws Exception {
        SharedFile file = host.has("spoilt.bin", bytes(MB));
        host.spoil(file);

        assertEquals(
                new Transfer.Failed(TransferFault.WRONG_HASH, ""), save(scene(), file, "spoilt.bin", Existing.KEEP));
        opened.afterEach(null); // what is deleted is deleted by then
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsThereIsOnlyReplacedWhenAPersonSaidSo() throws Exception {
        FilesScene scene = scene();
        byte[] bytes = bytes(1_000);
        SharedFile file = host.has("note.txt", bytes);
        Files.writeString(folder.resolve("note.txt"), "mine");
        Files.writeString(folder.resolve("note (2).txt"), "mine too");

        assertEquals(new Transfer.Saved(folder.resolve("note (3).txt")), save(scene, file, "note.txt", Existing.KEEP));
        assertEquals("mine", Files.readString(folder.resolve("note.txt")));
        scene.session.files().forget(new TransferId.Saving(file.hash()));
        await(scene.session.files().transfers(), Map::isEmpty);

        assertEquals(new Transfer.Saved(folder.resolve("note.txt")), save(scene, file, "note.txt", Existing.REPLACE));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("note.txt")));
        assertEquals(List.of("note (2).txt", "note (3).txt", "note.txt"), names());
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        SharedFile file = host.has("c.bin", bytes(3 * MB));
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(MB, reached, new CountDownLatch(1)));
        FilesScene scene = scene();
        scene.session.files().save(file, folder.resolve("c.bin"), Existing.KEEP);
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        scene.session.files().cancel(new TransferId.Saving(file.hash()));
        await(scene.session.files().transfers(), Map::isEmpty);
        scene.close();

        assertEquals(List.of(), names());
    }

    @Test
    void whatTheHostDoesNotHaveIsSaid() throws Exception {
        SharedFile file = host.has("gone.bin", bytes(10));
        host.loses(file);

        assertEquals(
                new Transfer.Failed(TransferFault.MISSING, "This host does not have that file."),
                save(scene(), file, "gone.bin", Existing.KEEP));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        SharedFile file = host.has("a.bin", bytes(10));

        assertEquals(
                new Transfer.Failed(TransferFault.DISK, ""),
                save(scene(), file, "no such folder/a.bin", Existing.KEEP));
    }

    @Test
    void aPreviewIsFetchedOnceAndThenComesFromTheDisk() throws Exception {
        SharedFile file = host.has("p.png", bytes(10));
        try (FilesScene scene = scene()) {
            CompletionStage<Optional<byte[]>> one = scene.session.files().preview(file);
            CompletionStage<Optional<byte[]>> other = scene.session.files().preview(file);
            assertArrayEquals(new byte[] {1, 2, 3}, FilesScene.get(one).orElseThrow());
            assertArrayEquals(new byte[] {1, 2, 3}, FilesScene.get(other).orElseThrow());
        }
        host.previewIs(new byte[] {4});

        assertArrayEquals(
                new byte[] {1, 2, 3},
                FilesScene.get(scene().session.files().preview(file)).orElseThrow());
        assertEquals(List.of("GET preview"), host.heard);
    }

    @Test
    void aPreviewThatCouldNotBeHadComesWithTheNextConnection() throws Exception {
        SharedFile file = host.has("p.png", bytes(10));
        host.ticketIs("t2");
        FilesScene scene = scene();
        CompletionStage<Optional<byte[]>> preview = scene.session.files().preview(file);
        CompletionStage<Optional<byte[]>> other = scene.session.files().preview(host.has("other.png", bytes(11)));

        scene.connect("t2");

        assertArrayEquals(new byte[] {1, 2, 3}, FilesScene.get(preview).orElseThrow());
        assertArrayEquals(new byte[] {1, 2, 3}, FilesScene.get(other).orElseThrow());
    }

    @Test
    void aPreviewThatIsLargerThanAnyCanBeIsNotTaken() throws Exception {
        SharedFile file = host.has("bomb.png", bytes(10));
        host.previewIs(new byte[5 * MB]);

        assertEquals(Optional.empty(), FilesScene.get(scene().session.files().preview(file)));
    }

    @Test
    void aPictureIsFetchedIntoTheAppsOwnCacheAndOnlyOnce() throws Exception {
        byte[] bytes = bytes(MB);
        SharedFile file = host.has("whole.png", bytes);
        FilesScene scene = scene();

        Path place = FilesScene.get(scene.session.files().picture(file)).orElseThrow();
        assertArrayEquals(bytes, Files.readAllBytes(place));
        assertEquals(Optional.of(place), FilesScene.get(scene.session.files().picture(file)));
        assertEquals(List.of("GET from 0"), host.heard);
        assertTrue(place.startsWith(data.resolve("app").toAbsolutePath()));
    }
}
