package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.ManualUiThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadTimingTest {
    private final ManualUiThread ui = new ManualUiThread();
    private final List<Long> read = new ArrayList<>();
    private final ReadTiming timing = new ReadTiming(ui, read::add);

    @Test
    void aMessageIsReadAfterASecondInSightOfAFocusedWindow() {
        timing.windowFocused(true);
        timing.inSight(3, 9);
        ui.advance(Duration.ofMillis(999));
        assertEquals(List.of(), read);
        ui.advance(Duration.ofMillis(1));
        assertEquals(List.of(9L), read);
    }

    @Test
    void withoutTheFocusNothingIsRead() {
        timing.inSight(3, 9);
        ui.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), read);
        timing.windowFocused(true);
        ui.advance(Duration.ofSeconds(1));
        assertEquals(List.of(9L), read);
    }

    @Test
    void aGlanceIsNotReading() {
        timing.windowFocused(true);
        timing.inSight(3, 9);
        ui.advance(Duration.ofMillis(500));
        timing.windowFocused(false);
        ui.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), read);
    }

    @Test
    void whatWasScrolledPastIsNotRead() {
        timing.windowFocused(true);
        timing.inSight(3, 9);
        ui.advance(Duration.ofMillis(500));
        timing.inSight(40, 46);
        ui.advance(Duration.ofMillis(500));
        assertEquals(List.of(), read);
        ui.advance(Duration.ofMillis(500));
        assertEquals(List.of(46L), read);
    }

    @Test
    void aBusyRoomDoesNotPutOffReading() {
        timing.windowFocused(true);
        timing.inSight(1, 5);
        for (int i = 1; i <= 12; i++) {
            ui.advance(Duration.ofMillis(100));
            timing.inSight(1, 5 + i);
        }
        assertEquals(List.of(5L), read);
    }

    @Test
    void whatWasMarkedUnreadStaysSoUntilSomethingNewIsRead() {
        timing.windowFocused(true);
        timing.inSight(1, 5);
        ui.advance(Duration.ofSeconds(1));
        timing.hold();
        timing.readUpTo(2);
        ui.advance(Duration.ofMinutes(1));
        assertEquals(List.of(5L), read);
        timing.inSight(2, 6);
        ui.advance(Duration.ofSeconds(1));
        assertEquals(List.of(5L, 6L), read);
    }
}
