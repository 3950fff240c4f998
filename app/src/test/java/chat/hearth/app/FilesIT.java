package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.FakePlaces;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Opened;
import chat.hearth.app.testkit.TestPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A picture and a file from one app to another, through both windows and the host in one of them. */
@ExtendWith(British.class)
final class FilesIT {
    private static final int MB = 1_000_000;

    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    @Test
    void whatOneAttachesTheOtherSeesAndSaves() throws Exception {
        Path picture = Files.write(data.resolve("evening.png"), TestPictures.png(1600, 1000));
        byte[] bytes = new byte[30 * MB];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(data.resolve("plan of the house.dat"), bytes);
        FakePlaces adas = new FakePlaces();
        adas.chosen = List.of(picture, file);
        FakePlaces graces = new FakePlaces();
        AppWindow ada = opened.add(AppWindow.left(data.resolve("ada"), adas, "--bind", "127.0.0.1", "--port", "0"));
        ada.fill("Your name", "Ada");
        ada.click("Host");
        ConversationPage adasPage = new ConversationPage(ada);
        adasPage.isIn("Lobby");
        String address = address(ada);
        AppWindow grace = opened.add(AppWindow.right(data.resolve("grace"), graces));
        grace.fill("Your name", "Grace");
        grace.fill("Address", address);
        grace.click("Join");
        ConversationPage gracesPage = new ConversationPage(grace);
        gracesPage.isIn("Lobby");

        ada.click("Attach files");
        ada.find("tray", node -> node.getStyleClass().contains("tray-card"));
        adasPage.say("Lobby", "both of them");
        gracesPage.reads(
                "Ada's chat begins here",
                "Ada joined",
                "Grace joined",
                "Ada: both of them Picture evening.png, " + size(picture) + ". File plan of the house.dat, 30 MB.");
        Eventually.holds(
                "preview",
                () -> NodeSearch.top(grace.root(), FilesIT::isFilledPicture).isPresent());

        Path saved = data.resolve("saved.dat");
        graces.place = saved;
        grace.click("Save as…");
        Eventually.holds(
                "saved file",
                () -> NodeSearch.top(
                                grace.root(),
                                node -> node instanceof Label label
                                        && label.getText().equals("Saved as saved.dat"))
                        .isPresent());
        assertArrayEquals(bytes, Files.readAllBytes(saved));

        Path savedPicture = data.resolve("saved.png");
        graces.place = savedPicture;
        grace.clickBeginning("Picture evening.png");
        grace.find("save button", node -> "save-picture".equals(node.getId()));
        grace.press(KeyCode.TAB);
        grace.click("Save as…");
        Eventually.holds("saved picture", () -> Files.exists(savedPicture));
        grace.press(KeyCode.ESCAPE);
        assertArrayEquals(Files.readAllBytes(picture), Files.readAllBytes(savedPicture));
        assertEquals(List.of("place for plan of the house.dat", "place for evening.png"), graces.asked);
    }

    private static String size(Path file) throws Exception {
        return new java.text.DecimalFormat("0.#").format(Files.size(file) / 1_000.0) + " kB";
    }

    private static boolean isFilledPicture(Node node) {
        return node.getStyleClass().contains("picture-box")
                && NodeSearch.all((Parent) node, ImageView.class::isInstance).stream()
                        .anyMatch(view -> ((ImageView) view).getImage() != null);
    }

    private static String address(AppWindow host) {
        HostPanel panel = HostPanel.of(host);
        String address = panel.address();
        panel.close();
        return address;
    }
}
