package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.FileHostStub.Fault;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way from an outbox on disk to a host. */
final class UploadTest {
    private static final int MB = 1_000_000;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private FileHostStub host;

    @BeforeEach
    void startHost() throws IOException {
        host = opened.add(new FileHostStub());
    }

    private FilesScene scene() {
        return opened.add(new FilesScene(data.resolve("app"), host));
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(data.resolve(name), bytes);
    }

    private static NamedFile reference(Path file) throws IOException {
        return new NamedFile(
                FileHostStub.hash(Files.readAllBytes(file)), file.getFileName().toString());
    }

    private void arrivedWhole(Path file) throws IOException {
        assertArrayEquals(Files.readAllBytes(file), host.bytes(reference(file).hash()));
    }

    @Test
    void aMessageIsPostedOnceTheHostHasItsFiles() throws Exception {
        FilesScene scene = scene().connect("t1");
        Path one = file("one two.bin", 3 * MB);
        Path empty = file("empty.txt", 0);

        MessageId id = scene.post("both", scene.attach(one), scene.attach(empty));

        assertEquals(
                new ClientRequest.Post(Scene.LOBBY, id, "both", null, List.of(reference(one), reference(empty))),
                scene.posted());
        arrivedWhole(one);
        assertEquals(List.of("POST one two.bin", "PATCH u1 from 0", "POST empty.txt", "PATCH u2 from 0"), host.heard);
    }

    @Test
    void whatIsSaidAfterwardsDoesNotWaitForTheFiles() throws Exception {
        FilesScene scene = scene().connect("t1");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(1_000, reached, go));
        scene.post("with a file", scene.attach(file("slow.bin", MB)));
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        scene.post("just text");
        FilesScene.Asked first = scene.next();
        assertEquals("just text", ((ClientRequest.Post) first.request()).text());
        scene.answer(first, new Answer.Stored(2, Instant.EPOCH));
        go.countDown();

