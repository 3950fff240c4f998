package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client pings, so that something comes from it now and then (Engine.IO protocol revision 3). */
final class ClientPings implements Heartbeat {
    private final EventExecutor loop;
    private final long silenceNanos;
    private final Runnable onSilence;
    private @Nullable ScheduledFuture<?> timer;
    private long lastPacket;

    /** @param silence how long nothing may come */
    ClientPings(EventExecutor loop, Duration silence, Runnable onSilence) {
        this.loop = loop;
        this.silenceNanos = Heartbeat.patience(silence);
        this.onSilence = onSilence;
    }

    @Override
    public void start() {
        lastPacket = loop.ticker().nanoTime();
        timer = loop.schedule(this::check, silenceNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onPacket(EngineIoPacket.Type type) {
        lastPacket = loop.ticker().nanoTime(); // the timer looks at it when it goes off: cheaper than a new timer
    }

    @Override
    public boolean isOverdue() {
        return left() <= 0;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void check() {
        if (isOverdue()) {
            onSilence.run();
        } else {
            timer = loop.schedule(this::check, left(), TimeUnit.NANOSECONDS);
        }
    }

    private long left() {
        return lastPacket + silenceNanos - loop.ticker().nanoTime();
    }
}
