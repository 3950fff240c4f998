package chat.hearth.conformance;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.HttpConnection;
import chat.hearth.server.http.HttpLimits;
import chat.hearth.server.http.OriginCheck;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.WebSocketRoute.Decision;
import chat.hearth.server.net.Binding;
import chat.hearth.server.net.NetLimits;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.NetServer;
import chat.hearth.server.net.PermessageDeflate;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketLimits;
import chat.hearth.server.net.WebSocketListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server for conformance suites: at any path it sends every text and every binary message back. Messages up to 16
 * MiB in any number of fragments; permessage-deflate for whoever offers it. Started by {@code main} with {@code --port}.
 */
public final class WebSocketEcho implements AutoCloseable {
    private static final int MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final int CONNECTIONS = 10_000;
    private static final WebSocketLimits LIMITS =
            new WebSocketLimits(MESSAGE_BYTES, Integer.MAX_VALUE, 8 * MESSAGE_BYTES, Duration.ofMinutes(1));

    private final NetServer net;

    private WebSocketEcho(NetServer net) {
        this.net = net;
    }

    /** Listens on 127.0.0.1; 0 takes any free port. */
    public static WebSocketEcho start(int port) {
        NetMetrics metrics = new NetMetrics();
        Router router = new Router()
                .prefix(
                        "/",
                        0,
                        request -> CompletableFuture.completedFuture(
                                Problem.of(426, "This address is for WebSocket connections.")
                                        .with("Upgrade", "websocket")),
                        request -> new Decision.Accepted(
                                new Echo(),
                                LIMITS,
                                null,
                                null,
                                PermessageDeflate.agree(request.header("sec-websocket-extensions"), 0)
                                        .orElse(null)));
        Binding binding = NetServer.bind(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                NetServer.defaultLoops(),
                new NetLimits(CONNECTIONS, CONNECTIONS, CONNECTIONS),
                metrics,
                pipeline -> HttpConnection.install(
                        pipeline,
                        router,
                        OriginCheck.of(new AllowedOrigins.Any(), Set.of()),
                        HttpLimits.of(ServerLimits.headless()),
                        metrics));
        if (binding instanceof Binding.Bound bound) {
            return new WebSocketEcho(bound.server());
        }
        throw new IllegalStateException(((Binding.Refused) binding).detail());
    }

    public int port() {
        return net.port();
    }

    @Override
    public void close() {
        net.close(Duration.ofSeconds(2));
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        int port = given.contains("--port") ? Integer.parseInt(given.get(given.indexOf("--port") + 1)) : 0;
        System.out.println("listening on 127.0.0.1:" + start(port).port());
    }

    private static final class Echo implements WebSocketListener {
        private @Nullable WebSocketConnection connection;

        @Override
        public void onOpen(WebSocketConnection opened) {
            connection = opened;
            opened.markAuthenticated();
        }

        @Override
        public void onText(String text) {
            if (connection != null) {
                connection.sendText(text);
            }
        }

        @Override
        public void onBinary(byte[] data) {
            if (connection != null) {
                connection.sendBinary(data);
            }
        }

        @Override
        public void onClosed(ClosedBy by) {
            connection = null;
        }
    }
}
