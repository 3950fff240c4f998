package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way into a sink. While the sink is busy a little is collected, and then nothing more is read. Confined to the
 * connection's event loop.
 */
final class BodyStream {
    private static final int MOST_WAITING = 128 * 1024;

    private final ChannelHandlerContext context;
    private final BodySink sink;
    private final MinimumRate rate;
    private final Listener listener;
    private @Nullable CompositeByteBuf waiting;
    private boolean isWriting;
    private boolean isLast;
    private boolean isOver;

    BodyStream(ChannelHandlerContext context, BodySink sink, HttpLimits limits, Listener listener) {
        this.context = context;
        this.sink = sink;
        this.rate = new MinimumRate(context, limits);
        this.listener = listener;
    }

    /** What comes of it; once. */
    interface Listener {
        /** The sink has taken all of it. */
        void whole(BodySink sink);

        /** The sink takes no more of it. */
        void stopped(Response response);

        /** The sink has failed. */
        void failed(Throwable failure);
    }

    void add(ByteBuf piece) {
        if (!piece.isReadable()) {
            return;
        }
        rate.received(piece.readableBytes());
        CompositeByteBuf collected = waiting;
        if (collected == null) {
            collected = context.alloc().compositeBuffer();
            waiting = collected;
        }
        collected.addFlattenedComponents(true, piece.retain());
        if (collected.readableBytes() >= MOST_WAITING) {
            flush();
        }
        if (isWriting && waiting != null && waiting.readableBytes() >= MOST_WAITING) {
            context.channel().config().setAutoRead(false);
            rate.held();
        }
    }

    /** There is nothing more at hand. */
    void readComplete() {
        flush();
    }

    /** There is nothing more at all. */
    void last() {
        isLast = true;
        rate.clear();
        flush();
    }

    /** Whether what comes now belongs to the next request. */
    boolean isLast() {
        return isLast;
    }

    private void flush() {
        if (isWriting || isOver) {
            return;
        }
        ByteBuf piece = waiting;
        waiting = null;
        if (piece != null) {
            isWriting = true;
            sink.write(piece)
                    .whenComplete((response, failure) -> inLoop(() -> {
                        if (failure == null) {
                            written(response);
                        } else {
                            broken(failure);
                        }
                    }));
        } else if (isLast) {
            isOver = true;
            listener.whole(sink);
        }
    }

    private void inLoop(Runnable task) {
        if (context.executor().inEventLoop()) {
            task.run();
        } else {
            context.executor().execute(task);
        }
    }

    private void broken(Throwable failure) {
        isWriting = false;
        if (!isOver) {
            abort();
            listener.failed(failure);
        }
    }

    private void written(Optional<Response> response) {
        isWriting = false;
        if (isOver) {
            return;
        } else if (response.isPresent()) {
            abort();
            listener.stopped(response.get());
        } else {
            flush();
            if (!isLast) {
                context.channel().config().setAutoRead(true);
            }
        }
    }

    /** Lets go of everything, and tells the sink, unless it has had everything. */
    void abort() {
        rate.clear();
        if (!isOver) {
            isOver = true;
            ReferenceCountUtil.release(waiting);
            waiting = null;
            sink.abort();
        }
    }
}
