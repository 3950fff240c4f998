package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WakeDetectorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final WakeDetector detector = new WakeDetector(Duration.ofSeconds(1), NOON, 0);

    @Test
    void doesNotMindALateTick() {
        assertFalse(detector.wokeUp(NOON.plusSeconds(4), Duration.ofSeconds(4).toNanos()));
    }

    @Test
    void noticesThatTheWallClockWentOnWithoutUs() {
        assertTrue(
                detector.wokeUp(NOON.plusSeconds(3_600), Duration.ofSeconds(1).toNanos()));
        assertFalse(
                detector.wokeUp(NOON.plusSeconds(3_601), Duration.ofSeconds(2).toNanos()));
    }

    @Test
    void noticesThatNoTickCameForLong() {
        assertTrue(detector.wokeUp(NOON.plusSeconds(30), Duration.ofSeconds(30).toNanos()));
    }
}
