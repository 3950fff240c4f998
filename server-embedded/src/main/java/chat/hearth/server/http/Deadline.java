package chat.hearth.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection on which what is due does not come in time. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class Deadline {
    private @Nullable ScheduledFuture<?> timer;

    /** The next thing is due within this time; replaces what was due before. */
    void set(ChannelHandlerContext context, Duration time) {
        clear();
        timer = context.executor().schedule(() -> context.close(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing is due. */
    void clear() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
