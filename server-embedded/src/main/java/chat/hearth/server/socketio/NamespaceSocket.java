package chat.hearth.server.socketio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.CloseReason;
import chat.hearth.server.engineio.EngineIoSession;
import chat.hearth.server.engineio.Outgoing;
import com.google.gson.JsonElement;
import io.netty.channel.EventLoop;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link ServerSocket}: its state is confined to its session's event loop, to which every call from elsewhere goes. */
@SuppressWarnings("FutureReturnValueIgnored") // each stage here ends in code that does not fail
final class NamespaceSocket implements ServerSocket {
    private final RecoveryLog.Session identity;
    private final boolean recovered;
    private final Candidate candidate;
    private final String name;
    private final boolean isUnderAlias;
    private final EngineIoSession session;
    private final NamespaceHub namespace;
    private final LoopMembers members;
    private final Consumer<NamespaceSocket> onLeft;
    private final SocketHandlers handlers = new SocketHandlers();
    private final PendingAcks pendingAcks;
    private final Set<String> rooms = new HashSet<>();
    private boolean connected = true;
    private long lastRound;

    /** Makes a socket, which comes back to the rooms of its identity when it is recovered. */
    NamespaceSocket(
            RecoveryLog.Session identity,
            boolean recovered,
            Candidate candidate,
            EngineIoSession session,
            NamespaceHub namespace,
            int mostPendingAcks,
            Consumer<NamespaceSocket> onLeft) {
        this.identity = identity;
        this.recovered = recovered;
        this.candidate = candidate;
        this.name = candidate.namespace();
        this.isUnderAlias = !name.equals(namespace.name());
        this.session = session;
        this.namespace = namespace;
        this.members = namespace.membersOn(session.eventLoop());
        this.onLeft = onLeft;
        this.pendingAcks = new PendingAcks(session.eventLoop(), mostPendingAcks);
    }

    @Override
    public String id() {
        return identity.id();
    }

    @Override
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public @Nullable Object attachment() {
        return identity.attachment();
    }

    @Override
    public boolean isRecovered() {
        return recovered;
    }

    @Override
    public ServerSocket on(String event, EventHandler handler) {
        handlers.on(event, handler);
        return this;
    }

    @Override
    public ServerSocket onOther(OtherHandler handler) {
        handlers.onOther(handler);
        return this;
    }

    @Override
    public ServerSocket onDisconnect(Consumer<DisconnectReason> handler) {
        handlers.onDisconnect(handler);
        return this;
    }

    @Override
    public void emitAll(List<Emission> emissions) {
        RecoveryLog recovery = namespace.recovery();
        if (recovery == null || identity.pid() == null) {
            post(namespace.encode(name, emissions), false);
        } else {
            recovery.send(id(), emissions, numbered -> post(namespace.encode(name, numbered), false));
        }
    }

    @Override
    public void emitVolatile(String event, JsonElement... args) {
        post(namespace.encode(name, List.of(new Emission(event, List.of(args)))), true);
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
        for (String room : identity.rooms()) {
            rooms.add(room);
            members.join(room, this);
        }
    }

    /** Sends a client that is back what it missed. */
    void catchUp(List<Emission> missed) {
        if (!missed.isEmpty()) {
            Outgoing packets = namespace.encode(name, missed);
            deliver(packets, false);
            packets.release();
        }
    }

    /** The secret by which it is remembered; null when it is not. */
    @Nullable
    String pid() {
        return identity.pid();
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
        AckReply reply = new SocketReply(name, event.ackId(), packets -> post(Outgoing.of(packets), false));
        handlers.handle(event.name(), new Arguments(values, event.attachments()), reply);
    }

    void onAck(SocketIoPacket.Ack ack) {
        pendingAcks.complete(ack.id(), new Arguments(ack.args().asList(), ack.attachments()));
    }

    /** Its connection broke: it may come back. */
    void broken(DisconnectReason reason) {
        RecoveryLog recovery = namespace.recovery();
        if (connected && recovery != null) {
            recovery.remember(new RecoveryLog.Session(identity.pid(), id(), rooms, attachment()));
        }
        left(reason);
    }

    /** Takes it out of the namespace and tells its handlers. Later calls do nothing. */
    void left(DisconnectReason reason) {
        if (connected) {
            connected = false;
            members.remove(this);
            rooms.clear();
            onLeft.accept(this);
            pendingAcks.failAll();
            handlers.disconnected(reason);
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
        if (loop.inEventLoop() && namespace.recovery() == null) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            ifEnded.run();
        }
    }
}
