package chat.hearth.server.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the header {@code Date} (RFC 9110 section 5.6.7), written once a second. Any thread. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    /** This moment as headers have it. */
    static String of(Instant moment) {
        return FORMAT.format(moment);
    }

    String now() {
        Instant now = clock.instant();
        Written known = last;
        if (known.second() != now.getEpochSecond()) { // two threads may both do it; the result is the same
            known = new Written(now.getEpochSecond(), FORMAT.format(now));
            last = known;
        }
        return known.text();
    }
}
