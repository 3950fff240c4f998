package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RoomLoopTest {
    @Test
    void aTaskThatFailsCostsNothingElse() throws Exception {
        CountDownLatch others = new CountDownLatch(1);
        try (RoomLoop loop = new RoomLoop()) {
            loop.execute(() -> {
                throw new IllegalStateException("thrown by a test");
            });
            loop.execute(() -> {
                throw new StackOverflowError("thrown by a test");
            });
            loop.execute(others::countDown);

            assertTrue(others.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsDoneRegularlyGoesOnAfterAFailure() throws Exception {
        CountDownLatch rounds = new CountDownLatch(3);
        try (RoomLoop loop = new RoomLoop()) {
            loop.every(Duration.ofMillis(1), () -> {
                rounds.countDown();
                throw new StackOverflowError("thrown by a test");
            });

            assertTrue(rounds.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aClosedLoopSaysThatItTakesNothing() {
        RoomLoop loop = new RoomLoop();
        loop.close();

        assertFalse(loop.offer(() -> {}));
    }
}
