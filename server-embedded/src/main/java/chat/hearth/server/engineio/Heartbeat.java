package chat.hearth.server.engineio;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings the client and notices when it no longer answers (Engine.IO protocol revision 4, "Heartbeat"). Confined to the
 * session's event loop.
 */
final class Heartbeat {
    private final EventExecutor loop;
    private final Duration interval;
    private final Duration timeout;
    private final Runnable ping;
    private final Runnable onSilence;
    private @Nullable ScheduledFuture<?> timer;
    private boolean awaitingPong;

    Heartbeat(EventExecutor loop, Duration interval, Duration timeout, Runnable ping, Runnable onSilence) {
        this.loop = loop;
        this.interval = interval;
        this.timeout = timeout;
        this.ping = ping;
        this.onSilence = onSilence;
    }

    void start() {
        timer = loop.schedule(this::beat, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    void onPong() {
        if (awaitingPong) {
            awaitingPong = false;
            stop();
            start();
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void beat() {
        if (awaitingPong) {
            onSilence.run();
            return;
        }
        awaitingPong = true;
        ping.run();
        timer = loop.schedule(this::beat, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
