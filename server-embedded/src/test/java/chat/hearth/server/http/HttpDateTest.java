package chat.hearth.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class HttpDateTest {
    @Test
    void itIsWrittenAsHttpWantsItAndFollowsTheClock() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("1994-11-06T08:49:37.9Z"));
        HttpDate date = new HttpDate(clock::get);
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", date.now()); // the example of RFC 9110
        clock.set(Instant.parse("1994-11-06T08:49:38Z"));
        assertEquals("Sun, 06 Nov 1994 08:49:38 GMT", date.now());
        clock.set(Instant.parse("1994-11-06T08:49:37Z"));
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", date.now(), "a clock may be set back");
    }
}
