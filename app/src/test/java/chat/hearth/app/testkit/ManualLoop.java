package chat.hearth.app.testkit;

import chat.hearth.app.client.Loop;
import chat.hearth.app.session.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A loop whose turns and whose time are the test's. */
public final class ManualLoop implements Loop {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final List<Waiting> timers = new ArrayList<>();
    private Runnable hook = () -> {};
    private Duration elapsed = Duration.ZERO;
    private boolean atOnce;

    private record Waiting(Duration due, Runnable task) {}

    @Override
    public Instant now() {
        return NOON.plus(elapsed);
    }

    @Override
    public long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (atOnce) {
            run();
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Waiting waiting = new Waiting(elapsed.plus(delay), task);
        timers.add(waiting);
        return () -> timers.remove(waiting);
    }

    @Override
    public void atEndOfTurn(Runnable newHook) {
        hook = newHook;
    }

    /** Takes turns until nothing is left to do. */
    public void run() {
        do {
            while (!tasks.isEmpty()) {
                run(tasks.remove());
            }
            hook.run();
        } while (!tasks.isEmpty());
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (StoreException e) {
            // as on the real loop, the end of the turn sees to it
        }
    }

    /** Lets time go by, and whatever is due in it. */
    public void advance(Duration time) {
        elapsed = elapsed.plus(time);
        List<Waiting> due = timers.stream()
                .filter(waiting -> waiting.due.compareTo(elapsed) <= 0)
                .sorted(Comparator.comparing(Waiting::due))
                .toList();
        timers.removeAll(due);
        due.forEach(waiting -> tasks.add(waiting.task));
        run();
    }

    /** From here on a task is done where it is handed in. */
    public void runAtOnce() {
        atOnce = true;
    }
}
