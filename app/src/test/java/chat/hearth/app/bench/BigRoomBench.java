package chat.hearth.app.bench;

import chat.hearth.app.fx.FxExecutor;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.conversation.ConversationView;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Appearance;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.fxmisc.flowless.VirtualFlow;

/**
 * Measures a room of 100,000 messages: how long it takes to open, and how much of the FX thread a frame takes while
 * scrolling. The argument says how many are loaded at once; without one it is 500, as in a session. Run by hand; needs a
 * screen or Monocle.
 */
public final class BigRoomBench {
    private static final int MESSAGES = 100_000;
    private static final int PAGE = 500;
    private static final int FRAMES = 600;
    private static final int PIXELS_A_FRAME = 90;
    private static final List<String> TEXTS = List.of(
            "short",
            "A longer one that has to be broken into several lines because its author could not stop writing, which is"
                    + " what makes rows of different heights.",
            "with `code`, **bold** and 🎉",
            "see https://example.org/build/1423 for the log");

    private BigRoomBench() {}

    /** Opens a window, prints the figures and exits. */
    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** A class apart: the launcher of the JDK refuses a main class that is an application but no module. */
    public static final class Window extends Application {
        /** Made by the toolkit. */
        public Window() {}

        @Override
        public void start(Stage stage) {
            FakeSession session = new FakeSession("Workshop", Workshop.ADA);
            session.setPage(getParameters().getRaw().stream()
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(PAGE));
            session.addRoom("lobby", "", true)
                    .fill(List.of(Workshop.MILO, Workshop.JUN), FakeSession.NOON.minus(Duration.ofDays(1)), 300, TEXTS);
            FakeRoom big = session.addRoom("big", "", true);
            big.fill(
                    List.of(Workshop.MILO, Workshop.PRIYA, Workshop.JUN),
                    FakeSession.NOON.minus(Duration.ofDays(90)),
                    MESSAGES,
                    TEXTS);
            LiveSettings settings = new LiveSettings(Settings.DEFAULT, saved -> {});
            ConversationView view = new ConversationView(
                    session,
                    new UiContext(
                            new FxExecutor(),
                            new Texts(Locale.ENGLISH),
                            settings,
                            new FakeDialogs(),
                            new FakeNavigation(),
                            Clock.systemUTC()),
                    uri -> {});
            Scene scene = new Scene(view.root(), 1280, 800);
            Appearance appearance = new Appearance(scene, settings);
            stage.setOnHidden(hidden -> appearance.close());
            stage.setScene(scene);
            stage.show();
            new Steps(stage, view, big).start();
        }
    }

    /** Opens the room after a second of idling, then scrolls up through it. */
    private static final class Steps extends AnimationTimer {
        private static final int IDLE = 60;
        private final Stage stage;
        private final ConversationView view;
        private final FakeRoom big;
        private final double[] work = new double[FRAMES];
        private int frame;
        private long opened;
        private long frameBegan;

        Steps(Stage stage, ConversationView view, FakeRoom big) {
            this.stage = stage;
            this.view = view;
            this.big = big;
            stage.getScene().addPostLayoutPulseListener(this::laidOut);
        }

        @Override
        public void handle(long now) {
            frameBegan = System.nanoTime();
            frame++;
            if (frame == IDLE) {
                opened = frameBegan;
                view.show(big.id());
            } else if (frame > 2 * IDLE && frame - 2 * IDLE <= FRAMES) {
                flow().ifPresentScroll(-PIXELS_A_FRAME);
            } else if (frame > 2 * IDLE + FRAMES) {
                stop();
                report();
            }
        }

        private void laidOut() {
            double took = (System.nanoTime() - frameBegan) / 1e6;
            if (opened != 0 && frame > IDLE && flow().rows() > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "opened a room of %,d messages in %.0f ms%n",
                        MESSAGES,
                        (System.nanoTime() - opened) / 1e6);
                opened = 0;
            }
            int at = frame - 2 * IDLE - 1;
            if (at >= 0 && at < FRAMES) work[at] = took;
        }

        private Flow flow() {
            Node found = stage.getScene().lookup("#timeline");
            return new Flow(found instanceof VirtualFlow<?, ?> flow ? flow : null);
        }

        private void report() {
            Arrays.sort(work);
            System.out.printf(
                    Locale.ROOT,
                    "scrolling, FX thread a frame: p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                    work[FRAMES / 2],
                    work[FRAMES * 95 / 100],
                    work[FRAMES - 1]);
            stage.close();
        }
    }

    private record Flow(VirtualFlow<?, ?> flow) {
        int rows() {
            return flow == null ? 0 : flow.visibleCells().size();
        }

        void ifPresentScroll(double pixels) {
            DoubleConsumer by = flow == null ? ignored -> {} : flow::scrollYBy;
            by.accept(pixels);
        }
    }
}
