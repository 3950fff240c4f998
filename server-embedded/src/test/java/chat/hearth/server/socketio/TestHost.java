package chat.hearth.server.socketio;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A Socket.IO server on a free loopback port. */
public final class TestHost implements AutoCloseable {
    private static final AllowedOrigins ALLOWED = new AllowedOrigins.Listed(Set.of("http://allowed.example"));

    public final NetMetrics metrics = new NetMetrics();
    public final Router router = new Router();
    public final SocketIoServer io;
    private final NetServer net;

    private TestHost(ServerLimits limits, UnaryOperator<SocketIoOptions> options, AllowedOrigins allowed, int loops) {
        io = new SocketIoServer(options.apply(SocketIoOptions.of(limits)), metrics);
        io.attach(router);
        OriginCheck origins = OriginCheck.of(allowed, Set.of("hearth.example"));
        HttpLimits http = HttpLimits.of(limits);
        Binding binding = NetServer.bind(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                loops,
                NetLimits.of(limits),
                metrics,
                pipeline -> HttpConnection.install(pipeline, router, origins, http, metrics));
        net = ((Binding.Bound) binding).server();
    }

    public static TestHost start() {
        return start(TestLimits.open());
    }

    public static TestHost start(ServerLimits limits) {
        return start(limits, UnaryOperator.identity());
    }

    public static TestHost start(ServerLimits limits, UnaryOperator<SocketIoOptions> options) {
        return new TestHost(limits, options, ALLOWED, 2);
    }

    /** One that pages of these origins may talk to. */
    static TestHost start(AllowedOrigins allowed) {
        return new TestHost(TestLimits.open(), UnaryOperator.identity(), allowed, 2);
    }

    /** One whose connections all live on the same thread. */
    public static TestHost startOnOneLoop() {
        return new TestHost(TestLimits.open(), UnaryOperator.identity(), ALLOWED, 1);
    }

    public Namespace main() {
        return io.namespace("/");
    }

    public int port() {
        return net.port();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    public NetServer net() {
        return net;
    }

    @Override
    public void close() {
        net.close(Duration.ofSeconds(2));
    }
}
