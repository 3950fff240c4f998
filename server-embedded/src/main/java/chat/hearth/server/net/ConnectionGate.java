package chat.hearth.server.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Lets a new connection in, or says that the host is full. */
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class ConnectionGate extends ChannelInitializer<Channel> {
    /** Most refused connections that get a sentence at the same time; the others are just closed. */
    private static final int MOST_ANSWERED = 64;

    private static final String FULL =
            "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"This host has no room left now.\"}";

    private static final byte[] ANSWER =
            ("HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n" + "Content-Length: "
                            + FULL.length() + "\r\nConnection: close\r\n\r\n" + FULL)
                    .getBytes(StandardCharsets.US_ASCII);

    private final ConnectionLimiter limiter;
    private final NetMetrics metrics;
    private final Consumer<ChannelPipeline> handlers;
    private final AtomicInteger answered = new AtomicInteger();

    ConnectionGate(ConnectionLimiter limiter, NetMetrics metrics, Consumer<ChannelPipeline> handlers) {
        this.limiter = limiter;
        this.metrics = metrics;
        this.handlers = handlers;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (limiter.admit(channel)) {
            metrics.connections().increment();
            channel.closeFuture().addListener(closed -> metrics.connections().decrement());
            handlers.accept(channel.pipeline());
            return;
        }
        metrics.refused().increment();
        if (answered.incrementAndGet() > MOST_ANSWERED) {
            answered.decrementAndGet();
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> answered.decrementAndGet());
        channel.pipeline().addLast(new Refusal());
    }

    private static final class Refusal extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(sent -> LingeringClose.begin(context));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
