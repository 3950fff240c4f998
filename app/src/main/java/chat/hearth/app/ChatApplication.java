package chat.hearth.app;

import chat.hearth.app.fx.FxExecutor;
import chat.hearth.app.instance.Handovers;
import chat.hearth.app.ui.files.DesktopPlaces;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.theme.Appearance;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The app as the toolkit sees it: one window, from its opening to its closing. */
public final class ChatApplication extends Application {
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    // The toolkit makes the application itself, so what it needs cannot come by constructor.
    private static volatile @Nullable Start start;

    private @Nullable AppContext context;
    private @Nullable Appearance appearance;
    private @Nullable Handovers handovers;

    /** Made by the toolkit. */
    public ChatApplication() {}

    /**
     * What the next application starts with.
     *
     * @param places where files come from and go to; null for the system's own dialogs
     */
    record Start(
            Arguments arguments, AppDirs dirs, @Nullable FilePlaces places) {
        Start(Arguments arguments, AppDirs dirs) {
            this(arguments, dirs, null);
        }
    }

    static void startWith(Start given) {
        start = given;
    }

    @Override
    public void start(Stage stage) {
        Start given = Objects.requireNonNull(start, "startWith comes first");
        AppContext made = AppContext.create(given.arguments(), given.dirs());
        context = made;
        Consumer<URI> open = address -> getHostServices().showDocument(address.toString());
        FilePlaces places = given.places() == null ? new DesktopPlaces(open) : given.places();
        MainWindow window = made.window(stage::setTitle, open, places);
        Scene scene = new Scene(window.root());
        Appearance dressed = new Appearance(scene, made.settings());
        appearance = dressed;
        made.systemScheme().thenAcceptAsync(dressed::systemShows, new FxExecutor());
        stage.setScene(scene);
        stage.getIcons().setAll(ICON_SIZES.stream().map(ChatApplication::icon).toList());
        made.remember(stage);
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.leaveAnd(stage::close);
        });
        FirstFrame.note(scene);
        stage.show();
        window.start(given.arguments());
        handovers = takeHandovers(given.dirs(), words -> new FxExecutor().execute(() -> again(stage, window, words)));
    }

    /** Somebody started the app again, or clicked a link to a session. */
    private static void again(Stage stage, MainWindow window, List<String> words) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (Arguments.parse(words) instanceof Arguments.Parsed.Run run) {
            window.take(run.arguments());
        }
    }

    /** Null where there can be none: then a second start only says that the app runs already. */
    private static @Nullable Handovers takeHandovers(AppDirs dirs, Consumer<List<String>> taker) {
        try {
            return Handovers.take(dirs.handoverFile(), taker);
        } catch (IOException e) {
            LoggerFactory.getLogger(ChatApplication.class).info("Later starts cannot be taken.", e);
            return null;
        }
    }

    @Override
    public void stop() {
        Optional.ofNullable(handovers).ifPresent(Handovers::close);
        Optional.ofNullable(appearance).ifPresent(Appearance::close);
        Optional.ofNullable(context).ifPresent(AppContext::close);
    }

    private static Image icon(int size) {
        String name = "icon-" + size + ".png";
        return new Image(Objects.requireNonNull(ChatApplication.class.getResource(name), name)
                .toExternalForm());
    }
}
