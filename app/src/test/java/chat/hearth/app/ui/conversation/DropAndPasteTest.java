package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.files.HostFiles;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.HostTransfers;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.OutgoingMessages;
import chat.hearth.app.session.files.PixelSize;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferFault;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.FakePlaces;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.TestPictures;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.chat.SharedFile;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, dragged over the window and dropped, or pasted: what a person sees. */
final class DropAndPasteTest extends FxTest {
    private static final int LIMIT = 5_000_000;

    private final FakeSession session = new FakeSession("Workshop", Workshop.ADA);
    private final FakeRoom lobby = session.addRoom("lobby", "", true);
    private final Region elsewhere = new Region();
    private ClipboardContent dragged = new ClipboardContent();
    private ConversationView view;
    private HostTransfers files;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        ManualLoop loop = new ManualLoop();
        files = new HostTransfers(
                new HostTransfers.Places(folder.resolve("kept"), folder.resolve("cache")),
                new HostFiles(new HostAddress("127.0.0.1", 1)),
                new NothingWaits(),
                () -> LIMIT,
                loop,
                new Random(1));
        session.files().attachBy(files);
        session.limitFilesTo(LIMIT);
        elsewhere.setMinWidth(40);
        elsewhere.addEventHandler(MouseEvent.DRAG_DETECTED, press -> {
            Dragboard board = elsewhere.startDragAndDrop(TransferMode.ANY);
            board.setContent(dragged);
            press.consume();
        });
        show(
                () -> {
                    view = new ConversationView(session, context(), uri -> {}, new FakePlaces());
                    HBox.setHgrow(view.root(), Priority.ALWAYS);
                    return new HBox(elsewhere, view.root());
                },
                1100,
                760);
        Frames.settle();
    }

    @AfterEach
    void close() {
        files.close();
    }

    /** Closes the screen and opens it again, as when the app is started anew: what was in its memory is gone. */
    private void restart() {
        robot.interact(() -> view.close());
        show(
                () -> {
                    view = new ConversationView(session, context(), uri -> {}, new FakePlaces());
                    return view.root();
                },
                1100,
                760);
        Frames.settle();
    }

    private record NothingWaits() implements OutgoingMessages {
        @Override
        public List<Waiting> waiting() {
            return List.of();
        }

        @Override
        public void uploadIs(TransferId.Upload file, String upload) {}

        @Override
        public void stored(TransferId.Upload file, SharedFile stored) {}

        @Override
        public void failed(TransferId.Upload file, Transfer.Failed why) {}
    }

    /** Drags something from outside of the conversation over the timeline, without letting go. */
    private void drag(Consumer<ClipboardContent> fill) {
        dragged = new ClipboardContent();
        fill.accept(dragged);
        robot.moveTo(elsewhere).press(MouseButton.PRIMARY).moveBy(12, 0);
        robot.moveTo("#timeline").moveBy(3, 3);
        Frames.settle();
    }

    private void drop() {
        robot.release(MouseButton.PRIMARY);
        Frames.settle();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    private static void putFiles(ClipboardContent content, Path... paths) {
        content.putFiles(Stream.of(paths).map(Path::toFile).toList());
    }

    private List<String> tray() {
        return NodeSearch.all(view.root(), node -> node.getStyleClass().contains("tray-card")).stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    private void trayBecomes(String... cards) {
        Eventually.holds("tray " + List.of(cards), () -> tray().equals(List.of(cards)));
    }

    private boolean zone() {
        return robot.lookup("#drop-zone").query().isVisible();
    }

    private String said(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private boolean isTold(String sentence) {
        Node problem = robot.lookup("#tray-problem").query();
        return NodeSearch.canBeClicked(problem) && sentence.equals(((Label) problem).getText());
    }

    @Test
    void severalFilesShowWhereTheyWouldGoAndStandInTheTrayWhenTheyAreDropped() throws Exception {
        Path plan = file("plan of the house.pdf", 1_234_567);
        Path notes = file("notes.txt", 12);
        drag(content -> putFiles(content, plan, notes));

        assertTrue(zone());
        assertEquals("Drop 2 files to attach them in lobby", said(".drop-words"));
        screenshots("files-drag");
        drop();

        assertFalse(zone());
        trayBecomes("File plan of the house.pdf, 1.2 MB.", "File notes.txt, 12 bytes.");
        robot.write("both");
        robot.type(KeyCode.ENTER);
        Frames.settle();
        assertTrue(
                session.said().contains("post lobby: both + plan of the house.pdf, notes.txt"),
                session.said()::toString);
        assertEquals(List.of(), tray());
        TransferId first =
                ((MessageFile.Outgoing) lobby.pending().get(0).files().get(0)).transfer();
        robot.interact(() ->
                session.files().move(Map.of(first, new Transfer.Moving(600_000, 1_234_567, Transfer.Pace.RUNNING))));
        Frames.settle();
        assertTrue(robot.lookup("Sending 600 kB of 1.2 MB").tryQuery().isPresent());
        robot.interact(() -> lobby.refuseFirst(TransferFault.VANISHED.code(), "plan of the house.pdf"));
        Frames.settle();
        assertEquals(
                "“plan of the house.pdf” is not there any more. Put it back and try again, or attach it again.",
                said(".failure-text"));
    }

    @Test
    void whoTurnsAwayDropsNothing() throws Exception {
        Path notes = file("notes.txt", 12);
        drag(content -> putFiles(content, notes));
        assertTrue(zone());
        robot.moveTo(elsewhere);
        Frames.settle();
        assertFalse(zone());
        drop();

        assertEquals(List.of(), tray());
    }

    @Test
    void aFolderAndAFileTooLargeAreSaidAndTheOthersAreTaken() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("holiday"));
        Path notes = file("notes.txt", 12);
        drag(content -> putFiles(content, notes, inside));
        drop();
        trayBecomes("File notes.txt, 12 bytes.");
        Eventually.holds(
                "what is said of the folder",
                () -> isTold("“holiday” is not a file. A folder can be sent as an archive."));

        Path film = file("film.mp4", LIMIT + 1);
        drag(content -> putFiles(content, film));
        drop();

        Eventually.holds(
                "what is said of the film",
                () -> isTold("“film.mp4” is too large: the host takes files of up to 5 MB."));
        assertEquals(List.of("File notes.txt, 12 bytes."), tray());
        screenshots("files-refused");
    }

    @Test
    void asManyAsAMessageTakesAreTakenInTheirOrder() throws Exception {
        List<Path> many = new ArrayList<>();
        for (int i = 1; i <= 12; i++) many.add(file(i + ".txt", i));
        drag(content -> putFiles(content, many.toArray(Path[]::new)));
        assertEquals("Drop 12 files to attach them in lobby", said(".drop-words"));
        drop();

        trayBecomes(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "File " + i + ".txt, " + i + " bytes.")
                .toArray(String[]::new));
        Eventually.holds(
                "that there were more",
                () -> isTold("At most 10 files fit into one message. The others were left out."));
    }

    @Test
    void textThatIsDraggedIsNoFile() {
        drag(content -> content.putString("words"));

        assertFalse(zone());
        drop();
        assertEquals(List.of(), tray());
        assertFalse(robot.lookup("#tray-problem").query().getParent().isVisible());
    }

    @Test
    void aPictureOfPixelsIsPastedAsWhatItShowsAndAFolderIsNot() {
        Image pixels = new Image(new ByteArrayInputStream(TestPictures.png(320, 200)));
        paste(content -> content.putImage(pixels));

        Eventually.holds("a picture in the tray", () -> tray().size() == 1);
        assertTrue(
                tray().get(0).matches("File Picture 2026-03-14 12\\.00\\.00\\.png, [0-9.]+ (kB|bytes)\\."),
                tray()::toString);
        Eventually.holds(
                "what it looks like",
                () -> NodeSearch.top(
                                view.root(),
                                node -> node instanceof ImageView shown
                                        && shown.getImage() != null
                                        && shown.getImage().getWidth() == 320)
                        .isPresent());
        screenshots("files-pasted");

        robot.clickOn("#composer").type(KeyCode.ENTER);
        Frames.settle();
        Attachment sent = ((MessageFile.Outgoing) lobby.pending().get(0).files().get(0)).attachment();
        assertEquals(new PixelSize(320, 200), sent.pixels());
        assertTrue(sent.path().startsWith(folder.resolve("kept")), "it is kept until it is sent");
        paste(content -> content.putFiles(List.of(new File(folder.toString()))));
        Eventually.holds(
                "what is said of the folder", () -> said("#tray-problem").contains("is not a file"));
    }

    @Test
    void whatIsAttachedIsThereAgainAfterARestartAsItIsByThen() throws Exception {
        Path plan = file("plan.pdf", 1_000);
        Path gone = file("gone.txt", 12);
        Path notes = file("notes.txt", 12);
        drag(content -> putFiles(content, plan, gone, notes));
        drop();
        trayBecomes("File plan.pdf, 1 kB.", "File gone.txt, 12 bytes.", "File notes.txt, 12 bytes.");
        Files.delete(gone);
        file("notes.txt", 34);

        restart();

        trayBecomes("File plan.pdf, 1 kB.", "File notes.txt, 34 bytes.");
        Eventually.holds("what is said of the other", () -> isTold("“gone.txt” is not there any more."));
        assertEquals(
                List.of("plan.pdf", "notes.txt"),
                session.tray(lobby.id()).toCompletableFuture().join().stream()
                        .map(Attachment::name)
                        .toList());
        robot.clickOn("#composer").type(KeyCode.ENTER);
        Frames.settle();
        restart();
        assertEquals(List.of(), tray());
        assertEquals(2, lobby.pending().get(0).files().size());
    }

    @Test
    void aPictureThatCannotBeKeptIsSaidAndCanBePastedAgain() throws Exception {
        Image pixels = new Image(new ByteArrayInputStream(TestPictures.png(32, 20)));
        Path inTheWay = Files.write(folder.resolve("kept"), new byte[0]);
        paste(content -> content.putImage(pixels));
        Eventually.holds("what is said", () -> isTold("This computer cannot keep what you pasted."));
        assertEquals(List.of(), tray());

        Files.delete(inTheWay);
        paste(content -> content.putImage(pixels));
        Eventually.holds("a picture in the tray", () -> tray().size() == 1);
        assertFalse(robot.lookup("#tray-problem").query().getParent().isVisible());
    }

    private void paste(Consumer<ClipboardContent> fill) {
        ClipboardContent content = new ClipboardContent();
        fill.accept(content);
        robot.interact(() -> {
            Clipboard.getSystemClipboard().setContent(content);
            ((EmojiArea) robot.lookup("#composer").query()).paste();
        });
        Frames.settle();
    }
}
