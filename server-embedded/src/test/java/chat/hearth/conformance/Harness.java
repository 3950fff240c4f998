package chat.hearth.conformance;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.HttpConnection;
import chat.hearth.server.http.HttpLimits;
import chat.hearth.server.http.OriginCheck;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.Binding;
import chat.hearth.server.net.NetLimits;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.NetServer;
import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A port on the loopback address that a harness server answers on. Any thread. */
final class Harness implements AutoCloseable {
    /** The path to a thousand clients on one machine is free; every other limit is the host's own. */
    static final ServerLimits LIMITS =
            ServerLimits.headless().with("connectionsPerAddress", "10000").with("unauthenticated", "10000");

    private final NetServer net;

    private Harness(NetServer net) {
        this.net = net;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for one that is free
     */
    static Harness open(int port, ServerLimits limits, NetMetrics metrics, Router router) {
        return open(port, limits, metrics, router, pipeline -> {});
    }

    /**
     * Opens the port.
     *
     * @param first puts something of its own into the pipeline of each connection before everything else
     */
    static Harness open(
            int port, ServerLimits limits, NetMetrics metrics, Router router, Consumer<ChannelPipeline> first) {
        OriginCheck origins = OriginCheck.of(new AllowedOrigins.Any(), Set.of());
        Binding binding = NetServer.bind(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                NetServer.defaultLoops(),
                NetLimits.of(limits),
                metrics,
                pipeline -> {
                    first.accept(pipeline);
                    HttpConnection.install(pipeline, router, origins, HttpLimits.of(limits), metrics);
                });
        if (binding instanceof Binding.Bound bound) {
            return new Harness(bound.server());
        }
        throw new IllegalStateException("port " + port + ": " + binding);
    }

    int port() {
        return net.port();
    }

    /** Says where it listens, and does so until the process is ended: the event loops alone would not keep it. */
    void serve() throws InterruptedException {
        System.out.println("listening on 127.0.0.1:" + port());
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        net.close(Duration.ofSeconds(1));
    }
}
