package chat.hearth.server.door;

import java.time.Duration;

/**
 * How often something may go wrong: so many times at once, and from then on once in each pause. It counts by the moment at which
 * all would be forgiven. Confined to whoever guards it; times are those of {@code nanoTime}.
 */
final class Tries {
    private final int atOnce;
    private final long pause;
    private long forgiven;

    Tries(int atOnce, Duration pause, long now) {
        this.atOnce = atOnce;
        this.pause = pause.toNanos();
        this.forgiven = now;
    }

    /** How long until there may be another try; zero when there may be one now. */
    Duration waiting(long now) {
        long owed = Math.max(0, forgiven - now);
        return Duration.ofNanos(Math.max(0, owed - (atOnce - 1) * pause));
    }

    void take(long now) {
        forgiven = (forgiven - now > 0 ? forgiven : now) + pause;
    }

    /** The one that was taken did not go wrong. */
    void giveBack() {
        forgiven -= pause;
    }
}
