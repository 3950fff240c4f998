package chat.hearth.app.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Appearance;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test that shows a node in a window, without a screen. The window is dressed as the app dresses it; what the node asks
 * for goes to fakes. Texts are English, the time is {@link #NOW}, the zone UTC, and the theme light until a test says
 * otherwise.
 */
public abstract class FxTest {
    /** A Saturday noon. */
    protected static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    protected final FrameRobot robot = new FrameRobot();
    protected final Texts texts = new Texts(Locale.ENGLISH);
    protected final LiveSettings settings =
            new LiveSettings(Settings.DEFAULT.withTheme(ThemeChoice.LIGHT).withName("Ada"), saved -> {});
    protected final FakeDialogs dialogs = new FakeDialogs();
    protected final FakeNavigation navigation = new FakeNavigation();
    protected final TestUiThread fx = new TestUiThread();

    private Stage stage;
    private Appearance appearance;

    @BeforeEach
    final void openStage() throws TimeoutException {
        FxToolkit.registerPrimaryStage(); // starts the toolkit, once a process
        stage = FxToolkit.registerStage(Stage::new);
    }

    @AfterEach
    final void closeStage() throws TimeoutException {
        robot.letGo();
        robot.interact(() -> {
            if (appearance != null) {
                appearance.close();
            }
        });
        FxToolkit.cleanupStages();
    }

    /** What a screen is given. Its thread is the FX thread for actions, and a clock driven by the test for timers. */
    protected final UiContext context() {
        return new UiContext(fx, texts, settings, dialogs, navigation, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Shows the node made on the FX thread in a window of this size, and waits until it stands there. */
    protected final void show(Supplier<? extends Parent> node, double width, double height) {
        robot.interact(() -> {
            Scene scene = new Scene(node.get(), width, height);
            appearance = new Appearance(scene, settings);
            stage.setScene(scene);
            stage.show();
            stage.toFront();
            stage.requestFocus();
        });
        Frames.settle();
    }

    /** The window's scene. */
    protected final Scene scene() {
        return stage.getScene();
    }

    /** Changes the look of the window. */
    protected final void dress(ThemeChoice theme, int textSize) {
        robot.interact(() -> settings.update(current -> current.withTheme(theme).withTextSize(textSize)));
        Frames.settle();
    }

    /**
     * Saves pictures of the window in both themes, as {@code target/screenshots/NAME-light.png} and {@code …-dark.png}, and
     * makes sure that everything in them can be read.
     */
    protected final void screenshots(String name) {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            dress(theme, settings.get().textSize());
            Screenshots.save(robot, scene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
            assertEquals(List.of(), contrastFaults(), theme.toString());
        }
    }

    /** What cannot be read well in the window as it is now. */
    protected final List<String> contrastFaults() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> ContrastAudit.faults(scene().getRoot()));
    }
}
