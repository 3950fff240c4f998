package chat.hearth.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.WebOptions;
import chat.hearth.server.WebOptions.Metrics;
import chat.hearth.server.WebOptions.Webhooks;
import chat.hearth.server.door.FrontDoor;
import chat.hearth.server.gateway.ChatGateway;
import chat.hearth.server.net.Connection;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.socketio.SocketIoOptions;
import chat.hearth.server.socketio.SocketIoServer;
import chat.hearth.server.store.SqliteRoomLog;
import chat.hearth.server.store.StoreOpening;
import chat.hearth.server.web.MetricsPage;
import chat.hearth.server.web.WebApi;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host does for its own machine only. The tests come from no other one, so the requests say that they do. */
final class FromElsewhereTest {
    private static final byte[] HERE = {127, 0, 0, 1};
    private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1}; // RFC 5737

    @TempDir
    Path data;

    private SqliteRoomLog log;
    private ChatGateway gateway;

    @BeforeEach
    void start() {
        log = assertInstanceOf(StoreOpening.Opened.class, SqliteRoomLog.open(data, Clock.systemUTC()))
                .log();
        ServerLimits limits = ServerLimits.headless();
        ServerConfig config = new ServerConfig(
                "Our house", "127.0.0.1", 0, data, limits, null, AllowedOrigins.NONE, WebOptions.DEFAULTS);
        SocketIoServer io = new SocketIoServer(SocketIoOptions.of(limits), new NetMetrics());
        var door = new FrontDoor(log.door(), config.limits(), Clock.systemUTC(), System::nanoTime);
        gateway = ChatGateway.open(config, log, door, io.namespace("/"), Clock.systemUTC(), System::nanoTime);
    }

    @AfterEach
    void stop() {
        log.close();
        gateway.close();
    }

    @Test
    void theFiguresAreForThisMachineUnlessEverybodyMaySeeThem() throws Exception {
        Router closed = new Router();
        new MetricsPage(gateway, new NetMetrics(), () -> 0, Metrics.THIS_MACHINE).attach(closed);
        assertEquals(200, status(closed, "GET", "/metrics", HERE));
        assertEquals(403, status(closed, "GET", "/metrics", ELSEWHERE));
        Router open = new Router();
        new MetricsPage(gateway, new NetMetrics(), () -> 0, Metrics.EVERYBODY).attach(open);
        assertEquals(200, status(open, "GET", "/metrics", ELSEWHERE));
    }

    @Test
    void aWebhookWithoutATokenIsForThisMachineAtTheMost() throws Exception {
        String messages = "/api/rooms/lobby/messages";
        Router free = new Router();
        new WebApi(gateway.http(), request -> true, Webhooks.FREE_ON_THIS_MACHINE, data, 1_000).attach(free);
        assertEquals(200, status(free, "POST", messages, HERE));
        assertEquals(401, status(free, "POST", messages, ELSEWHERE));
    }

    private static int status(Router router, String method, String path, byte[] from) throws Exception {
        byte[] body = "{\"text\":\"It is late.\"}".getBytes(StandardCharsets.UTF_8);
        Request request = new Request(method, path, Map.of(), Map.of(), body, connection(from));
        return router.find(path, method)
                .orElseThrow()
                .http()
                .answer(request)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .status();
    }

    private static Connection connection(byte[] from) throws UnknownHostException {
        InetSocketAddress remote = new InetSocketAddress(InetAddress.getByAddress(from), 50_000);
        return new Connection() {
            @Override
            public EventLoop eventLoop() {
                throw new UnsupportedOperationException("it is on none");
            }

            @Override
            public InetSocketAddress remoteAddress() {
                return remote;
            }

            @Override
            public void markAuthenticated() {
                throw new UnsupportedOperationException("nobody is let in");
            }
        };
    }
}
