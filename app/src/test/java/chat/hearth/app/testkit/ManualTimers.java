package chat.hearth.app.testkit;

import chat.hearth.app.session.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Timers whose time goes by only when told to. Confined to one thread. */
public final class ManualTimers {
    private final List<Timer> timers = new ArrayList<>();
    private Duration now = Duration.ZERO;

    public Subscription after(Duration delay, Runnable action) {
        return add(new Timer(now.plus(delay), Duration.ZERO, action));
    }

    public Subscription every(Duration interval, Runnable action) {
        return add(new Timer(now.plus(interval), interval, action));
    }

    /** Runs all that falls due within this time, in order. */
    public void advance(Duration time) {
        Duration end = now.plus(time);
        for (Optional<Timer> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            Timer timer = next.get();
            now = timer.due;
            if (timer.interval.isZero()) {
                timers.remove(timer);
            } else {
                timer.due = now.plus(timer.interval);
            }
            timer.action.run();
        }
        now = end;
    }

    private Optional<Timer> nextUntil(Duration end) {
        return timers.stream()
                .filter(timer -> timer.due.compareTo(end) <= 0)
                .min(Comparator.comparing((Timer timer) -> timer.due));
    }

    private Subscription add(Timer timer) {
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    private static final class Timer {
        private final Duration interval;
        private final Runnable action;
        private Duration due;

        Timer(Duration due, Duration interval, Runnable action) {
            this.due = due;
            this.interval = interval;
            this.action = action;
        }
    }
}
