package chat.hearth.server.socketio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.Outgoing;
import chat.hearth.server.net.NetMetrics;
import com.google.gson.JsonArray;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One namespace: who may come in, who is in it, and how all of them are reached. Any thread. */
final class NamespaceHub implements Namespace {
    private final String name;
    private final NetMetrics metrics;
    private final @Nullable RecoveryLog recovery;
    private final MiddlewareChain middlewares = new MiddlewareChain();
    private final List<Consumer<ServerSocket>> connectionHandlers = new CopyOnWriteArrayList<>();
    private final Map<EventLoop, LoopMembers> members = new ConcurrentHashMap<>();

    /**
     * Makes a namespace.
     *
     * @param recovery null when clients whose connection broke start anew
     */
    NamespaceHub(String name, NetMetrics metrics, @Nullable RecoveryLog recovery) {
        this.name = name;
        this.metrics = metrics;
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return name;
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
        return new RoomBroadcast(this, Set.of(room), Set.of(), false);
    }

    @Override
    public Broadcast toAll() {
        return new RoomBroadcast(this, Set.of(), Set.of(), false);
    }

    CompletionStage<Admission> admit(Candidate candidate) {
        return middlewares.admit(candidate);
    }

    /** On the socket's event loop. */
    void connected(ServerSocket socket) {
        connectionHandlers.forEach(handler -> handler.accept(socket));
    }

    LoopMembers membersOn(EventLoop loop) {
        return members.computeIfAbsent(loop, LoopMembers::new);
    }

    /** The events under the name by which a client knows this namespace. */
    Outgoing encode(String asked, List<Emission> emissions) {
        List<EngineIoPacket> packets = new ArrayList<>(emissions.size());
        for (Emission emission : emissions) {
            packets.addAll(encode(asked, emission, OptionalInt.empty()));
        }
        return Outgoing.of(packets);
    }

    static List<EngineIoPacket> encode(String asked, Emission emission, OptionalInt ackId) {
        JsonArray args = new JsonArray(1 + emission.args().size());
        args.add(emission.event());
        emission.args().forEach(args::add);
        return SocketIoEncoder.encode(new SocketIoPacket.Event(asked, ackId, args, emission.attachments()));
    }

    void send(RoomBroadcast to, List<Emission> emissions) {
        if (recovery == null) {
            deliver(to, emissions);
        } else {
            recovery.send(to, emissions, numbered -> deliver(to, numbered));
        }
    }

    private void deliver(RoomBroadcast to, List<Emission> emissions) {
        Announcement announcement = new Announcement(this, emissions);
        for (LoopMembers local : members.values()) {
            if (!local.isEmpty()) {
                EventLoop loop = local.loop();
                if (loop.inEventLoop() && recovery == null) {
                    local.send(to, announcement);
                } else {
                    deliverOn(loop, local, to, announcement.retain());
                }
            }
        }
        announcement.release();
    }

    private static void deliverOn(EventLoop loop, LoopMembers local, RoomBroadcast to, Announcement announcement) {
        try {
            loop.execute(() -> {
                local.send(to, announcement);
                announcement.release();
            });
        } catch (RejectedExecutionException e) {
            announcement.release(); // the loop has ended, and with it all its members
        }
    }

    /** What clients may have missed; null when nobody asks. Then everything waits its turn, on its own loop too. */
    @Nullable
    RecoveryLog recovery() {
        return recovery;
    }

    NetMetrics metrics() {
        return metrics;
    }
}
