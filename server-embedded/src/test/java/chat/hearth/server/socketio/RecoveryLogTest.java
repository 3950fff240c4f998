package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log keeps, and for how long. */
final class RecoveryLogTest {
    private static final RecoveryLog.Session ADA = new RecoveryLog.Session("pid", "ada", Set.of("r"), "attached");

    private final AtomicLong nanos = new AtomicLong();
    private final RecoveryLog log =
            new RecoveryLog(new RecoveryWindow(Duration.ofMinutes(2), 10, 10_000, 10), nanos::get);
    private final List<Emission> sent = new ArrayList<>();

    private String emit(String event) {
        log.send("ada", List.of(new Emission(event, new JsonPrimitive(1))), sent::addAll);
        Emission last = sent.get(sent.size() - 1);
        return last.args().get(last.args().size() - 1).getAsString();
    }

    private List<RecoveryLog.Restored> restore(String offset, int most) {
        List<RecoveryLog.Restored> restored = new ArrayList<>();
        assertEquals(log.restore("pid", offset, most, restored::add), !restored.isEmpty());
        return restored;
    }

    @Test
    void whatWasMissedIsSentAsItWasSent() {
        String offset = emit("seen");
        emit("missed");
        log.remember(ADA);
        assertEquals(List.of(new RecoveryLog.Restored(ADA, sent.subList(1, 2))), restore(offset, 1_000));
    }

    @Test
    void aClientIsForgottenAfterAWhile() {
        log.remember(ADA);
        nanos.addAndGet(Duration.ofSeconds(119).toNanos());
        String offset = emit("seen");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(List.of(), restore(offset, 1_000));
    }

    @Test
    void anEventIsForgottenAfterAWhile() {
        String offset = emit("seen");
        String next = emit("missed");
        nanos.addAndGet(Duration.ofSeconds(121).toNanos());
        log.remember(ADA);
        assertEquals(List.of(), restore(offset, 1_000));
        assertEquals(List.of(new RecoveryLog.Restored(ADA, List.of())), restore(next, 1_000));
    }

    @Test
    void whoMissedMoreThanAQueueTakesStartsAnewAndIsStillKnown() {
        String offset = emit("seen");
        emit("missed");
        log.remember(ADA);
        assertEquals(List.of(), restore(offset, 10));
        assertTrue(log.restore("pid", offset, 1_000, back -> {}));
    }

    @Test
    void theOffsetOfAnotherHostIsNone() {
        String offset = emit("seen");
        log.remember(ADA);
        var other = new RecoveryLog(RecoveryWindow.USUAL, nanos::get);
        other.send("ada", List.of(new Emission("x", List.of())), ignored -> {});
        other.remember(ADA);
        assertFalse(other.restore("pid", offset, 1_000, back -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "2", "-1", "99999999999999999999", "1 "})
    void anOffsetThatWasNeverGivenIsNone(String number) {
        String offset = emit("seen");
        log.remember(ADA);
        String prefix = offset.substring(0, offset.length() - 1);
        assertEquals(List.of(), restore(prefix + number, 1_000));
    }

    @Test
    void aClientThatHasNoSecretIsNotRemembered() {
        String offset = emit("seen");
        log.remember(new RecoveryLog.Session(null, "ada", Set.of(), null));
        assertEquals(List.of(), restore(offset, 1_000));
    }
}
