package chat.hearth.app.client;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that the machine slept: the wall clock has gone on while {@code nanoTime} stood still, or a tick came much too
 * late. A wall clock that was set forward looks the same, which costs one needless reconnect. Confined to the loop.
 */
final class WakeDetector {
    private static final Duration SUSPICIOUS = Duration.ofSeconds(5);

    private final Duration tick;
    private Instant wall;
    private long nanos;

    /** For a loop that calls {@link #wokeUp} once in every tick. */
    WakeDetector(Duration tick, Instant wall, long nanos) {
        this.tick = tick;
        this.wall = wall;
        this.nanos = nanos;
    }

    /** Whether more time went by since the last call than can be without sleep. */
    boolean wokeUp(Instant wallNow, long nanosNow) {
        Duration byWall = Duration.between(wall, wallNow);
        Duration byNanos = Duration.ofNanos(nanosNow - nanos);
        wall = wallNow;
        nanos = nanosNow;
        Duration allowed = tick.plus(SUSPICIOUS);
        return byWall.compareTo(allowed) > 0 || byNanos.compareTo(allowed) > 0;
    }
}
