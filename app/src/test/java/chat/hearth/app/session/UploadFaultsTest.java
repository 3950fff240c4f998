package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.app.session.FileHostStub.Fault;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.MessageId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a file of this computer while it is on its way to the host. */
final class UploadFaultsTest {
    private static final int MB = 1_000_000;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private FileHostStub host;
    private FilesScene scene;

    @BeforeEach
    void start() throws IOException {
        host = opened.add(new FileHostStub());
        scene = opened.add(new FilesScene(data.resolve("app"), host)).connect("t1");
    }

    /** A message whose file is on its way: the host has a megabyte of it and takes no more for now. */
    private MessageId underway(Path file) throws Exception {
        host.next(new Fault.HoldAfter(MB, reached, go));
        MessageId id = scene.post("look", scene.attach(file));
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        return id;
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(data.resolve(name), bytes);
    }

    @Test
    void aFileThatVanishesFailsItsMessageAloneAndIsSentOnceItIsBack() throws Exception {
        Path file = file("away.bin", 3 * MB);
        byte[] bytes = Files.readAllBytes(file);
        FileTime modified = Files.getLastModifiedTime(file);
        MessageId id = underway(file);
        Files.delete(file);
        go.countDown();

        assertEquals(new Delivery.Failed("file-vanished", "away.bin"), scene.delivery(id, Delivery.Failed.class));
        assertEquals("look", scene.message(id).text());
        MessageId other = scene.post("still here");
        FilesScene.Asked text = scene.next();
        assertEquals(other, ((ClientRequest.Post) text.request()).id());
        scene.answer(text, new Answer.Stored(1, Instant.EPOCH));

        Files.write(file, bytes);
        Files.setLastModifiedTime(file, modified);
        scene.session.retry(id);
        ClientRequest.Post posted = scene.posted();
        assertEquals(id, posted.id());
        assertArrayEquals(bytes, host.bytes(posted.files().get(0).hash()));
    }

    @Test
    void aFileThatIsCutShortFailsItsMessage() throws Exception {
        Path file = file("cut.bin", 40 * MB);
        MessageId id = underway(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(MB);
        }
        go.countDown();

        assertEquals(new Delivery.Failed("file-changed", "cut.bin"), scene.delivery(id, Delivery.Failed.class));
        assertTrue(scene.askedNothing());
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsSaidInsteadOfTriedForEver() throws Exception {
        Path odd = Path.of("/sys/devices/system/cpu/online"); // says that it has 4,096 bytes, and gives few
        assumeTrue(Files.isReadable(odd) && Files.size(odd) == 4_096, "this kernel has no such file");
        Attachment attachment = scene.attach(odd);

        MessageId id = scene.post("", attachment);

        assertEquals(new Delivery.Failed("file-disk", "online"), scene.delivery(id, Delivery.Failed.class));
    }
}
