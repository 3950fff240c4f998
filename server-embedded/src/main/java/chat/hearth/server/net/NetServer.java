package chat.hearth.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An open port and its event loops. Any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
public final class NetServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Channel port;
    private final EventLoopGroup loops;
    private final ChannelGroup connections;

    private NetServer(Channel port, EventLoopGroup loops, ChannelGroup connections) {
        this.port = port;
        this.loops = loops;
        this.connections = connections;
    }

    /**
     * How many event loops a host has when nothing else is said: half the processors, at least one and at most four. The
     * others have a store and perhaps a desktop to run (decision 0001 has figures).
     */
    public static int defaultLoops() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
    }

    /**
     * Opens the port. Blocks until it is open.
     *
     * @param handlers fills the pipeline of each new connection, on its event loop
     */
    public static Binding bind(
            InetSocketAddress address,
            int eventLoops,
            NetLimits limits,
            NetMetrics metrics,
            Consumer<ChannelPipeline> handlers) {
        EventLoopGroup loops = EventLoops.start(eventLoops);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        Consumer<ChannelPipeline> remembered = pipeline -> {
            connections.add(pipeline.channel());
            handlers.accept(pipeline);
        };
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(EventLoops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, false)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ConnectionGate(new ConnectionLimiter(limits), metrics, remembered))
                .bind(address)
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return new Binding.Bound(new NetServer(bound.channel(), loops, connections));
        }
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        String detail = String.valueOf(bound.cause().getMessage());
        return new Binding.Refused(reason(detail), detail);
    }

    private static Binding.Reason reason(String detail) {
        // The native transport and java.nio throw different types, but both pass on the system's words.
        String words = detail.toLowerCase(Locale.ROOT);
        if (words.contains("already in use")) {
            return Binding.Reason.PORT_IN_USE;
        } else if (words.contains("permission denied")) {
            return Binding.Reason.PORT_FORBIDDEN;
        } else if (words.contains("cannot assign requested address") || words.contains("unresolved")) {
            return Binding.Reason.NO_SUCH_ADDRESS;
        }
        return Binding.Reason.OTHER;
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    /** How many bytes wait to be taken by the peers of all connections. */
    public long queuedBytes() {
        long bytes = 0;
        for (Channel connection : connections) {
            ChannelOutboundBuffer queue = connection.unsafe().outboundBuffer();
            bytes += queue == null ? 0 : queue.totalPendingWriteBytes();
        }
        return bytes;
    }

    /** Takes no more connections; those that are open stay. Blocks until the port is free. */
    public void stopAccepting() {
        port.close().awaitUninterruptibly();
    }

    /**
     * Closes the port and every connection and ends the threads. A WebSocket that was told to close has half of the time for
     * its answer. Blocks, for as long as this at the most.
     */
    public void close(Duration within) {
        port.close().awaitUninterruptibly(within.toMillis());
        loops.forEach(loop -> loop.submit(() -> {}).awaitUninterruptibly(within.toMillis())); // what was told before
        connections.close(channel -> !isClosing(channel));
        connections.newCloseFuture(NetServer::isClosing).awaitUninterruptibly(within.toMillis() / 2);
        connections.close().awaitUninterruptibly(within.toMillis());
        loops.shutdownGracefully(0, within.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(within.toMillis());
    }

    private static boolean isClosing(Channel channel) {
        WebSocketConnection webSocket = channel.pipeline().get(WebSocketConnection.class);
        return webSocket == null ? channel.pipeline().get(LingeringClose.class) != null : webSocket.isClosing();
    }

    /** {@link #close(Duration)} within 5 s. */
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }
}
