package chat.hearth.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a body comes too slowly. Its length does not matter, only that it goes on: a total time would be too
 * short for large bodies or too long for small ones. Confined to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class MinimumRate {
    private final ChannelHandlerContext context;
    private final HttpLimits limits;
    private @Nullable ScheduledFuture<?> timer;
    private long received;
    private boolean held;

    MinimumRate(ChannelHandlerContext context, HttpLimits limits) {
        this.context = context;
        this.limits = limits;
        arm();
    }

    void received(int bytes) {
        received += bytes;
    }

    /** The peer is made to wait, which is not its fault. */
    void held() {
        held = true;
    }

    void clear() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void arm() {
        received = 0;
        held = false;
        timer = context.executor().schedule(this::look, limits.bodyDeadline().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (held || received >= limits.bodyRate() * limits.bodyDeadline().toMillis() / 1_000) {
            arm();
        } else {
            context.close();
        }
    }
}
