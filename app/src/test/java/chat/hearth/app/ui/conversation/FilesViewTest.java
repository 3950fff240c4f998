package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.PixelSize;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferFault;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.FakeFiles;
import chat.hearth.app.testkit.FakePlaces;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.TestPictures;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.chat.SharedFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Files as a person handles them in the window. */
final class FilesViewTest extends FxTest {
    private final FakeSession session = new FakeSession("Workshop", Workshop.ADA);
    private final FakeRoom lobby = session.addRoom("lobby", "", true);
    private final FakePlaces places = new FakePlaces();
    private ConversationView view;

    @TempDir
    Path folder;

    private void open() {
        show(
                () -> {
                    view = new ConversationView(session, context(), uri -> {}, places);
                    return view.root();
                },
                1000,
                700);
        settle();
    }

    private void settle() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> frame = new CompletableFuture<>();
            fx.onNextFrame(() -> frame.complete(null));
            frame.orTimeout(10, TimeUnit.SECONDS).join();
        }
        Frames.settle();
    }

    private List<Node> all(String style) {
        return NodeSearch.all(view.root(), node -> node.getStyleClass().contains(style));
    }

    private List<String> texts(String style) {
        return all(style).stream().map(node -> ((Label) node).getText()).toList();
    }

    private void press(String words) {
        robot.clickOn(robot.lookup(node -> node instanceof Button button
                        && NodeSearch.canBeClicked(button)
                        && (words.equals(button.getAccessibleText()) || words.equals(button.getText())))
                .<Node>query());
        settle();
    }

    private void paste(Consumer<ClipboardContent> fill) {
        ClipboardContent content = new ClipboardContent();
        fill.accept(content);
        robot.interact(() -> {
            Clipboard.getSystemClipboard().setContent(content);
            ((EmojiArea) robot.lookup("#composer").query()).paste();
        });
        settle();
    }

    private String written() {
        return ((EmojiArea) robot.lookup("#composer").query()).source();
    }

    @Test
    void whatIsAttachedStandsAboveTheComposerAndGoesWithTheText() {
        places.chosen = List.of(Path.of("/x/plan.pdf"), Path.of("/x/notes.txt"), Path.of("/x/third.zip"));
        open();
        press("Attach files");
        assertEquals(List.of("plan.pdf", "notes.txt", "third.zip"), texts("file-name"));
        press("Remove notes.txt");
        assertEquals(List.of("plan.pdf", "third.zip"), texts("file-name"));
        robot.write("here");
        robot.type(KeyCode.ENTER);
        settle();

        assertTrue(session.said().contains("post lobby: here + plan.pdf, third.zip"), session.said()::toString);
        assertEquals(List.of("release notes.txt"), session.files().asked());
        assertEquals(List.of(), all("tray-card"));
    }

    @Test
    void filesAloneCanBeSent() {
        places.chosen = List.of(Path.of("/x/plan.pdf"));
        open();
        assertTrue(robot.lookup("#send").query().isDisabled());
        press("Attach files");
        assertFalse(robot.lookup("#send").query().isDisabled());
        robot.type(KeyCode.ENTER);

        assertTrue(session.said().contains("post lobby:  + plan.pdf"), session.said()::toString);
    }

    @Test
    void whatIsAttachedWaitsInItsRoom() {
        FakeRoom other = session.addRoom("other", "", true);
        places.chosen = List.of(Path.of("/x/plan.pdf"));
        open();
        press("Attach files");
        robot.interact(() -> view.show(other.id()));
        settle();
        assertEquals(List.of(), all("tray-card"));
        robot.interact(() -> view.show(lobby.id()));
        settle();
        assertEquals(List.of("plan.pdf"), texts("file-name"));
    }

    @Test
    void tooLargeAndTooManyAreSaidAtOnceWithTheLimit() {
        Path huge = Path.of("/x/huge.iso");
        session.files().whenAttached(huge, new Attaching.Refused(Attaching.Fault.TOO_LARGE, "huge.iso"));
        places.chosen = List.of(huge);
        open();
        press("Attach files");
        assertEquals(
                "“huge.iso” is too large: the host takes files of up to 100 MB.",
                texts("tray-problem").get(0));
        places.chosen = IntStream.range(0, 12).mapToObj(i -> Path.of("/x/" + i)).toList();
        press("Attach files");

        assertEquals(
                "At most 10 files fit into one message. The others were left out.",
                texts("tray-problem").get(0));
        assertEquals(10, all("tray-card").size());
    }

    @Test
    void copiedFilesAndPicturesAreAttachedWhenPastedAndTextStaysText() {
        open();
        paste(content -> content.putFiles(List.of(new File("/x/a.txt"), new File("/x/b.txt"))));
        assertEquals(List.of("a.txt", "b.txt"), texts("file-name"));
        paste(content -> content.putString("words"));
        assertEquals("words", written());
        assertEquals(2, all("tray-card").size());
    }

    @Test
    void aLongTextIsPastedAsTextAndCanBeMadeAFileOrCode() {
        String text = "word ".repeat(500);
        open();
        paste(content -> content.putString("see: "));
        paste(content -> content.putString(text));
        assertEquals("see: " + text, written());
        press("As file");
        assertEquals("see: ", written());
        assertEquals(
                List.of("keep Text 2026-03-14 12.00.00.txt: 2500 bytes"),
                session.files().asked());
        paste(content -> content.putString(text));
        press("As code block");
        assertEquals("see: ```\n" + text + "\n```", written());
        assertFalse(robot.lookup("#long-paste").query().isVisible());
    }

    @Test
    void aShortTextOffersNothing() {
        open();
        paste(content -> content.putString("x".repeat(2_000)));
        assertFalse(robot.lookup("#long-paste").query().isVisible());
    }

    @Test
    void aFileShowsWhatItIsAndIsSavedWhereAPersonSays() throws Exception {
        places.place = folder.resolve("mine.pdf");
        SharedFile file = FakeFiles.file("plan.pdf", 1_234_567);
        lobby.share(Workshop.MILO, NOW, "", file);
        open();
        assertEquals(List.of("1.2 MB"), texts("file-detail"));
        press("Save as…");
        Files.writeString(places.place, "there already");
        press("Save as…");

        assertEquals(List.of("place for plan.pdf", "place for plan.pdf"), places.asked);
        assertEquals(
                List.of("save plan.pdf as mine.pdf, KEEP", "save plan.pdf as mine.pdf, REPLACE"),
                session.files().asked());
    }

    @Test
    void whatMovesShowsHowFarItIsAndCanBeCancelledWithoutMovingAnything() {
        SharedFile file = FakeFiles.file("film.mp4", 10_000_000);
        lobby.share(Workshop.MILO, NOW, "", file);
        open();
        TransferId id = new TransferId.Saving(file.hash());
        double height = ((Region) all("file-card").get(0)).getHeight();

        robot.interact(() ->
                session.files().move(Map.of(id, new Transfer.Moving(2_500_000, 10_000_000, Transfer.Pace.RUNNING))));
        settle();
        assertEquals(List.of("Saving 2.5 MB of 10 MB"), texts("file-detail"));
        assertEquals("25 %", all("transfer-bar").get(0).getAccessibleText());
        assertEquals(height, ((Region) all("file-card").get(0)).getHeight());
        press("Cancel");
        assertEquals(List.of("cancel Saving"), session.files().asked());
        robot.interact(() -> session.files()
                .move(Map.of(id, new Transfer.Moving(2_500_000, 10_000_000, Transfer.Pace.INTERRUPTED))));
        settle();
        assertEquals(List.of("Interrupted at 2.5 MB of 10 MB; goes on from there"), texts("file-detail"));
        robot.interact(() -> session.files().move(Map.of(id, new Transfer.Failed(TransferFault.WRONG_HASH, ""))));
        settle();
        assertEquals(List.of("Not saved: what came is not what was sent. Try again."), texts("file-detail"));
        robot.interact(() -> session.files().move(Map.of(id, new Transfer.Saved(folder.resolve("film.mp4")))));
        settle();
        assertEquals(List.of("Saved as film.mp4"), texts("file-detail"));
        press("Show folder");
        assertEquals(List.of("show " + folder.getFileName()), places.asked);
        assertEquals(height, ((Region) all("file-card").get(0)).getHeight());
    }

    @Test
    void aProgramIsWarnedAboutAndNamesThatDeceiveAreCleaned() {
        lobby.share(Workshop.MILO, NOW, "", FakeFiles.file("holiday\u202Egpj.exe", 10));
        open();

        assertEquals(List.of("holidaygpj.exe"), texts("file-name"));
        assertTrue(all("file-warning").get(0).isVisible());
        assertEquals(
                "File holidaygpj.exe, 10 bytes. This can run as a program. Open it only if you trust who sent it. 10 bytes",
                all("file-card").get(0).getAccessibleText());
    }

    @Test
    void aPictureTakesItsPlaceBeforeItComesAndNothingMovesWhenItDoes() {
        SharedFile picture = FakeFiles.picture("sea.png", 10_000, 1600, 1200);
        lobby.fill(List.of(Workshop.MILO), NOW.minus(Duration.ofDays(1)), 50, List.of("words"));
        lobby.share(Workshop.MILO, NOW, "look", picture);
        lobby.fill(List.of(Workshop.MILO), NOW, 5, List.of("more words"));
        session.files().holdPreviews();
        session.files().preview(picture, TestPictures.png(640, 480));
        open();
        List<Double> before = tops();
        PictureState state = picture();
        assertFalse(state.filled());

        robot.interact(() -> session.files().releasePreviews());
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {});
        Eventually.holds("picture", () -> picture().filled());
        settle();

        assertEquals(before, tops());
        assertEquals(state.height(), picture().height());
        assertEquals(0.75, state.height() / state.width(), 0.01);
    }

    private record PictureState(boolean filled, double width, double height) {}

    private PictureState picture() {
        Region box = (Region) all("picture-box").get(0);
        boolean filled = NodeSearch.all(box, ImageView.class::isInstance).stream()
                .anyMatch(found -> ((ImageView) found).getImage() != null);
        return new PictureState(filled, box.getWidth(), box.getHeight());
    }

    private List<Double> tops() {
        return all("timeline-row").stream().map(Node::getLayoutY).sorted().toList();
    }

    @Test
    void aPictureIsLookedAtLargeAndEscClosesIt() throws Exception {
        SharedFile picture = FakeFiles.picture("sea.png", 10_000, 1600, 1200);
        session.files().preview(picture, TestPictures.png(640, 480));
        session.files().picture(picture, Files.write(folder.resolve("whole"), TestPictures.png(1600, 1200)));
        places.place = folder.resolve("saved.png");
        lobby.share(Workshop.MILO, NOW, "look", picture);
        open();

        robot.clickOn(all("picture-box").get(0));
        settle();
        assertEquals("Picture sea.png, 10 kB.", all("picture-viewer").get(0).getAccessibleText());
        robot.clickOn("#save-picture");
        assertEquals(List.of("save sea.png as saved.png, KEEP"), session.files().asked());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals(List.of(), all("picture-viewer"));
    }

    @Test
    void theKeyboardLooksAtAPictureAndSavesAFile() {
        SharedFile picture = FakeFiles.picture("sea.png", 10_000, 1600, 1200);
        lobby.share(Workshop.MILO, NOW, "", picture);
        lobby.change(s -> FakeSession.with(s, s.head(), s.head(), 0));
        places.place = folder.resolve("by-key.png");
        open();
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
        robot.type(KeyCode.S);
        assertEquals(List.of("place for sea.png"), places.asked);
        robot.type(KeyCode.V);
        settle();
        assertEquals(1, all("picture-viewer").size());
    }

    @Test
    void aMessageOnItsWayShowsItsFilesAndWhyItFailed() {
        open();
        robot.interact(() -> session.post(
                lobby.id(), "", null, List.of(FakeFiles.attachment(Path.of("/x/film.mp4"), 10_000_000, null))));
        TimelineEntry.Message pending = lobby.pending().get(0);
        TransferId id = ((MessageFile.Outgoing) pending.files().get(0)).transfer();
        robot.interact(() ->
                session.files().move(Map.of(id, new Transfer.Moving(5_000_000, 10_000_000, Transfer.Pace.RUNNING))));
        settle();
        assertEquals(List.of("Sending 5 MB of 10 MB"), texts("file-detail"));
        robot.interact(() -> session.files().move(Map.of()));
        robot.interact(() -> lobby.refuseFirst("file-vanished", "film.mp4"));
        settle();
        assertEquals(
                List.of("“film.mp4” is not there any more. Put it back and try again, or attach it again."),
                texts("failure-text"));
    }

    @Test
    void theRowSaysItsFilesAloud() {
        lobby.share(
                Workshop.MILO,
                NOW,
                "look",
                FakeFiles.picture("sea.png", 10_000, 4, 3),
                FakeFiles.file("plan.pdf", 999));
        open();
        assertEquals(
                "Milo Vance, 12:00: look Picture sea.png, 10 kB. File plan.pdf, 999 bytes.",
                all("timeline-row")
                        .get(0)
                        .getAccessibleText()
                        .replaceAll("\\s*(AM|PM|am|pm)", "")
                        .strip());
    }

    @Test
    void aServerWithoutFilesOffersNone() {
        session.setKind(ServerKind.WEB_SOCKET);
        open();
        assertFalse(robot.lookup("#attach").query().isVisible());
        paste(content -> content.putFiles(List.of(new File("/x/a.txt"))));
        assertEquals(List.of(), all("tray-card"));
    }

    @Test
    void everyStateCanBeSeenInBothThemes() throws Exception {
        SharedFile wide =
                FakeFiles.picture("a panorama over the whole of the valley in the evening.png", 3_400_000, 4000, 600);
        SharedFile tall = FakeFiles.picture("receipt.png", 120_000, 500, 3000);
        SharedFile square = FakeFiles.picture("badge.png", 9_000, 640, 640);
        for (SharedFile picture : List.of(wide, tall, square)) {
            double scale = 640.0 / Math.max(picture.width(), picture.height());
            session.files().preview(picture, TestPictures.png((int) (picture.width() * scale), (int)
                    (picture.height() * scale)));
        }
        SharedFile running =
                FakeFiles.file("recording of the whole evening, second part, with the encore.mp4", 90_000_000);
        SharedFile failed = FakeFiles.file("archive.zip", 40_000_000);
        SharedFile saved = FakeFiles.file("plan.pdf", 1_200_000);
        lobby.share(Workshop.PRIYA, NOW.minusSeconds(900), "The view from up there:", wide);
        lobby.share(Workshop.MILO, NOW.minusSeconds(800), "", tall, square, wide);
        lobby.share(
                Workshop.JUN,
                NOW.minusSeconds(600),
                "All of it",
                running,
                failed,
                saved,
                FakeFiles.file("setup.exe", 7_000_000));
        lobby.change(s -> FakeSession.with(s, s.head(), s.head(), 0));
        session.files()
                .move(Map.of(
                        new TransferId.Saving(running.hash()),
                        new Transfer.Moving(31_000_000, 90_000_000, Transfer.Pace.RUNNING),
                        new TransferId.Saving(failed.hash()),
                        new Transfer.Failed(TransferFault.NO_SPACE, ""),
                        new TransferId.Saving(saved.hash()),
                        new Transfer.Saved(folder.resolve("plan.pdf"))));
        Path local = Files.write(folder.resolve("sunset.png"), TestPictures.png(800, 500));
        session.files()
                .whenAttached(
                        local, new Attaching.Attached(FakeFiles.attachment(local, 420_000, new PixelSize(800, 500))));
        places.chosen = List.of(local, folder.resolve("a rather long name of a file that nobody would type twice.pdf"));
        show(
                () -> {
                    view = new ConversationView(session, context(), uri -> {}, places);
                    return view.root();
                },
                1280,
                1040);
        press("Attach files");
        Eventually.holds(
                "pictures",
                () -> all("picture-box").stream()
                        .allMatch(box -> NodeSearch.all((Region) box, ImageView.class::isInstance).stream()
                                .anyMatch(found -> ((ImageView) found).getImage() != null)));
        settle();
        screenshots("files");
        robot.clickOn(all("picture-box").get(1));
        settle();
        screenshots("files-viewer");
        assertTrue(Files.exists(Path.of("target/screenshots/files-viewer-dark.png")));
    }
}