        assertEquals("with a file", scene.posted().text());
    }

    @Test
    void afterABreakItGoesOnFromWhereItWas() throws Exception {
        FilesScene scene = scene().connect("t1");
        Path file = file("large.bin", 30 * MB);
        host.next(new Fault.BreakAfter(10 * MB));
        host.next(new Fault.BreakAfter(5 * MB));

        scene.post("", scene.attach(file));

        assertEquals(List.of(reference(file)), scene.posted().files());
        arrivedWhole(file);
        assertEquals(
                List.of(
                        "POST large.bin",
                        "PATCH u1 from 0",
                        "GET u1",
                        "PATCH u1 from " + 10 * MB,
                        "GET u1",
                        "PATCH u1 from " + 15 * MB),
                host.heard);
    }

    @Test
    void aRestartOfTheAppGoesOnFromWhereItWas() throws Exception {
        Path file = file("large.bin", 4 * MB);
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(MB, reached, new CountDownLatch(1)));
        MessageId id;
        try (FilesScene scene = scene().connect("t1")) {
            id = scene.post("mine", scene.attach(file));
            assertTrue(reached.await(60, TimeUnit.SECONDS));
        }
        host.ticketIs("t2");

        FilesScene again = scene().connect("t2");

        assertEquals(new ClientRequest.Post(Scene.LOBBY, id, "mine", null, List.of(reference(file))), again.posted());
        arrivedWhole(file);
        assertEquals(List.of("POST large.bin", "PATCH u1 from 0", "GET u1", "PATCH u1 from " + MB), host.heard);
    }

    @Test
    void anUploadThatTheHostForgotBeginsAnew() throws Exception {
        Path file = file("old.bin", 2 * MB);
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(MB, reached, new CountDownLatch(1)));
        try (FilesScene scene = scene().connect("t1")) {
            scene.post("", scene.attach(file));
            assertTrue(reached.await(60, TimeUnit.SECONDS));
        }
        host.forgetUploads();

        scene().connect("t1").posted();

        arrivedWhole(file);
        assertEquals(
                List.of("POST old.bin", "PATCH u1 from 0", "GET u1 unknown", "POST old.bin", "PATCH u2 from 0"),
                host.heard);
    }

    @Test
    void aVoidTicketIsNotTriedAgainUntilThereIsAnother() throws Exception {
        FilesScene scene = scene().connect("old");
        scene.post("", scene.attach(file("a.bin", 1_000)));
        await(
                scene.session.files().transfers(),
                now -> now.values().stream()
                        .anyMatch(one ->
                                one instanceof Transfer.Moving moving && moving.pace() == Transfer.Pace.INTERRUPTED));

        scene.lose();
        scene.connect("t1");

        assertEquals("a.bin", scene.posted().files().get(0).name());
        assertEquals(List.of("POST with a void ticket", "POST a.bin", "PATCH u1 from 0"), host.heard);
    }

    @Test
    void aFileThatIsGoneByThenFailsTheMessage() throws Exception {
        FilesScene scene = scene();
        Path file = file("gone.bin", 1_000);
        MessageId id = scene.post("look", scene.attach(file));
        Files.delete(file);

        scene.connect("t1");

        assertEquals(new Delivery.Failed("file-vanished", "gone.bin"), scene.delivery(id, Delivery.Failed.class));
        assertEquals("look", scene.message(id).text());
    }

    @Test
    void aFileThatWasChangedSinceFailsTheMessage() throws Exception {
        FilesScene scene = scene();
        Path file = file("changed.bin", 1_000);
        Attachment attachment = scene.attach(file);
        MessageId id = scene.post("", attachment);
        Files.setLastModifiedTime(file, FileTime.from(attachment.modified().plusSeconds(1)));

        scene.connect("t1");

        assertEquals(new Delivery.Failed("file-changed", "changed.bin"), scene.delivery(id, Delivery.Failed.class));
        assertEquals(List.of(), host.heard);
    }

    @Test
    void otherBytesUnderTheSameDateAreNoticed() throws Exception {
        FilesScene scene = scene();
        Path file = file("swapped.bin", 2 * MB);
        Attachment attachment = scene.attach(file);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(2 * MB, reached, go));
        MessageId id = scene.post("", attachment);
        scene.connect("t1");
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        byte[] other = Files.readAllBytes(file);
        other[7] ^= 1;
        Files.write(file, other);
        Files.setLastModifiedTime(file, FileTime.from(attachment.modified()));
        go.countDown();

        assertEquals(new Delivery.Failed("file-changed", "swapped.bin"), scene.delivery(id, Delivery.Failed.class));
    }

    @Test
    void aRefusalIsToldInTheHostsWords() throws Exception {
        FilesScene scene = scene().connect("t1");
        host.next(new Fault.Answer(507, "The host has no space left."));
        MessageId id = scene.post("", scene.attach(file("big.bin", 1_000)));

        assertEquals(
                new Delivery.Failed("file-refused", "The host has no space left."),
                scene.delivery(id, Delivery.Failed.class));
        scene.session.retry(id);

        assertEquals(id, scene.posted().id());
    }

    @Test
    void whatIsCancelledKeepsItsTextAndCanBeTriedAgain() throws Exception {
        FilesScene scene = scene().connect("t1");
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(1_000, reached, new CountDownLatch(1)));
        MessageId id = scene.post("do not lose this", scene.attach(file("c.bin", MB)));
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        scene.session.files().cancel(new TransferId.Upload(id, 0));
        assertEquals(new Delivery.Failed("file-cancelled", "c.bin"), scene.delivery(id, Delivery.Failed.class));
        assertEquals("do not lose this", scene.message(id).text());
        scene.session.retry(id);

        assertEquals(id, scene.posted().id());
        arrivedWhole(data.resolve("c.bin"));
    }

    @Test
    void whatIsTakenBackWhileItsFileIsOnTheWayNeverReachesTheRoom() throws Exception {
        FilesScene scene = scene().connect("t1");
        CountDownLatch reached = new CountDownLatch(1);
        host.next(new Fault.HoldAfter(1_000, reached, new CountDownLatch(1)));
        MessageId id = scene.post("oops", scene.attach(file("d.bin", MB)));
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        FilesScene.get(scene.session.delete(Scene.LOBBY, id));
        scene.post("something else");

        assertEquals("something else", scene.posted().text());
        assertTrue(FilesScene.get(scene.session.message(Scene.LOBBY, id)).isEmpty());
        assertTrue(scene.askedNothing());
    }

    @Test
    void aFileThatTheHostLostIsBroughtAgainOnce() throws Exception {
        FilesScene scene = scene().connect("t1");
        MessageId id = scene.post("", scene.attach(file("e.bin", 1_000)));
        Answer.Failed unknown = new Answer.Failed(Reason.UNKNOWN_FILE, "The host does not have this file.", null);

        scene.answer(scene.next(), unknown);
        scene.answer(scene.next(), unknown);

        assertEquals(
                new Delivery.Failed("unknown-file", "The host does not have this file."),
                scene.delivery(id, Delivery.Failed.class));
        assertEquals(List.of("POST e.bin", "PATCH u1 from 0", "POST e.bin", "PATCH u2 from 0"), host.heard);
    }

    @Test
    void whatWasPastedIsKeptUntilItIsSent() throws Exception {
        byte[] picture = {9, 8, 7};
        Path place;
        MessageId id;
        try (FilesScene scene = scene()) {
            Attaching kept = FilesScene.get(scene.session.files().keep("a:b.png", picture));
            Attachment attachment =
                    assertInstanceOf(Attaching.Attached.class, kept).attachment();
            place = attachment.path();
            assertEquals("a_b.png", attachment.name());
            id = scene.post("", attachment);
        }
        assertArrayEquals(picture, Files.readAllBytes(place));
        FilesScene again = scene().connect("t1");
        assertEquals(
                new MessageFile.Outgoing(
                        id, 0, ((MessageFile.Outgoing) again.message(id).files().get(0)).attachment()),
                again.message(id).files().get(0));
        ClientRequest.Post posted = again.posted();

        again.confirm(posted, 1, List.of(host.has("a_b.png", picture)));
        again.delivery(id, Delivery.Sent.class);
        again.close();

        assertFalse(Files.exists(place));
        assertArrayEquals(picture, host.bytes(posted.files().get(0).hash()));
    }

    @Test
    void theFilesOfAPersonAreNeverDeleted() throws Exception {
        FilesScene scene = scene().connect("t1");
        Path file = file("mine.bin", 1_000);
        Attachment attachment = scene.attach(file);
        MessageId id = scene.post("", attachment);
        ClientRequest.Post posted = scene.posted();

        scene.session.files().release(attachment);
        scene.confirm(posted, 1, List.of(host.has("mine.bin", Files.readAllBytes(file))));
        scene.delivery(id, Delivery.Sent.class);
        scene.close();

        assertTrue(Files.exists(file));
    }

    @Test
    void whatTheHostWouldNotTakeIsSaidAtOnce() throws Exception {
        FilesScene scene = scene();
        Path folder = Files.createDirectory(data.resolve("folder"));

        assertEquals(
                new Attaching.Refused(Attaching.Fault.NO_FILE, "folder"),
                FilesScene.get(scene.session.files().attach(folder)));
        assertEquals(
                new Attaching.Refused(Attaching.Fault.VANISHED, "nothing"),
                FilesScene.get(scene.session.files().attach(data.resolve("nothing"))));
        assertEquals(
                new Attaching.Refused(Attaching.Fault.TOO_LARGE, "zeros"),
                FilesScene.get(scene.session.files().keep("zeros", new byte[100_000_001])));
    }
}
