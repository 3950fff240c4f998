package chat.hearth.server.web;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.WebOptions.Compression;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.WebSocketRoute.Decision;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.PermessageDeflate;
import chat.hearth.server.net.WebSocketLimits;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Broadcast;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.Middleware;
import chat.hearth.server.socketio.MiddlewareChain;
import chat.hearth.server.socketio.Namespace;
import chat.hearth.server.socketio.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plain WebSockets at {@code /ws}, to the chat a namespace like any other: what the chat emits becomes text frames, and text
 * frames become the chat's requests. Any thread.
 */
public final class PlainNamespace implements Namespace {
    /** The subprotocol for the whole chat. */
    static final String JSON = "hearth.json";

    private static final String PATH = "/ws";

    /** Shorter messages gain nothing from compression (decision 0030). */
    private static final int COMPRESS_FROM = 1_024;

    private final ServerLimits limits;
    private final WebSocketLimits frames;
    private final NetMetrics metrics;
    private final Compression compression;
    private final Listeners listeners = new Listeners();
    private final MiddlewareChain middlewares = new MiddlewareChain();
    private final List<Consumer<ServerSocket>> connectionHandlers = new CopyOnWriteArrayList<>();

    public PlainNamespace(ServerLimits limits, NetMetrics metrics, Compression compression) {
        this.limits = limits;
        this.frames =
                new WebSocketLimits(limits.frameBytes(), limits.fragments(), limits.queueBytes(), limits.queueTime());
        this.metrics = metrics;
        this.compression = compression;
    }

    /** Serves at {@code /ws}. */
    public void attach(Router router) {
        router.webSocket(PATH, this::open);
    }

    private Decision open(Request request) {
        boolean isJson = Arrays.stream(request.header("sec-websocket-protocol").split(",", -1))
                .map(String::strip)
                .anyMatch(JSON::equals);
        PlainSocket socket = new PlainSocket(this, request, isJson ? Dialect.JSON : Dialect.TEXT);
        @Nullable
        PermessageDeflate deflate = compression == Compression.OFF
                ? null
                : PermessageDeflate.agree(request.header("sec-websocket-extensions"), COMPRESS_FROM)
                        .orElse(null);
        return new Decision.Accepted(socket.incoming(), frames, null, isJson ? JSON : null, deflate);
    }

    @Override
    public String name() {
        return PATH;
    }

    @Override
    public Namespace use(Middleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    @Override
    public Namespace onConnection(Consumer<ServerSocket> handler) {
        connectionHandlers.add(handler);
        return this;
    }

    @Override
    public Broadcast to(String room) {
        return new PlainBroadcast(listeners, Set.of(room), Set.of(), false);
    }

    @Override
    public Broadcast toAll() {
        return new PlainBroadcast(listeners, Set.of(), Set.of(), false);
    }

    /** Ends every connection; the clients are told. Returns before that has happened. */
    public void closeAll() {
        listeners.all().forEach(PlainSocket::end);
    }

    CompletionStage<Admission> admit(Candidate candidate) {
        return middlewares.admit(candidate);
    }

    /** On the socket's event loop. */
    void connected(PlainSocket socket) {
        connectionHandlers.forEach(handler -> handler.accept(socket));
    }

    Listeners listeners() {
        return listeners;
    }

    ServerLimits limits() {
        return limits;
    }

    NetMetrics metrics() {
        return metrics;
    }
}
