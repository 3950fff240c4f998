package chat.hearth.app.client;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that nothing has come over a connection for too long, or that this machine slept, after which no open-looking
 * socket is trusted. Used for one connection. Confined to the loop.
 */
public final class SignsOfLife {
    /** For a server that need not say anything: then only sleep is noticed. */
    public static final Duration ANY_SILENCE = Duration.ofNanos(Long.MAX_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final HostAddress place;
    private final Loop loop;
    private final Runnable lost;
    private Duration longestSilence = ANY_SILENCE;
    private Loop.Timer timer = Loop.Timer.NONE;
    private long lastHeard;

    /** @param lost runs once, on the loop, when the connection is to be given up */
    public SignsOfLife(HostAddress place, Loop loop, Runnable lost) {
        this.place = place;
        this.loop = loop;
        this.lost = lost;
    }

    /** Watches from now on, until the connection is lost or {@link #stop}. */
    public void start(Duration silence) {
        expectWithin(silence);
        heard();
        WakeDetector wake = new WakeDetector(TICK, loop.now(), loop.nanoTime());
        timer = loop.after(TICK, () -> tick(wake));
    }

    /** From now on this is the longest silence. */
    public void expectWithin(Duration silence) {
        longestSilence = silence;
    }

    /** Something came. */
    public void heard() {
        lastHeard = loop.nanoTime();
    }

    public void stop() {
        timer.cancel();
    }

    private void tick(WakeDetector wake) {
        Duration silent = Duration.ofNanos(loop.nanoTime() - lastHeard);
        if (wake.wokeUp(loop.now(), loop.nanoTime())) {
            LOG.info("the machine slept; connecting to {} anew", place);
            lost.run();
        } else if (silent.compareTo(longestSilence) > 0) {
            LOG.info("no sign of life from {} for {} ms; connecting anew", place, silent.toMillis());
            lost.run();
        } else {
            timer = loop.after(TICK, () -> tick(wake));
        }
    }
}
