package chat.hearth.app.bench;

import chat.hearth.app.fx.FxExecutor;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.ui.conversation.ConversationView;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Appearance;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Measures a room of 100,000 messages of real chat through a real host, a real session and its store on disk: how long it
 * takes to open, how much of the FX thread a frame takes while scrolling, and what the heap does on the way from its last
 * message to its first. Arguments: a directory, which keeps the room and what the reader has seen for the next run, and
 * how many messages, if not 100,000. Run by hand; needs a screen or Monocle.
 */
public final class BigRoomBench {
    private static final int MESSAGES = 100_000;

    private BigRoomBench() {}

    /** Prints the figures and exits. */
    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : MESSAGES;
        try (BigRoom room = BigRoom.at(Path.of(arguments[0]), messages);
                ChatSession reader = room.reader()) {
            CompletableFuture<String> figures = new CompletableFuture<>();
            Platform.startup(() -> show(reader, figures));
            System.out.println(figures.get());
        }
        Platform.exit();
    }

    private static void show(ChatSession reader, CompletableFuture<String> figures) {
        LiveSettings settings = new LiveSettings(Settings.DEFAULT, saved -> {});
        UiContext ui = new UiContext(
                new FxExecutor(),
                new Texts(Locale.ENGLISH),
                settings,
                new FakeDialogs(),
                new FakeNavigation(),
                Clock.systemUTC());
        ConversationView view = new ConversationView(reader, ui, uri -> {});
        Scene scene = new Scene(view.root(), 1280, 800);
        Appearance appearance = new Appearance(scene, settings);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        var unused = figures.whenComplete((text, failure) -> Platform.runLater(() -> {
            view.close();
            appearance.close();
            stage.close();
        }));
        new ScrollRun(scene, () -> view.show(BigRoom.ID), figures).start();
    }
}
