package chat.hearth.app.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time up to a limit, and then between half and all of it by
 * chance, so that many clients do not come back to a restarted host at one moment. Confined to its owner's thread.
 */
public final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private int tries;

    /**
     * @param first the longest first wait
     * @param most  the longest wait of all
     */
    public Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** The wait before the next try. */
    public Duration next() {
        long doubled = first.toMillis() << Math.min(tries, MAX_DOUBLINGS);
        tries++;
        long whole = Math.min(doubled, most.toMillis());
        long half = whole / 2;
        return Duration.ofMillis(half + (long) (random.nextDouble() * half));
    }

    /** Starts again with the first wait. */
    public void reset() {
        tries = 0;
    }
}
