package chat.hearth.server.web;

import chat.hearth.server.Sentences;
import chat.hearth.server.http.Request;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketListener;
import chat.hearth.server.net.WebSocketListener.ClosedBy;
import chat.hearth.server.socketio.AckReply;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.DisconnectReason;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.EventHandler;
import chat.hearth.server.socketio.OtherHandler;
import chat.hearth.server.socketio.ServerSocket;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One plain WebSocket as the chat sees it. What comes in is for {@link Incoming}. */
final class PlainSocket implements ServerSocket {
    private final PlainNamespace namespace;
    private final Request request;
    private final Dialect dialect;
    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, EventHandler> handlers = new ConcurrentHashMap<>();
    private final List<Consumer<DisconnectReason>> disconnectHandlers = new CopyOnWriteArrayList<>();
    private volatile OtherHandler other = (event, arguments, reply) -> {};
    private volatile Candidate candidate;
    private volatile Ear ear;
    private volatile @Nullable Object attachment;
    private volatile @Nullable WebSocketConnection connection;
    private volatile boolean isGone;

    /** What decides how something is said to a socket: all of the same ear get the same bytes. */
    record Ear(Dialect dialect, String room) {}

    PlainSocket(PlainNamespace namespace, Request request, Dialect dialect) {
        this.namespace = namespace;
        this.request = request;
        this.dialect = dialect;
        this.candidate = candidate(new JsonObject());
        this.ear = new Ear(dialect, "");
        this.incoming = new Incoming(this, namespace, request, dialect);
    }

    WebSocketListener incoming() {
        return incoming;
    }

    Candidate candidate(JsonObject auth) {
        return new Candidate(namespace.name(), auth, request.query(), "", request.headers(), request.remoteAddress());
    }

    /** The handshake is done. On the event loop. */
    void opened(WebSocketConnection to) {
        connection = to;
    }

    /** The person was let in. On the event loop. */
    void connected(Candidate admitted, @Nullable Object attached) {
        candidate = admitted;
        attachment = attached;
        connection().markAuthenticated();
        namespace.listeners().add(this);
        namespace.connected(this);
    }

    /** Messages of this room are what a client without a subprotocol hears. On the event loop. */
    void hears(String room) {
        ear = new Ear(dialect, room);
    }

    Ear ear() {
        return ear;
    }

    EventLoop eventLoop() {
        return connection().eventLoop();
    }

    /** Hands a request to the chat, on the event loop. */
    void dispatch(String event, Arguments arguments, AckReply reply) {
        EventHandler handler = handlers.get(event);
        if (handler == null) {
            other.handle(event, arguments, reply);
        } else {
            handler.handle(arguments, reply);
        }
    }

    /** Runs on the event loop, if it is still there. Any thread. */
    void later(Runnable task) {
        onLoop(to -> task.run());
    }

    /** Sends one text frame. Any thread. */
    void tell(String text) {
        onLoop(to -> to.sendText(text));
    }

    /** Closes with a sentence that says why not. Any thread. */
    void refuse(String sentence) {
        onLoop(to -> to.close(WebSocketCloseStatus.POLICY_VIOLATION, sentence));
    }

    /** On the event loop; the frames are taken over. */
    void deliver(ByteBuf frames, boolean isVolatile) {
        if (isVolatile && connection().isBackedUp()) {
            frames.release();
            return;
        }
        namespace.metrics().messagesOut().increment();
        connection().write(frames);
    }

    void closed(ClosedBy by) {
        isGone = true;
        namespace.listeners().remove(this);
        DisconnectReason reason = switch (by) {
            case PEER -> DisconnectReason.CLIENT_LEFT;
            case HERE -> DisconnectReason.SERVER_CLOSED;
            case BREAK -> DisconnectReason.TRANSPORT_CLOSED;
            case QUEUE_LIMIT -> DisconnectReason.TOO_SLOW;
            case VIOLATION -> DisconnectReason.PARSE_ERROR;
        };
        disconnectHandlers.forEach(handler -> handler.accept(reason));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public @Nullable Object attachment() {
        return attachment;
    }

    @Override
    public ServerSocket on(String event, EventHandler handler) {
        handlers.put(event, handler);
        return this;
    }

    @Override
    public ServerSocket onOther(OtherHandler handler) {
        other = handler;
        return this;
    }

    @Override
    public ServerSocket onDisconnect(Consumer<DisconnectReason> handler) {
        disconnectHandlers.add(handler);
        return this;
    }

    @Override
    public void emit(String event, JsonElement... args) {
        emitAll(List.of(new Emission(event, List.of(args))));
    }

    @Override
    public void emitVolatile(String event, JsonElement... args) {
        onLoop(to -> {
            if (!to.isBackedUp()) {
                emit(event, args);
            }
        });
    }

    @Override
    public void emitAll(List<Emission> emissions) {
        Ear now = ear;
        List<String> said = emissions.stream()
                .flatMap(emission -> now.dialect().say(emission, now.room()).stream())
                .toList();
        if (!said.isEmpty()) {
            onLoop(to -> {
                namespace.metrics().messagesOut().add(said.size());
                said.forEach(to::sendText);
            });
        }
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, JsonElement... args) {
        return emitWithAck(timeout, new Emission(event, List.of(args)));
    }

    /** Nothing is ever asked of a plain WebSocket. */
    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, Emission emission) {
        return CompletableFuture.failedFuture(new RejectedExecutionException("a plain WebSocket is asked nothing"));
    }

    @Override
    public CompletableFuture<Void> flushed() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onLoop(to -> {
            var unused = to.flushed().thenRun(() -> done.complete(null));
        });
        return done;
    }

    @Override
    public void join(String room) {
        namespace.listeners().join(room, this);
        if (isGone) {
            namespace.listeners().remove(this); // it went at the same moment
        }
    }

    @Override
    public void leave(String room) {
        namespace.listeners().leave(room, this);
    }

    @Override
    public void disconnect() {
        close();
    }

    @Override
    public void close() {
        refuse(Sentences.of("ws.closed"));
    }

    /** The host ends the connection as it stops. */
    void end() {
        onLoop(WebSocketConnection::end);
    }

    private void onLoop(Consumer<WebSocketConnection> action) {
        WebSocketConnection to = connection();
        if (to.eventLoop().inEventLoop()) {
            action.accept(to);
        } else {
            try {
                to.eventLoop().execute(() -> action.accept(to));
            } catch (RejectedExecutionException e) {
                // The loop has ended, and with it this socket.
            }
        }
    }

    private WebSocketConnection connection() {
        WebSocketConnection opened = connection;
        if (opened == null) {
            throw new IllegalStateException("the chat was handed a socket that is not open");
        }
        return opened;
    }
}
