package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.ManualLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SignsOfLifeTest {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final ManualLoop loop = new ManualLoop();
    private int lost;
    private final SignsOfLife signs = new SignsOfLife(new HostAddress("127.0.0.1", 5000), loop, () -> lost++);

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            loop.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void silenceIsBorneForSoLongAndNoLonger() {
        signs.start(LONGEST);
        seconds(3);
        assertEquals(0, lost);

        seconds(10);

        assertEquals(1, lost);
    }

    @Test
    void whatIsHeardBeginsTheSilenceAnew() {
        signs.start(LONGEST);
        seconds(3);
        signs.heard();
        seconds(3);
        assertEquals(0, lost);

        seconds(1);

        assertEquals(1, lost);
    }

    @Test
    void whereAnySilenceIsBorneOnlySleepEndsIt() {
        signs.start(SignsOfLife.ANY_SILENCE);
        seconds(3_600);
        assertEquals(0, lost);

        loop.advance(Duration.ofMinutes(1)); // no tick came in between

        assertEquals(1, lost);
    }

    @Test
    void whatIsExpectedLaterCountsFromWhatWasHeardLast() {
        signs.start(SignsOfLife.ANY_SILENCE);
        seconds(10);
        signs.heard();
        signs.expectWithin(LONGEST);
        seconds(3);
        assertEquals(0, lost);

        seconds(1);

        assertEquals(1, lost);
    }

    @Test
    void whatIsStoppedNoticesNothing() {
        signs.start(LONGEST);
        signs.stop();

        loop.advance(Duration.ofMinutes(1));

        assertEquals(0, lost);
    }
}
