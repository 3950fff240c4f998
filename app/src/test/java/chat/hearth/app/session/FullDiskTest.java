package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.FileHostStub.Fault;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.SessionTransfers.Existing;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferFault;
import chat.hearth.app.testkit.NeedsSmallDisk;
import chat.hearth.app.testkit.Opened;
import chat.hearth.app.testkit.SmallDisk;
import chat.hearth.chat.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Disks of this computer that are full, or cannot be written: real ones, of a few megabytes. */
@NeedsSmallDisk
final class FullDiskTest {
    private static final int MB = 1_000_000;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private FileHostStub host;
    private Path folder;
    private SmallDisk disk;

    @BeforeEach
    void start() throws IOException {
        folder = data.resolve("disk");
        disk = opened.add(new SmallDisk(folder, 8 * MB));
        host = opened.add(new FileHostStub());
    }

    private FilesScene scene(Path place) {
        return opened.add(new FilesScene(place, host)).connect("t1");
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Transfer save(FilesScene scene, SharedFile file, Path place) throws Exception {
        scene.session.files().save(file, place, Existing.KEEP);
        return scene.saved(file);
    }

    @Test
    void aFileForWhichThereIsNoSpaceIsNotBegunAndComesOnceThereIs() throws Exception {
        SharedFile file = host.has("film.mp4", bytes(3 * MB));
        Path filler = disk.fill("other", MB);
        try (FilesScene scene = scene(data.resolve("app"))) {
            assertEquals(
                    new Transfer.Failed(TransferFault.NO_SPACE, ""), save(scene, file, folder.resolve("film.mp4")));
            assertEquals(List.of(), host.heard);
        }
        assertEquals(List.of("other"), names(folder));

        Files.delete(filler);
        assertEquals(
                new Transfer.Saved(folder.resolve("film.mp4")),
                save(scene(data.resolve("app")), file, folder.resolve("film.mp4")));
    }

    @Test
    void aDiskWithoutAByteIsFullAndNotUnwritable() throws Exception {
        SharedFile file = host.has("note.txt", bytes(100));
        disk.fill("other", 0);

        assertEquals(
                new Transfer.Failed(TransferFault.NO_SPACE, ""),
                save(scene(data.resolve("app")), file, folder.resolve("note.txt")));
    }

    @Test
    void aDiskThatFillsUpMeanwhileGetsBackWhatWasTakenAndTheRestGoesOn() throws Exception {
        byte[] bytes = bytes(6 * MB);
        SharedFile file = host.has("film.mp4", bytes);
        SharedFile other = host.has("other.txt", bytes(1_000));
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(MB, reached, go));
        Path place = folder.resolve("film.mp4");
        Path filler;
        try (FilesScene scene = scene(data.resolve("app"))) {
            scene.session.files().save(file, place, Existing.KEEP);
            assertTrue(reached.await(60, TimeUnit.SECONDS));
            filler = disk.fill("filler", 0);
            go.countDown();

            assertEquals(new Transfer.Failed(TransferFault.NO_SPACE, ""), scene.saved(file));
            assertEquals(new Transfer.Saved(data.resolve("other.txt")), save(scene, other, data.resolve("other.txt")));
            assertEquals(scene.post("still here"), scene.posted().id());
        }
        assertEquals(List.of("filler"), names(folder));

        Files.delete(filler);
        save(scene(data.resolve("app")), file, place);
        assertArrayEquals(bytes, Files.readAllBytes(place));
        assertEquals(List.of("film.mp4"), names(folder));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndLeftAsItWas() throws Exception {
        SharedFile file = host.has("note.txt", bytes(100));
        Path place = folder.resolve("note.txt");
        Files.writeString(place, "mine");
        disk.protect();
        FilesScene scene = scene(data.resolve("app"));

        assertEquals(new Transfer.Failed(TransferFault.DISK, ""), save(scene, file, place));
        assertEquals("mine", Files.readString(place));

        disk.unprotect();
        assertEquals(
                new Transfer.Saved(folder.resolve("note (2).txt")), save(scene(data.resolve("app2")), file, place));
        assertEquals("mine", Files.readString(place));
    }

    @Test
    void aPictureThatTheAppCannotKeepIsRefusedAndTheSessionGoesOn() throws Exception {
        FilesScene scene = scene(folder.resolve("app"));
        Path filler = disk.fill("filler", MB / 2);

        Attaching refused = FilesScene.get(scene.session.files().keep("Picture.png", bytes(MB)));
        assertEquals(new Attaching.Refused(Attaching.Fault.NOT_KEPT, "Picture.png"), refused);
        assertEquals(
                List.of(),
                names(folder).stream().filter(name -> name.endsWith(".png")).toList());
        assertEquals(scene.post("still here"), scene.posted().id());

        Files.delete(filler);
        assertInstanceOf(
                Attaching.Attached.class, FilesScene.get(scene.session.files().keep("Picture.png", bytes(MB))));
    }
}
