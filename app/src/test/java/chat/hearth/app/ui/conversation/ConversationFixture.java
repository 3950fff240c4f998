package chat.hearth.app.ui.conversation;

import chat.hearth.app.testkit.FakeRoom;
import chat.hearth.app.testkit.FakeSession;
import chat.hearth.app.testkit.Frames;
import chat.hearth.app.testkit.FxTest;
import chat.hearth.app.testkit.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.flowless.VirtualFlow;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.util.WaitForAsyncUtils;

/** The screen in a window, with a session in memory whose lobby holds 1,000 messages. */
abstract class ConversationFixture extends FxTest {
    protected static final List<String> TEXTS = List.of(
            "short",
            "A longer one that has to be broken into several lines because its author could not stop writing, which is"
                    + " what makes rows of different heights and a list of them an interesting thing to scroll.",
            "with `code` and 🎉",
            "```\nthree\nlines\nof code\n```");

    protected final FakeSession session = new FakeSession("Workshop", Workshop.ADA);
    protected final FakeRoom lobby = session.addRoom("lobby", "", true);
    protected ConversationView view;

    @BeforeEach
    final void fillTheLobby() {
        lobby.fill(List.of(Workshop.MILO, Workshop.PRIYA, Workshop.ADA), NOW.minus(Duration.ofDays(3)), 1_000, TEXTS);
    }

    protected final void open() {
        show(
                () -> {
                    view = new ConversationView(session, context(), uri -> {});
                    return view.root();
                },
                1000,
                700);
        settle();
    }

    /** Lets frames be drawn until what was asked for has come, by one frame, and been laid out, by the next. */
    protected final void settle() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> frame = new CompletableFuture<>();
            fx.onNextFrame(() -> frame.complete(null));
            frame.orTimeout(10, TimeUnit.SECONDS).join();
        }
        Frames.settle();
    }

    protected final <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, question);
    }

    @SuppressWarnings("unchecked") // the one virtual flow of this id holds rows of a timeline
    protected final VirtualFlow<TimelineRow, MessageCell> flow() {
        return (VirtualFlow<TimelineRow, MessageCell>) robot.lookup("#timeline").query();
    }

    protected final EmojiArea composer() {
        return (EmojiArea) robot.lookup("#composer").query();
    }

    protected record Seen(TimelineRow row, double top, double bottom) {}

    protected final List<Seen> seen() {
        return fx(() -> flow().visibleCells().stream()
                .map(cell -> new Seen(cell.row(), cell.top(), cell.bottom()))
                .toList());
    }

    protected final Seen firstWhole() {
        return seen().stream().filter(s -> s.top() >= 0).findFirst().orElseThrow();
    }

    protected final Seen place(TimelineRow row) {
        long seq = row.entry().seq();
        return seen().stream()
                .filter(s -> s.row().entry().seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    protected final boolean atBottom() {
        Seen last = seen().get(seen().size() - 1);
        return Math.abs(last.bottom() - fx(() -> flow().getHeight())) <= 1
                && (last.row().entry().seq() == 0
                        || last.row().entry().seq() == lobby.state().head());
    }

    protected final void scrollUp(double pixels) {
        robot.interact(() -> flow().fireEvent(scroll(pixels)));
        settle();
    }

    /** Sequence of the first row that is loaded. */
    protected final long oldestLoaded() {
        return fx(() -> {
            int first = flow().getFirstVisibleIndex();
            return flow().getCellIfVisible(first).orElseThrow().row().entry().seq() - first;
        });
    }

    protected static ScrollEvent scroll(double up) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                up,
                0,
                up,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    protected final Node lastRow() {
        return fx(() -> {
            var cells = flow().visibleCells();
            return cells.get(cells.size() - 1).getNode();
        });
    }

    protected static boolean hasState(Node node, String name) {
        return node.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals(name));
    }
}
