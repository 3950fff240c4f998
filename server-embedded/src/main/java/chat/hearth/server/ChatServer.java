package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.server.door.Door;
import chat.hearth.server.door.FrontDoor;
import chat.hearth.server.engineio.EngineIoOptions;
import chat.hearth.server.engineio.EngineIoOptions.Compression;
import chat.hearth.server.engineio.Pings;
import chat.hearth.server.files.DiskSpace;
import chat.hearth.server.files.FileLimits;
import chat.hearth.server.files.SharedFiles;
import chat.hearth.server.gateway.ChatGateway;
import chat.hearth.server.gateway.JoinedNamespaces;
import chat.hearth.server.http.HttpConnection;
import chat.hearth.server.http.HttpLimits;
import chat.hearth.server.http.OriginCheck;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.StaticFiles;
import chat.hearth.server.net.Binding;
import chat.hearth.server.net.NetLimits;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.NetServer;
import chat.hearth.server.socketio.Namespace;
import chat.hearth.server.socketio.SocketIoOptions;
import chat.hearth.server.socketio.SocketIoServer;
import chat.hearth.server.store.SqliteRoomLog;
import chat.hearth.server.store.StoreOpening;
import chat.hearth.server.web.FileApi;
import chat.hearth.server.web.MetricsPage;
import chat.hearth.server.web.PlainNamespace;
import chat.hearth.server.web.WebApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host: the store, the chat and the port, put together. Any thread. */
public final class ChatServer implements RunningServer {
    /** What Hearth's own clients say in the query parameter {@code client}. */
    private static final String OWN_CLIENT = "hearth";

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int PORTS_TRIED = 20;

    private final ServerConfig config;
    private final SqliteRoomLog log;
    private final FrontDoor door;
    private final ChatGateway gateway;
    private final SocketIoServer io;
    private final PlainNamespace plain;
    private final SharedFiles shared;
    private final @Nullable StaticFiles files;
    private final NetServer net;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ChatServer(
            ServerConfig config,
            SqliteRoomLog log,
            FrontDoor door,
            ChatGateway gateway,
            SocketIoServer io,
            PlainNamespace plain,
            SharedFiles shared,
            @Nullable StaticFiles files,
            NetServer net) {
        this.config = config;
        this.log = log;
        this.door = door;
        this.gateway = gateway;
        this.io = io;
        this.plain = plain;
        this.shared = shared;
        this.files = files;
        this.net = net;
    }

    /** Opens the store and the port. Blocks until people can join, or until it is clear why not. */
    public static StartOutcome start(ServerConfig config) {
        return startBehind(door -> {}, config);
    }

    /**
     * As {@link #start}, with a door that is set before anybody can come.
     *
     * @param before sets the door; may block
     */
    public static StartOutcome startBehind(Consumer<Door> before, ServerConfig config) {
        return start(config, directory -> SqliteRoomLog.open(directory, Clock.systemUTC()), before);
    }

    static StartOutcome start(ServerConfig config, Function<Path, StoreOpening> stores) {
        return start(config, stores, door -> {});
    }

