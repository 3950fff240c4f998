package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are awaited, on a clock that the test moves. */
final class PendingAcksTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Arguments YES = new Arguments(List.of(new JsonPrimitive("yes")), List.of());

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final PendingAcks acks = new PendingAcks(channel.eventLoop(), 2);
    private final CompletableFuture<Arguments> first = new CompletableFuture<>();
    private final CompletableFuture<Arguments> second = new CompletableFuture<>();

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void eachAnswerGoesToWhoAsked() throws Exception {
        int one = acks.expect(first, TEN_SECONDS);
        int two = acks.expect(second, TEN_SECONDS);
        assertEquals(List.of(0, 1), List.of(one, two));
        acks.complete(two, YES);
        assertEquals(YES, second.get());
        assertFalse(first.isDone());
    }

    @Test
    void anAnswerThatDoesNotComeInTimeFailsAndIsDroppedLater() {
        int id = acks.expect(first, TEN_SECONDS);
        pass(9_999);
        assertFalse(first.isDone());
        pass(1);
        assertInstanceOf(TimeoutException.class, failure(first));
        acks.complete(id, YES);
        assertInstanceOf(TimeoutException.class, failure(first));
    }

    @Test
    void noMoreThanTheLimitAreAwaited() {
        acks.expect(first, TEN_SECONDS);
        acks.expect(second, TEN_SECONDS);
        CompletableFuture<Arguments> third = new CompletableFuture<>();
        assertThrows(RejectedExecutionException.class, () -> acks.expect(third, TEN_SECONDS));
        acks.complete(0, YES);
        assertEquals(2, acks.expect(third, TEN_SECONDS));
    }

    @Test
    void theEndFailsAllAtOnceAndLeavesNoTimerBehind() {
        acks.expect(first, TEN_SECONDS);
        acks.expect(second, TEN_SECONDS);
        acks.failAll();
        assertInstanceOf(ClosedChannelException.class, failure(first));
        assertInstanceOf(ClosedChannelException.class, failure(second));
        assertEquals(-1, channel.runScheduledPendingTasks());
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static Throwable failure(CompletableFuture<Arguments> answer) {
        assertTrue(answer.isDone());
        return assertThrows(ExecutionException.class, answer::get).getCause();
    }
}
