package chat.hearth.app.ui.conversation;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.Subscription;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a message counts as read: the window has the focus, and the message stood wholly in sight for a second.
 * Confined to the thread of its timer.
 */
final class ReadTiming {
    static final Duration READING_TIME = Duration.ofSeconds(1);

    private final UiThread ui;
    private final LongConsumer read;
    private boolean focused;
    private long first;
    private long last;
    private long readUpTo;
    private long candidate;
    private long held;

    @Nullable
    private Subscription waiting;

    /** @param read hears the highest sequence that was read, each time it rises */
    ReadTiming(UiThread ui, LongConsumer read) {
        this.ui = ui;
        this.read = read;
    }

    void windowFocused(boolean now) {
        focused = now;
        consider();
    }

    /** The confirmed messages now wholly in sight; 0 and 0 when there are none. */
    void inSight(long firstSeq, long lastSeq) {
        if (firstSeq == first && lastSeq == last) return;
        first = firstSeq;
        last = lastSeq;
        consider();
    }

    /** Where reading stands by what the session knows; it may go back, when messages are marked unread. */
    void readUpTo(long seq) {
        readUpTo = seq;
        consider();
    }

    /** Leaves what has come into sight so far unread, as when a person marks it so. */
    void hold() {
        held = last;
        consider();
    }

    void stop() {
        if (waiting != null) waiting.close();
        waiting = null;
    }

    private void consider() {
        boolean worthIt = focused && last > Math.max(readUpTo, held);
        boolean stillInSight = candidate >= first && candidate <= last && candidate > readUpTo;
        if (waiting != null && worthIt && stillInSight) return;
        stop();
        if (!worthIt) return;
        candidate = last;
        waiting = ui.after(READING_TIME, this::elapsed);
    }

    private void elapsed() {
        waiting = null;
        readUpTo = Math.max(readUpTo, candidate);
        read.accept(readUpTo);
        consider();
    }
}
