package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server pings and the client answers (Engine.IO protocol revision 4, "Heartbeat"). */
final class ServerPings implements Heartbeat {
    private final EventExecutor loop;
    private final long intervalNanos;
    private final long timeoutNanos;
    private final Consumer<EngineIoPacket> send;
    private final Runnable onSilence;
    private @Nullable ScheduledFuture<?> timer;
    private long pingDue;
    private long pongDue;
    private boolean awaitingPong;

    ServerPings(EventExecutor loop, Pings pings, Consumer<EngineIoPacket> send, Runnable onSilence) {
        this.loop = loop;
        this.intervalNanos = pings.interval().toNanos();
        this.timeoutNanos = Heartbeat.patience(pings.timeout());
        this.send = send;
        this.onSilence = onSilence;
    }

    @Override
    public void start() {
        pingDue = loop.ticker().nanoTime() + intervalNanos;
        timer = loop.schedule(this::ping, intervalNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onPacket(EngineIoPacket packet) throws PacketException {
        if (packet.type() == EngineIoPacket.Type.PING) {
            throw new PacketException("pings are for the server to send");
        } else if (awaitingPong && packet.type() == EngineIoPacket.Type.PONG) {
            awaitingPong = false;
            stop();
            start();
        }
    }

    @Override
    public boolean isOverdue() {
        return timer != null && awaitingPong && left() <= 0;
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
        send.accept(EngineIoPacket.PING);
    }

    private long left() {
        return pongDue - loop.ticker().nanoTime();
    }
}
