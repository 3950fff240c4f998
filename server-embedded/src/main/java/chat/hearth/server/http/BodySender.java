package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a body from its source. The next piece is read when the peer has taken the last one, so a slow peer costs one buffer.
 * Confined to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class BodySender {
    private static final Logger log = LoggerFactory.getLogger(BodySender.class);
    private static final int PIECE = 64 * 1024;

    private final ChannelHandlerContext context;
    private final BodySource source;
    private final HttpLimits limits;
    private final Runnable onSent;
    private final Deadline deadline = new Deadline();
    private long left;
    private boolean isOver;

    /**
     * Makes a sender.
     *
     * @param onSent called once, when all of it has been taken
     */
    BodySender(ChannelHandlerContext context, BodySource source, HttpLimits limits, Runnable onSent) {
        this.context = context;
        this.source = source;
        this.limits = limits;
        this.onSent = onSent;
        this.left = source.length();
    }

    void send() {
        if (isOver) {
            return;
        } else if (left == 0) {
            end();
            onSent.run();
            return;
        }
        ByteBuf piece = context.alloc().directBuffer((int) Math.min(PIECE, left));
        source.read(piece).whenComplete((read, failure) -> context.executor().execute(() -> read(piece, failure)));
    }

    private void read(ByteBuf piece, @Nullable Throwable failure) {
        if (isOver || failure != null || !piece.isReadable()) {
            piece.release();
            if (!isOver) {
                log.debug("a body cannot be read: {}", String.valueOf(failure));
                context.close(); // less was sent than was said, so the peer notices
            }
            return;
        }
        left -= piece.readableBytes();
        deadline.set(context, limits.pieceDeadline());
        context.writeAndFlush(piece).addListener(taken -> {
            deadline.clear();
            if (taken.isSuccess()) {
                send();
            }
        });
    }

    private void end() {
        isOver = true;
        deadline.clear();
        source.close();
    }

    /** Lets go of the source. */
    void abort() {
        if (!isOver) {
            end();
        }
    }
}
