package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    /** Draws the lowest number of all, or nearly the highest. */
    private record Fixed(double draw) implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return draw;
        }
    }

    private static Backoff backoff(double draw) {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), new Fixed(draw));
    }

    private static List<Long> waits(Backoff backoff, int count) {
        return Stream.generate(() -> backoff.next().toMillis()).limit(count).toList();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLimit() {
        assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L), waits(backoff(0), 7));
    }

    @Test
    void spreadsEachWaitBetweenHalfAndAllOfIt() {
        assertEquals(List.of(499L, 999L, 1_999L, 3_999L, 7_999L, 9_999L, 9_999L), waits(backoff(0.9999), 7));
    }

    @Test
    void startsAgainAfterSuccess() {
        Backoff backoff = backoff(0);
        waits(backoff, 100);

        backoff.reset();

        assertEquals(Duration.ofMillis(250), backoff.next());
    }
}
