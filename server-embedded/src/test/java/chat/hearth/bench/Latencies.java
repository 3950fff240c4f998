package chat.hearth.bench;

import java.util.Arrays;

/** A bounded sample of delays. Confined to one thread at a time. */
final class Latencies {
    private static final int MOST = 2_000_000;

    private long[] nanos = new long[4_096];
    private int count;

    /** Adds a delay; past the bound further ones are left out. */
    void add(long delay) {
        if (count == MOST) {
            return;
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = delay;
    }

    void clear() {
        count = 0;
    }

    /** The delay, in milliseconds, that this part of the sample stays within; NaN when there is no sample. */
    double percentile(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (part * count))] / 1e6;
    }
}
