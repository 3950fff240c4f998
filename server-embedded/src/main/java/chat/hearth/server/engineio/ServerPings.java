package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server pings and the client answers (Engine.IO protocol revision 4, "Heartbeat"). */
final class ServerPings implements Heartbeat {
    private final EventExecutor loop;
    private final long intervalNanos;
    private final long timeoutNanos;
    private final Runnable ping;
    private final Runnable onSilence;
    private @Nullable ScheduledFuture<?> timer;
    private long pingDue;
    private long pongDue;
    private boolean awaitingPong;

    ServerPings(EventExecutor loop, Duration interval, Duration timeout, Runnable ping, Runnable onSilence) {
        this.loop = loop;
        this.intervalNanos = interval.toNanos();
        this.timeoutNanos = Heartbeat.patience(timeout);
        this.ping = ping;
        this.onSilence = onSilence;
    }

    @Override
    public void start() {
        pingDue = loop.ticker().nanoTime() + intervalNanos;
        timer = loop.schedule(this::ping, intervalNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onPacket(EngineIoPacket.Type type) {
        if (awaitingPong && type == EngineIoPacket.Type.PONG) {
            awaitingPong = false;
            stop();
            start();
        }
    }

    @Override
    public boolean isOverdue() {
        return awaitingPong && left() <= 0;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void ping() {
        awaitingPong = true;
        // How late this loop is must not add up to what the client was told, but half of its time a client always has.
        pongDue = Math.max(pingDue, loop.ticker().nanoTime() - timeoutNanos / 2) + timeoutNanos;
        timer = loop.schedule(onSilence, left(), TimeUnit.NANOSECONDS);
        ping.run();
    }

    private long left() {
        return pongDue - loop.ticker().nanoTime();
    }
}
