package chat.hearth.app.session.files;

import chat.hearth.app.client.Loop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sees that a body does not flow any more, and ends what waits for it. Confined to the loop. */
final class Stall {
    /** No byte in this time: the way to the host is taken for broken. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Loop loop;
    private final LongSupplier moved;
    private Loop.Timer timer = Loop.Timer.NONE;
    private @Nullable Future<?> watched;
    private long last;

    /** @param moved how many bytes have moved */
    Stall(Loop loop, LongSupplier moved) {
        this.loop = loop;
        this.moved = moved;
    }

    /** Cancels the answer when nothing moves for too long. */
    void watch(Future<?> answer) {
        stop();
        watched = answer;
        last = moved.getAsLong();
        timer = loop.after(PATIENCE, this::look);
    }

    private void look() {
        Future<?> current = watched;
        if (current == null) {
            return;
        }
        long now = moved.getAsLong();
        if (now == last) {
            stop();
            current.cancel(true);
        } else {
            last = now;
            timer = loop.after(PATIENCE, this::look);
        }
    }

    void stop() {
        timer.cancel();
        watched = null;
    }
}
