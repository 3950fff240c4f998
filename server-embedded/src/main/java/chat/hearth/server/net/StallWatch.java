package chat.hearth.server.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices a peer that takes nothing. Armed when a flush leaves something behind; every half of the time it looks whether
 * anything went out since. Confined to its connection's event loop.
 */
final class StallWatch {
    private final ChannelHandlerContext context;
    private final Duration limit;
    private final Runnable onStall;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Object head;
    private long headProgress;
    private int looks;

    StallWatch(ChannelHandlerContext context, Duration limit, Runnable onStall) {
        this.context = context;
        this.limit = limit;
        this.onStall = onStall;
    }

    boolean isArmed() {
        if (timer != null && isEmpty()) {
            cancel();
        }
        return timer != null;
    }

    void flushed() {
        if (timer == null && !isEmpty()) {
            looks = 0;
            note();
            arm();
        }
    }

    void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        head = null;
    }

    private void arm() {
        timer = context.channel()
                .eventLoop()
                .schedule(this::look, Math.max(1, limit.toNanos() / 2), TimeUnit.NANOSECONDS);
    }

    private void look() {
        timer = null;
        if (isEmpty()) {
            head = null;
        } else if (hasMoved()) {
            looks = 0;
            note();
            arm();
        } else if (++looks == 2) {
            onStall.run();
        } else {
            arm();
        }
    }

    private boolean isEmpty() {
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        return queue == null || queue.isEmpty();
    }

    private boolean hasMoved() {
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        return queue != null && (queue.current() != head || queue.currentProgress() != headProgress);
    }

    private void note() {
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        head = queue == null ? null : queue.current();
        headProgress = queue == null ? 0 : queue.currentProgress();
    }
}
