package chat.hearth.conformance;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets the first request of a connection wait a moment when it opens a session. The clients' suites connect with a time-out of
 * nothing and expect it to pass first; the server that they come with does the same. Confined to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what is scheduled passes on what a later handler may fail at
final class OpeningDelay extends ChannelInboundHandlerAdapter {
    private static final Duration DELAY = Duration.ofMillis(10);

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)
                || bytes.toString(StandardCharsets.ISO_8859_1).contains("sid=")) {
            pass(context, message);
            return;
        }
        context.channel().config().setAutoRead(false); // what else comes waits in the system
        context.executor()
                .schedule(
                        () -> {
                            pass(context, message);
                            context.channel().config().setAutoRead(true);
                        },
                        DELAY.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private void pass(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }
}
