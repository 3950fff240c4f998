package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.shell.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Times in the viewer's zone and language. Any thread. */
final class Times {
    private final Clock clock;
    private final Texts texts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter full;
    private final DateTimeFormatter day;

    Times(Clock clock, Texts texts) {
        this.clock = clock;
        this.texts = texts;
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(clock.getZone());
        full = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(clock.getZone());
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(texts.locale());
    }

    ZoneId zone() {
        return clock.getZone();
    }

    /** Hours and minutes. */
    String time(Instant at) {
        return time.format(at);
    }

    /** Date and time to the second. */
    String full(Instant at) {
        return full.format(at);
    }

    /** "Today", "Yesterday", or the date in full. */
    String day(LocalDate date) {
        LocalDate today = LocalDate.now(clock);
        if (date.equals(today)) return texts.of("timeline.today");
        if (date.equals(today.minusDays(1))) return texts.of("timeline.yesterday");
        return day.format(date);
    }
}
