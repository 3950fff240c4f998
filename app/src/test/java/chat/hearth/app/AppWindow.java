package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.instance.InstanceLock;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.FrameRobot;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.ui.files.FilePlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;

/**
 * A running app with its own data, and the person in front of it: all they do goes through the mouse and the keyboard, and
 * things are found by the names that a screen reader says.
 */
final class AppWindow implements AutoCloseable {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 950, 760);
    private static final Rectangle2D RIGHT = new Rectangle2D(960, 0, 950, 760);

    private final FrameRobot robot = new FrameRobot();
    private final ChatApplication app;
    private final Stage stage;
    private final InstanceLock lock;

    private AppWindow(ChatApplication app, Stage stage, InstanceLock lock) {
        this.app = app;
        this.stage = stage;
        this.lock = lock;
    }

    /** Starts an app in the left half of the screen, as {@link Launcher} does but for the toolkit, which runs once. */
    static AppWindow left(Path data, String... words) {
        return start(LEFT, data, null, words);
    }

    /** Starts an app in the left half of the screen, whose file dialogs the test answers. */
    static AppWindow left(Path data, FilePlaces places, String... words) {
        return start(LEFT, data, places, words);
    }

    /** Starts an app in the right half of the screen, whose file dialogs the test answers. */
    static AppWindow right(Path data, FilePlaces places, String... words) {
        return start(RIGHT, data, places, words);
    }

    /** Starts an app in the right half of the screen. */
    static AppWindow right(Path data, String... words) {
        return start(RIGHT, data, null, words);
    }

    private static AppWindow start(Rectangle2D place, Path data, @Nullable FilePlaces places, String... words) {
        try {
            FxToolkit.registerPrimaryStage(); // starts the toolkit, once a process
            AppDirs dirs = AppDirs.under(data);
            InstanceLock lock = InstanceLock.take(dirs.lockFile()).orElseThrow();
            List<String> all = new ArrayList<>(List.of(words));
            all.add("--no-discovery"); // no test sends anything to the network around
            Arguments arguments = assertInstanceOf(Arguments.Parsed.Run.class, Arguments.parse(all))
                    .arguments();
            ChatApplication.startWith(new ChatApplication.Start(arguments, dirs, places));
            ChatApplication app = new ChatApplication();
            Stage stage = FxToolkit.registerStage(Stage::new);
            AppWindow window = new AppWindow(app, stage, lock);
            window.robot.interact(() -> {
                app.start(stage);
                stage.setX(place.getMinX());
                stage.setY(place.getMinY());
                stage.setWidth(place.getWidth());
                stage.setHeight(place.getHeight());
            });
            window.turnTo();
            return window;
        } catch (IOException | TimeoutException e) {
            throw new AssertionError("the app did not start", e);
        }
    }

    /** Makes this the window with the keyboard. */
    void turnTo() {
        robot.interact(() -> {
            stage.toFront();
            stage.requestFocus();
        });
        Eventually.holds("window with the focus", stage::isFocused);
        robot.targetWindow(stage);
    }

    /** Clicks on what has this name. */
    void click(String name) {
        click(find(name, NodeSearch.named(name)));
    }

    /** Clicks on the first thing whose name begins like this. */
    void clickBeginning(String name) {
        click(find(
                name,
                node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(name)));
    }

    private void click(Node node) {
        turnTo();
        Eventually.holds("place and use of " + node, () -> NodeSearch.canBeClicked(node));
        robot.clickOn(node);
    }

    /** Clicks on this in a menu that is open. */
    void choose(String item) {
        Supplier<Optional<Node>> search =
                () -> popups().flatMap(popup -> NodeSearch.top(popup, NodeSearch.named(item)).stream())
                        .findFirst();
        robot.clickOn(Eventually.present(item, search));
    }

    private Stream<Parent> popups() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(popup -> popup.getScene().getRoot());
    }

    /** Points at what has this name, without clicking. */
    void pointAt(Node node) {
        turnTo();
        Eventually.holds("place of " + node, () -> NodeSearch.canBeClicked(node));
        robot.moveTo(node);
    }

    /** Replaces what stands in the field of this name. */
    void fill(String field, String text) {
        Node node = find(field, NodeSearch.named(field).and(TextInputControl.class::isInstance));
        click(node);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    /** Types into whatever has the focus. */
    void type(String text) {
        turnTo();
        robot.write(text);
    }

    /** Presses a key, with modifiers held before it. */
    void press(KeyCode... keys) {
        turnTo();
        robot.push(keys);
    }

    /** Waits for the topmost node that can be seen and fits. */
    Node find(String what, Predicate<Node> wanted) {
        return Eventually.present(what, () -> NodeSearch.top(root(), wanted));
    }

    /** What has the focus, by its name or else by what stands on it; FX thread. */
    String focused() {
        Node owner = stage.getScene().getFocusOwner();
        if (owner == null) {
            return "";
        }
        return owner.getAccessibleText() == null && owner instanceof ButtonBase button
                ? button.getText()
                : String.valueOf(owner.getAccessibleText());
    }

    /** Presses Tab until the thing of this name has the focus. */
    void tabTo(String name) {
        turnTo();
        StringBuilder way = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String[] now = new String[1];
            robot.interact(() -> now[0] = focused());
            if (name.equals(now[0])) {
                return;
            }
            way.append(now[0]).append(" → ");
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + name + ": " + way);
    }

    /** The scene's root; FX thread. */
    Parent root() {
        return stage.getScene().getRoot();
    }

    /** Asks the window to close, as its title bar does. */
    void askToClose() {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /** Waits until the window has closed, and ends the app. */
    void awaitEnd() {
        Eventually.holds("closed window", () -> !stage.isShowing());
        end();
    }

    /** Ends the app, whatever state it is in; for after a test. */
    @Override
    public void close() {
        if (stage.isShowing()) {
            robot.interact(stage::close);
            end();
        }
    }

    private void end() {
        robot.interact(app::stop);
        try {
            lock.close();
        } catch (IOException e) {
            throw new AssertionError("the data stays locked", e);
        }
    }
}
