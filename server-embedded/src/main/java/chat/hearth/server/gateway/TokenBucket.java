package chat.hearth.server.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many at once, and so many a second in the long run. Any thread. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double rate;
    private final int burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filled;

    public TokenBucket(double rate, int burst, LongSupplier nanoTime) {
        this.rate = rate;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filled = nanoTime.getAsLong();
    }

    /** Takes one; answers how long to wait for the next when there is none, and zero when there was one. */
    public synchronized Duration take() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filled) / NANOS * rate);
        filled = now;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - tokens) / rate * 1_000));
    }
}