    private static StartOutcome start(ServerConfig config, Function<Path, StoreOpening> stores, Consumer<Door> before) {
        InetSocketAddress address;
        try {
            address = new InetSocketAddress(InetAddress.getByName(config.bindAddress()), config.port());
        } catch (UnknownHostException e) {
            return new StartOutcome.Failed(new StartFailure.NoSuchAddress(config.bindAddress()));
        }
        StoreOpening opening = stores.apply(config.data());
        if (opening instanceof StoreOpening.Failed failed) {
            return new StartOutcome.Failed(failed.failure());
        }
        SqliteRoomLog log = ((StoreOpening.Opened) opening).log();
        SharedFiles shared;
        try {
            shared = SharedFiles.open(
                    config.data(),
                    log,
                    FileLimits.of(config.limits()),
                    DiskSpace.of(config.data()),
                    Clock.systemUTC(),
                    System::nanoTime);
        } catch (IOException e) {
            log.close();
            return new StartOutcome.Failed(new StartFailure.NoPermission(config.data()));
        }
        NetMetrics metrics = new NetMetrics();
        SocketIoServer io = new SocketIoServer(socketIo(config), metrics);
        PlainNamespace plain =
                new PlainNamespace(config.limits(), metrics, config.web().compression());
        Namespace everybody = new JoinedNamespaces(List.of(io.namespace("/"), plain));
        FrontDoor door = new FrontDoor(log.door(), config.limits(), Clock.systemUTC(), System::nanoTime);
        before.accept(door);
        ChatGateway gateway = ChatGateway.open(config, log, door, everybody, Clock.systemUTC(), System::nanoTime);
        StaticFiles files = config.web().files() == null
                ? null
                : new StaticFiles(config.web().files());
        AtomicReference<NetServer> port = new AtomicReference<>();
        Router router = new Router();
        HostRoutes.attach(router, config, log.opening().sessionId(), door, gateway, files);
        io.attach(router);
        plain.attach(router);
        new WebApi(
                        gateway.http(),
                        request -> door.policy() == DoorPolicy.OPEN
                                || gateway.tickets()
                                        .holder(
                                                request.header("authorization"),
                                                request.query().get("ticket"))
                                        .isPresent(),
                        config.web().webhooks(),
                        config.data(),
                        config.limits().textLength())
                .attach(router);
        new FileApi(shared, gateway.tickets(), config.limits(), config.data(), System::nanoTime).attach(router);
        new MetricsPage(gateway, metrics, () -> queued(port.get()), config.web().metrics()).attach(router);
        OriginCheck origins = OriginCheck.of(config.origins(), ThisMachine.names());
        Binding binding = NetServer.bind(
                address,
                NetServer.defaultLoops(),
                NetLimits.of(config.limits()),
                metrics,
                pipeline -> HttpConnection.install(pipeline, router, origins, HttpLimits.of(config.limits()), metrics));
        if (binding instanceof Binding.Bound bound) {
            port.set(bound.server());
            return new StartOutcome.Started(
                    new ChatServer(config, log, door, gateway, io, plain, shared, files, bound.server()));
        }
        shared.close();
        log.close();
        gateway.close();
        door.close();
        return new StartOutcome.Failed(failure(config, (Binding.Refused) binding));
    }

    /** Older clients take the path of an address for a namespace: their pages ask for that of Socket.IO itself. */
    private static SocketIoOptions socketIo(ServerConfig config) {
        return SocketIoOptions.of(config.limits())
                .with(engineIo(config.limits()).with(compression(config)))
                .withAlias("/socket.io/", "/")
                .withAlias("/socket.io", "/")
                .with(SocketIoOptions.ImplicitEntry.LEFT_FOR_AN_ALIAS);
    }

    /** Our own clients are asked more often than those of others, which may sleep longer and have their own habits. */
    private static EngineIoOptions engineIo(ServerLimits limits) {
        Pings own = new Pings(limits.pingInterval(), limits.pingTimeout());
        Pings others = new Pings(limits.othersPingInterval(), limits.othersPingTimeout());
        return EngineIoOptions.of(limits)
                .with(opening -> OWN_CLIENT.equals(opening.query().get("client")) ? own : others);
    }

    private static Compression compression(ServerConfig config) {
        return config.web().compression() == WebOptions.Compression.OFFERED_TO_SOCKET_IO_TOO
                ? Compression.WHEN_OFFERED
                : Compression.OFF;
    }

    /** Nothing before the port is open. */
    private static long queued(@Nullable NetServer port) {
        return port == null ? 0 : port.queuedBytes();
    }

    private static StartFailure failure(ServerConfig config, Binding.Refused refused) {
        return switch (refused.reason()) {
            case PORT_IN_USE -> new StartFailure.PortInUse(config.port(), freePort(config));
            case PORT_FORBIDDEN -> new StartFailure.PortForbidden(config.port());
            case NO_SUCH_ADDRESS, OTHER -> new StartFailure.NoSuchAddress(config.bindAddress());
        };
    }

    private static OptionalInt freePort(ServerConfig config) {
        for (int port = config.port() + 1; port <= Math.min(65_535, config.port() + PORTS_TRIED); port++) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getByName(config.bindAddress()), port));
                return OptionalInt.of(port);
            } catch (IOException e) {
                // Taken too: the next one.
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public int port() {
        return net.port();
    }

    @Override
    public String sessionId() {
        return log.opening().sessionId();
    }

    @Override
    public List<String> addresses() {
        return Addresses.of(config.bindAddress(), port());
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public HostStatus status() {
        return gateway.status();
    }

    @Override
    public void onStatus(Consumer<HostStatus> listener) {
        gateway.onStatus(listener);
    }

    @Override
    public void stop(Duration within) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        long deadline = System.nanoTime() + within.toNanos();
        net.stopAccepting();
        shared.close(); // what is whole by now still comes to the log
        log.close(); // before the connections, so that what is stored is still acknowledged
        gateway.close();
        door.close();
        io.closeAll();
        plain.closeAll();
        net.close(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 200_000_000)));
        if (files != null) {
            files.close();
        }
    }

    @Override
    public void close() {
        stop(CLOSE_WITHIN);
    }
}
