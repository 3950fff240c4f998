package chat.hearth.app.bench;

import chat.hearth.app.ui.conversation.TimelineProbe;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/**
 * Opens the room after a second of idling, scrolls up smoothly for ten seconds, and then goes on by almost a screen a frame
 * until the first message is in view. FX thread.
 */
final class ScrollRun extends AnimationTimer {
    private static final int IDLE = 60;
    private static final int SMOOTH = 600;
    private static final int SMOOTH_PIXELS = 90;
    private static final int LEAP_PIXELS = 600;
    private static final int HEAP_STEP = 10_000;
    private static final int MOST_FRAMES_IN_PLACE = 600;

    private final TimelineProbe timeline;
    private final Runnable open;
    private final CompletableFuture<String> done;
    private final double[] smooth = new double[SMOOTH];
    private final List<Double> leaps = new ArrayList<>();
    private final StringBuilder figures = new StringBuilder();
    private int frame;
    private long opened;
    private long frameBegan;
    private long top = Long.MAX_VALUE;
    private int inPlace;
    private long nextHeap = Long.MAX_VALUE;

    ScrollRun(Scene scene, Runnable open, CompletableFuture<String> done) {
        this.timeline = new TimelineProbe(scene);
        this.open = open;
        this.done = done;
        scene.addPostLayoutPulseListener(this::laidOut);
    }

    @Override
    public void handle(long now) {
        frame++;
        if (frame == 2 * IDLE) {
            note("open", heapAfterCollection());
        } else if (frame > 2 * IDLE + SMOOTH) {
            heapOnTheWay();
        }
        frameBegan = System.nanoTime();
        if (frame == IDLE) {
            opened = frameBegan;
            open.run();
        } else if (frame > 2 * IDLE) {
            timeline.turnWheel(frame <= 2 * IDLE + SMOOTH ? SMOOTH_PIXELS : LEAP_PIXELS);
        }
    }

    private void heapOnTheWay() {
        long now = timeline.topmost();
        inPlace = now == top ? inPlace + 1 : 0;
        top = now;
        if (nextHeap == Long.MAX_VALUE) {
            nextHeap = top / HEAP_STEP * HEAP_STEP;
        }
        if (top <= nextHeap) {
            note("message " + top, heapAfterCollection());
            nextHeap -= HEAP_STEP;
        }
        if (top == 1 || inPlace > MOST_FRAMES_IN_PLACE) {
            stop();
            report();
        }
    }

    private void laidOut() {
        double took = (System.nanoTime() - frameBegan) / 1e6;
        if (opened != 0 && timeline.rows() > 0 && timeline.topmost() > HEAP_STEP) { // else: still the room before
            figures.append(String.format(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - opened) / 1e6));
            opened = 0;
        }
        int at = frame - 2 * IDLE - 1;
        if (at >= 0 && at < SMOOTH) {
            smooth[at] = took;
        } else if (at >= SMOOTH) {
            leaps.add(took);
        }
    }

    private static double heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private void note(String where, double megabytes) {
        figures.append(String.format(Locale.ROOT, "heap after a collection at %s: %.1f MB%n", where, megabytes));
    }

    private void report() {
        double[] fast = leaps.stream().mapToDouble(Double::doubleValue).toArray();
        figures.append(line("90 px a frame", smooth)).append(line("600 px a frame", fast));
        done.complete(figures + (top == 1 ? "the first message was reached" : "stuck at message " + top));
    }

    private static String line(String how, double[] took) {
        Arrays.sort(took);
        return String.format(
                Locale.ROOT,
                "scrolling %s, %d frames, FX thread a frame: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                how,
                took.length,
                took[took.length / 2],
                took[took.length * 95 / 100],
                took[took.length * 99 / 100],
                took[took.length - 1]);
    }
}
