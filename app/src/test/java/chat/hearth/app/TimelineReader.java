package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.Timeline;
import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole room through a timeline, as somebody does who scrolls from the end to the beginning. What is wrong with a
 * single change, such as a message that stands twice in the window, is a failure too.
 */
final class TimelineReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<TimelineEntry> window = new ArrayList<>(); // these four guarded by the lock
    private final TreeMap<Long, TimelineEntry.Message> messages = new TreeMap<>();
    private TimelineChange.Extent extent = new TimelineChange.Extent(true, true);
    private @Nullable Throwable wrong;

    private TimelineReader(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * All messages in the order in which the timeline has them.
     *
     * @param last sequence of the last message that must come
     */
    static List<TimelineEntry.Message> readAll(Timeline timeline, long last) {
        return new TimelineReader(timeline).read(last);
    }

    private List<TimelineEntry.Message> read(long last) {
        timeline.listen(this::apply);
        timeline.showLatest();
        lock.lock();
        try {
            await("message " + last, () -> !extent.hasNewer() && messages.containsKey(last));
            while (extent.hasOlder()) {
                long first = window.get(0).seq();
                timeline.loadOlder();
                await(
                        "what is before " + first,
                        () -> !extent.hasOlder()
                                || (!window.isEmpty() && window.get(0).seq() < first));
            }
            return List.copyOf(messages.values());
        } finally {
            lock.unlock();
        }
    }

    private void await(String what, BooleanSupplier there) {
        long left = PATIENCE.toNanos();
        try {
            while (!there.getAsBoolean()) {
                if (wrong != null) {
                    throw new AssertionError(wrong);
                }
                if (left <= 0) {
                    throw new AssertionError(what + " of " + timeline.room() + " did not come");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void apply(TimelineChange change) {
        lock.lock();
        try {
            if (change instanceof TimelineChange.Reset reset) {
                window.clear();
                window.addAll(reset.entries());
            } else if (change instanceof TimelineChange.Splice splice) {
                window.subList(splice.from(), splice.from() + splice.removed()).clear();
                window.addAll(splice.from(), splice.added());
            }
            extent = change.extent();
            check();
        } catch (AssertionError | IndexOutOfBoundsException e) {
            wrong = e;
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    private void check() {
        long before = 0;
        for (TimelineEntry entry : window) {
            assertTrue(entry.seq() > before, "sequences ascend, none stands twice");
            before = entry.seq();
            if (entry instanceof TimelineEntry.Message message) {
                TimelineEntry.Message earlier = messages.put(message.seq(), message);
                assertEquals(earlier == null ? message : earlier, message, "a message stays what it was");
            }
        }
    }
}
