package chat.hearth.server.socketio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.CloseReason;
import chat.hearth.server.engineio.EngineIoSession;
import chat.hearth.server.engineio.Outgoing;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.netty.channel.EventLoop;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link ServerSocket}: its state is confined to its session's event loop, to which every call from elsewhere goes. */
@SuppressWarnings("FutureReturnValueIgnored") // each stage here ends in code that does not fail
final class NamespaceSocket implements ServerSocket {
    private final String id;
    private final Candidate candidate;
    private final String name;
    private final boolean isUnderAlias;
    private final @Nullable Object attachment;
    private final EngineIoSession session;
    private final NamespaceHub namespace;
    private final LoopMembers members;
    private final Consumer<NamespaceSocket> onLeft;
    private final Map<String, EventHandler> handlers = new ConcurrentHashMap<>();
    private final List<Consumer<DisconnectReason>> disconnectHandlers = new CopyOnWriteArrayList<>();
    private volatile @Nullable OtherHandler otherHandler;
    private final PendingAcks pendingAcks;
    private final Set<String> rooms = new HashSet<>();
    private boolean connected = true;
    private long lastRound;

    NamespaceSocket(
            String id,
            Candidate candidate,
            @Nullable Object attachment,
            EngineIoSession session,
            NamespaceHub namespace,
            int mostPendingAcks,
            Consumer<NamespaceSocket> onLeft) {
        this.id = id;
        this.candidate = candidate;
        this.name = candidate.namespace();
        this.isUnderAlias = !name.equals(namespace.name());
        this.attachment = attachment;
        this.session = session;
        this.namespace = namespace;
        this.members = namespace.membersOn(session.eventLoop());
        this.onLeft = onLeft;
        this.pendingAcks = new PendingAcks(session.eventLoop(), mostPendingAcks);
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
        otherHandler = handler;
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
    public void emitAll(List<Emission> emissions) {
        post(namespace.encode(name, emissions), false);
    }

    @Override
    public void emitVolatile(String event, JsonElement... args) {
        post(namespace.encode(name, List.of(new Emission(event, List.of(args)))), true);
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, JsonElement... args) {
        return emitWithAck(timeout, new Emission(event, List.of(args)));
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, Emission emission) {
        CompletableFuture<Arguments> answer = new CompletableFuture<>();
        Runnable ask = () -> {
            if (!connected) {
                answer.completeExceptionally(new ClosedChannelException());
                return;
            }
            try {
                int ackId = pendingAcks.expect(answer, timeout);
                send(NamespaceHub.encode(name, emission, OptionalInt.of(ackId)));
            } catch (RejectedExecutionException e) {
                answer.completeExceptionally(e);
            }
        };
        onLoop(ask, () -> answer.completeExceptionally(new ClosedChannelException()));
        return answer;
    }

    @Override
    public CompletableFuture<Void> flushed() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onLoop(() -> session.flushed().thenRun(() -> done.complete(null)), () -> done.complete(null));
        return done;
    }

    @Override
    public void join(String room) {
        onLoop(() -> {
            if (connected && rooms.add(room)) {
                members.join(room, this);
            }
        });
    }

    @Override
    public void leave(String room) {
        onLoop(() -> {
            if (rooms.remove(room)) {
                members.leave(room, this);
            }
        });
    }

    @Override
    public void disconnect() {
        onLoop(() -> {
            if (connected) {
                send(SocketIoEncoder.encode(new SocketIoPacket.Disconnect(name)));
                left(DisconnectReason.SERVER_CLOSED);
            }
        });
    }

    @Override
    public void close() {
        onLoop(() -> session.close(CloseReason.SERVER));
    }

    @Override
    public String toString() {
        return "ServerSocket[" + name + " " + candidate.remoteAddress() + "]"; // an older client's id holds a secret
    }

    /** Puts it into the namespace. Event loop only, as everything below. */
    void enter() {
        members.add(this);
    }

    /** The name by which its client knows the namespace. */
    String name() {
        return name;
    }

    Set<String> rooms() {
        return rooms;
    }

    NamespaceHub namespace() {
        return namespace;
    }

    /** Whether this is the first time that it is asked about this round. */
    boolean firstIn(long round) {
        boolean first = lastRound != round;
        lastRound = round;
        return first;
    }

    void deliver(Announcement announcement, boolean isVolatile) {
        deliver(isUnderAlias ? announcement.packets(name) : announcement.packets(), isVolatile);
    }

    private void deliver(Outgoing packets, boolean isVolatile) {
        if (connected && !(isVolatile && session.isBackedUp())) {
            namespace.metrics().messagesOut().add(packets.count());
            session.send(packets);
        }
    }

    void onEvent(SocketIoPacket.Event event) {
        List<JsonElement> values = new ArrayList<>(event.args().asList());
        values.remove(0);
        Arguments arguments = new Arguments(values, event.attachments());
        AckReply reply = new Reply(event.ackId());
        EventHandler handler = handlers.get(event.name());
        OtherHandler other = otherHandler;
        if (handler != null) {
            handler.handle(arguments, reply);
        } else if (other != null) {
            other.handle(event.name(), arguments, reply);
        }
    }

    void onAck(SocketIoPacket.Ack ack) {
        pendingAcks.complete(ack.id(), new Arguments(ack.args().asList(), ack.attachments()));
    }

    /** Takes it out of the namespace and tells its handlers. Later calls do nothing. */
    void left(DisconnectReason reason) {
        if (connected) {
            connected = false;
            members.remove(this);
            rooms.clear();
            onLeft.accept(this);
            pendingAcks.failAll();
            disconnectHandlers.forEach(handler -> handler.accept(reason));
        }
    }

    private void send(List<EngineIoPacket> messages) {
        Outgoing packets = Outgoing.of(messages);
        deliver(packets, false);
        packets.release();
    }

    /** Sends from any thread; releases what it is given. */
    private void post(Outgoing packets, boolean isVolatile) {
        onLoop(
                () -> {
                    deliver(packets, isVolatile);
                    packets.release();
                },
                packets::release);
    }

    private void onLoop(Runnable task) {
        onLoop(task, () -> {});
    }

    /** Runs the task on the event loop; or, when the server has stopped and the loop has ended, the other one here. */
    private void onLoop(Runnable task, Runnable ifEnded) {
        EventLoop loop = session.eventLoop();
        if (loop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            ifEnded.run();
        }
    }

    private final class Reply implements AckReply {
        private final OptionalInt ackId;
        private final AtomicBoolean sent = new AtomicBoolean();

        Reply(OptionalInt ackId) {
            this.ackId = ackId;
        }

        @Override
        public boolean isWanted() {
            return ackId.isPresent();
        }

        @Override
        public void send(JsonElement... args) {
            send(List.of(args), List.of());
        }

        @Override
        public void send(List<JsonElement> args, List<byte[]> attachments) {
            if (ackId.isPresent() && sent.compareAndSet(false, true)) {
                JsonArray values = new JsonArray(args.size());
                args.forEach(values::add);
                SocketIoPacket ack = new SocketIoPacket.Ack(name, ackId.getAsInt(), values, attachments);
                post(Outgoing.of(SocketIoEncoder.encode(ack)), false);
            }
        }
    }
}
