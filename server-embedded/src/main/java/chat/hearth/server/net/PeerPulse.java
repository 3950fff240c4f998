package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pings a peer and notices when nothing at all comes from it any more. Confined to its connection's event loop. */
final class PeerPulse {
    private static final byte[] NOTHING = {};

    private final WebSocketConnection connection;
    private final ChannelHandlerContext context;
    private final Duration interval;
    private final Duration timeout;
    private @Nullable ScheduledFuture<?> timer;
    private boolean heard;

    PeerPulse(WebSocketConnection connection, ChannelHandlerContext context, Duration interval, Duration timeout) {
        this.connection = connection;
        this.context = context;
        this.interval = interval;
        this.timeout = timeout;
        after(interval, this::ping);
    }

    /** Something came. */
    void heard() {
        heard = true;
    }

    void cancel() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void ping() {
        heard = false;
        ByteBuf frame = context.alloc().buffer(2);
        WebSocketFrames.ping(frame, NOTHING);
        connection.write(frame);
        after(timeout, this::check);
    }

    private void check() {
        if (heard) {
            after(interval, this::ping);
        } else {
            connection.lost();
        }
    }

    private void after(Duration time, Runnable next) {
        timer = context.channel().eventLoop().schedule(next, time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
