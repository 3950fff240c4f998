package chat.hearth.server.socketio;

import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.EngineIoServer;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A Socket.IO server. Any thread.
 *
 * <pre>{@code
 * SocketIoServer io = new SocketIoServer(SocketIoOptions.of(limits), metrics);
 * io.namespace("/").onConnection(socket -> {
 *     socket.join("lobby");
 *     socket.on("chat message", (arguments, reply) -> {
 *         io.namespace("/").to("lobby").except(socket).emit("chat message", arguments.get(0));
 *         reply.send(new JsonPrimitive("ok"));
 *     });
 * });
 * Router router = new Router();
 * io.attach(router);
 * NetServer.bind(address, NetServer.defaultLoops(), NetLimits.of(limits), metrics,
 *         pipeline -> HttpConnection.install(pipeline, router, origins, HttpLimits.of(limits), metrics));
 * }</pre>
 */
public final class SocketIoServer {
    private final SocketIoOptions options;
    private final NetMetrics metrics;
    private final LongSupplier nanoTime;
    private final EngineIoServer engine;
    private final Map<String, NamespaceHub> namespaces = new ConcurrentHashMap<>();

    public SocketIoServer(SocketIoOptions options, NetMetrics metrics) {
        this(options, metrics, System::nanoTime);
    }

    /**
     * Makes a server.
     *
     * @param nanoTime for how long clients are remembered whose connection broke
     */
    SocketIoServer(SocketIoOptions options, NetMetrics metrics, LongSupplier nanoTime) {
        this.options = options;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.namespaces.put(SocketIoPacket.MAIN_NAMESPACE, hub(SocketIoPacket.MAIN_NAMESPACE));
        this.engine = new EngineIoServer(
                options.engine(), metrics, session -> new ClientSession(session, options, namespaces::get));
    }

    private NamespaceHub hub(String name) {
        RecoveryWindow window = options.recovery();
        return new NamespaceHub(name, metrics, window == null ? null : new RecoveryLog(window, nanoTime));
    }

    /** The namespace of this name, made when it is not there: clients may connect to it from now on. */
    public Namespace namespace(String name) {
        return namespaces.computeIfAbsent(name, this::hub);
    }

    /** Serves at the path of the options. */
    public void attach(Router router) {
        engine.attach(router);
    }

    /** How many clients are connected, let in or not. */
    public int sessions() {
        return engine.sessions();
    }

    /** Closes every client's connection; they are told. Returns before that has happened. */
    public void closeAll() {
        engine.closeAll();
    }
}
