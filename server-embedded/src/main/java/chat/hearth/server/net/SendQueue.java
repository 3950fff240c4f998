package chat.hearth.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.CompletableFuture;

/** What waits to be taken by one peer: bounded in bytes, and in the time for which nothing goes. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class SendQueue {
    private final ChannelHandlerContext context;
    private final WebSocketLimits limits;
    private final NetMetrics metrics;
    private final Runnable onTooSlow;
    private final StallWatch stallWatch;
    private boolean flushAwaited;
    private boolean closed;

    /**
     * Makes a queue.
     *
     * @param onTooSlow called when too much waits, or nothing goes for too long
     */
    SendQueue(ChannelHandlerContext context, WebSocketLimits limits, NetMetrics metrics, Runnable onTooSlow) {
        this.context = context;
        this.limits = limits;
        this.metrics = metrics;
        this.onTooSlow = onTooSlow;
        this.stallWatch = new StallWatch(context, limits.queueTime(), onTooSlow);
    }

    /**
     * Sends at the end of what this loop is doing.
     *
     * @param frames taken over
     */
    void write(ByteBuf frames) {
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        if (closed || queue == null) {
            frames.release();
            return;
        }
        if (queue.totalPendingWriteBytes() > limits.queueBytes()) {
            flush(); // perhaps nothing but this loop's own burst was in the way
            if (queue.totalPendingWriteBytes() > limits.queueBytes()) {
                frames.release();
                onTooSlow.run();
                return;
            }
        }
        metrics.bytesOut().add(frames.readableBytes());
        context.write(frames, context.voidPromise());
        if (!flushAwaited) {
            flushAwaited = true;
            FlushQueue.ofThisLoop().add(this, context.channel().eventLoop());
        }
    }

    /** Whether the peer has not taken yet all that was sent to it. */
    boolean isBackedUp() {
        return stallWatch.isArmed();
    }

    /** Completes once all that was written so far has been given to the system, or the connection is gone. */
    CompletableFuture<Void> flushed() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> done.complete(null));
        return done;
    }

    void flush() {
        flushAwaited = false;
        context.flush();
        if (!closed) {
            stallWatch.flushed();
        }
    }

    /** Nothing more is sent. */
    void close() {
        closed = true;
        stallWatch.cancel();
    }
}
