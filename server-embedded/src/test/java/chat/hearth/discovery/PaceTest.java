package chat.hearth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What goes over the wire is watched by {@code NetworkNamespacesIT}, since no test sends to groups outside of such. */
final class PaceTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(3)); // wraps around
    private final Pace.Quarrel quarrel = new Pace.Quarrel(nanoTime::get);

    private LongStream pauses(int times) {
        return LongStream.generate(quarrel::pauseBeforeProbing).limit(times);
    }

    @Test
    void whoBeginsFifteenTimesInTenSecondsPausesForFiveSecondsFromThenOn() {
        assertEquals(0, pauses(15).sum());
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
        assertEquals(5000 * 15, pauses(15).sum());
    }

    @Test
    void whoHasKeptTheNameForTenSecondsBeginsAtOnce() {
        assertEquals(0, pauses(15).sum());
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertEquals(0, pauses(15).sum());
        assertEquals(5000, pauses(1).sum());
    }
}
