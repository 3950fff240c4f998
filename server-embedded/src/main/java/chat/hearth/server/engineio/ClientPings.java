package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client pings, so that something comes from it now and then (Engine.IO protocol revision 3). */
final class ClientPings implements Heartbeat {
    private final EventExecutor loop;
    private final long silenceNanos;
    private final Consumer<EngineIoPacket> send;
    private final Runnable onSilence;
    private @Nullable ScheduledFuture<?> timer;
    private long lastPacket;

    ClientPings(EventExecutor loop, Pings pings, Consumer<EngineIoPacket> send, Runnable onSilence) {
        this.loop = loop;
        this.silenceNanos = Heartbeat.patience(pings.interval().plus(pings.timeout()));
        this.send = send;
        this.onSilence = onSilence;
    }

    @Override
    public void start() {
        lastPacket = loop.ticker().nanoTime();
        timer = loop.schedule(this::check, silenceNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onPacket(EngineIoPacket packet) throws PacketException {
        lastPacket = loop.ticker().nanoTime(); // the timer looks at it when it goes off: cheaper than a new timer
        if (packet.type() == EngineIoPacket.Type.PONG) {
            throw new PacketException("pongs are for the server to send");
        } else if (packet instanceof EngineIoPacket.Text text && text.type() == EngineIoPacket.Type.PING) {
            send.accept(new EngineIoPacket.Text(EngineIoPacket.Type.PONG, text.data()));
        }
    }

    @Override
    public boolean isOverdue() {
        return timer != null && left() <= 0;
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
