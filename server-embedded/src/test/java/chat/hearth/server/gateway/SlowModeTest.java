package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SlowModeTest {
    private static final RoomId TEA = new RoomId("tea");
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // it wraps around in between
    private final SlowMode slow = new SlowMode(now::get);

    private Duration left(Object who, RoomId room) {
        return slow.take(who, room, MessageId.random(), WAIT).left();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void theNextTurnComesAfterTheWaitAndNotBefore() {
        assertEquals(Duration.ZERO, left("ada", TEA));
        assertEquals(WAIT, left("ada", TEA));
        pass(WAIT.minusNanos(1));
        assertEquals(Duration.ofNanos(1), left("ada", TEA));
        pass(Duration.ofNanos(1));
        assertEquals(Duration.ZERO, left("ada", TEA));
        assertEquals(WAIT, left("ada", TEA));
    }

    @Test
    void everybodyHasTurnsOfTheirOwnInEachRoom() {
        left("ada", TEA);

        assertEquals(Duration.ZERO, left("bob", TEA));
        assertEquals(Duration.ZERO, left("ada", RoomId.LOBBY));
    }

    @Test
    void aShorterWaitHoldsForTheMessageBeforeToo() {
        left("ada", TEA);
        pass(Duration.ofSeconds(3));

        assertEquals(
                Duration.ofSeconds(1),
                slow.take("ada", TEA, MessageId.random(), Duration.ofSeconds(4)).left());
        assertEquals(
                Duration.ZERO,
                slow.take("ada", TEA, MessageId.random(), Duration.ofSeconds(2)).left());
    }

    @Test
    void aMessageThatIsSentAgainNeedsNoOtherTurnAndGivesNoneBack() {
        MessageId message = MessageId.random();
        slow.take("ada", TEA, message, WAIT);
        SlowMode.Turn again = slow.take("ada", TEA, message, WAIT);
        assertEquals(Duration.ZERO, again.left());
        slow.giveBack(again);

        assertEquals(WAIT, left("ada", TEA));
    }

    @Test
    void aTurnThatWasNotUsedIsThereForTheNextMessage() {
        left("ada", TEA);
        pass(WAIT);
        MessageId lost = MessageId.random();
        slow.giveBack(slow.take("ada", TEA, lost, WAIT));
        assertEquals(Duration.ZERO, slow.take("ada", TEA, lost, WAIT).left());

        assertEquals(WAIT, left("ada", TEA));
    }

    @Test
    void theFirstTurnIsThereAgainWhenItWasNotUsed() {
        slow.giveBack(slow.take("ada", TEA, MessageId.random(), WAIT));

        assertEquals(Duration.ZERO, left("ada", TEA));
    }
}
