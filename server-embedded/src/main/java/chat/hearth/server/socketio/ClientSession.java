package chat.hearth.server.socketio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoDecoder;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.CloseReason;
import chat.hearth.server.engineio.EngineIoSession;
import chat.hearth.server.engineio.Outgoing;
import chat.hearth.server.engineio.SessionListener;
import chat.hearth.server.socketio.ClientRevision.Entry;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Socket.IO side of one Engine.IO session: its namespaces. Confined to the session's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // each stage here ends in code that does not fail
final class ClientSession implements SessionListener {
    private static final Logger log = LoggerFactory.getLogger(ClientSession.class);

    private final EngineIoSession session;
    private final ClientRevision revision;
    private final SocketIoOptions options;
    private final Function<String, @Nullable NamespaceHub> namespaces;
    private final SocketIoDecoder decoder;
    private final Map<String, NamespaceSocket> sockets = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final Queue<Entry> afterMain = new ArrayDeque<>();
    private @Nullable NamespaceSocket unasked;
    private final ScheduledFuture<?> connectDeadline;
    private boolean over;

    ClientSession(
            EngineIoSession session, SocketIoOptions options, Function<String, @Nullable NamespaceHub> namespaces) {
        this.session = session;
        this.revision = ClientRevision.of(session);
        this.options = options;
        this.namespaces = namespaces;
        this.decoder = new SocketIoDecoder(options.attachments());
        this.connectDeadline = session.eventLoop()
                .schedule(
                        () -> session.close(CloseReason.SERVER),
                        options.connectTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
        if (revision == ClientRevision.OLDER) {
            // Not here: nobody listens to the session yet. Clients take the answer with the handshake or after it.
            session.eventLoop().execute(this::enterUnasked);
        }
    }

    private void enterUnasked() {
        if (!over) {
            try {
                enter(new Entry(SocketIoPacket.MAIN_NAMESPACE, new JsonObject(), Map.of()));
            } catch (PacketException e) {
                throw new IllegalStateException(e); // it is in no namespace yet
            }
        }
    }

    @Override
    public void onMessage(EngineIoPacket message) throws PacketException {
        SocketIoPacket packet = decoder.accept(message).orElse(null);
        if (packet instanceof SocketIoPacket.Connect connect) {
            onConnect(connect);
        } else if (packet instanceof SocketIoPacket.ConnectError) {
            throw new PacketException("a CONNECT_ERROR is for the server to send");
        } else if (packet != null) {
            NamespaceSocket socket = sockets.get(packet.namespace());
            if (socket != null) {
                onPacket(socket, packet);
            } else if (!isExcused(packet.namespace())) {
                throw new PacketException("the client is not in this namespace");
            }
        }
    }

    /** It may not know yet that it was disconnected; older ones need not wait to be let in, but are not heard before. */
    private boolean isExcused(String namespace) {
        return left.contains(namespace) || (revision == ClientRevision.OLDER && asking.contains(namespace));
    }

    private void onPacket(NamespaceSocket socket, SocketIoPacket packet) {
        if (socket == unasked) {
            unasked = null; // it is there because it wants to be
        }
        if (packet instanceof SocketIoPacket.Ack ack) {
            socket.onAck(ack);
        } else if (packet instanceof SocketIoPacket.Disconnect) {
            socket.left(DisconnectReason.CLIENT_LEFT);
        } else if (packet instanceof SocketIoPacket.Event event) {
            guarded(socket, () -> socket.onEvent(event));
        }
    }

    private void onConnect(SocketIoPacket.Connect packet) throws PacketException {
        Entry entry = revision.entry(packet);
        if (revision == ClientRevision.OLDER) {
            if (sockets.containsKey(entry.namespace()) || asking.contains(entry.namespace())) {
                return; // it asks for the main namespace to be sure, or for another again before it has the answer
            } else if (asking.contains(SocketIoPacket.MAIN_NAMESPACE)) {
                waitForMain(entry);
                return;
            }
            leaveUnasked(entry.namespace());
        }
        enter(entry);
    }

    private void waitForMain(Entry entry) throws PacketException {
        if (afterMain.size() == options.namespaces()) {
            throw new PacketException("the client is in too many namespaces");
        }
        afterMain.add(entry);
    }

    private void leaveUnasked(String asked) {
        NamespaceSocket socket = unasked;
        if (socket != null
                && options.implicitEntry() == SocketIoOptions.ImplicitEntry.LEFT_FOR_AN_ALIAS
                && options.aliases().containsKey(asked)
                && options.namespace(asked).equals(SocketIoPacket.MAIN_NAMESPACE)) {
            unasked = null;
            guarded(socket, () -> socket.left(DisconnectReason.CLIENT_LEFT));
        }
    }

    private void enter(Entry entry) throws PacketException {
        String name = entry.namespace();
        NamespaceHub namespace = namespaces.apply(options.namespace(name));
        if (namespace == null) {
            send(revision.refused(name, "Invalid namespace", null));
            return;
        }
        if (sockets.containsKey(name) || !asking.add(name)) {
            throw new PacketException("the client is in this namespace already");
        }
        if (sockets.size() + asking.size() > options.namespaces()) {
            throw new PacketException("the client is in too many namespaces");
        }
        Candidate candidate = candidate(entry);
        if (!isComingBack(namespace, candidate)) {
            ask(namespace, candidate);
        }
    }

    private boolean isComingBack(NamespaceHub namespace, Candidate candidate) {
        RecoveryLog recovery = namespace.recovery();
        return recovery != null
                && revision == ClientRevision.FIVE
                && candidate.auth().get("pid") instanceof JsonPrimitive pid
                && candidate.auth().get("offset") instanceof JsonPrimitive offset
                && recovery.restore(
                        pid.getAsString(),
                        offset.getAsString(),
                        options.engine().webSocket().queueBytes() / 2, // with room for what comes meanwhile
                        back -> session.eventLoop().execute(() -> comeBack(namespace, recovery, candidate, back)));
    }

    private void comeBack(
            NamespaceHub namespace, RecoveryLog recovery, Candidate candidate, RecoveryLog.Restored back) {
        asking.remove(candidate.namespace());
        if (over) {
            recovery.remember(back.session());
        } else {
            letIn(namespace, newSocket(namespace, candidate, back.session(), true), back.missed());
        }
    }

    private void ask(NamespaceHub namespace, Candidate candidate) {
        namespace.admit(candidate).whenComplete((admission, failure) -> {
            if (session.eventLoop().inEventLoop()) {
                decided(namespace, candidate, admission, failure);
            } else {
                session.eventLoop().execute(() -> decided(namespace, candidate, admission, failure));
            }
        });
    }

    private Candidate candidate(Entry entry) {
        Map<String, String> query = new HashMap<>(session.opening().query());
        query.putAll(entry.query());
        return new Candidate(
                entry.namespace(),
                entry.auth(),
                query,
                session.sid(),
                session.opening().headers(),
                session.opening().remoteAddress());
    }

    private void decided(
            NamespaceHub namespace, Candidate candidate, @Nullable Admission admission, @Nullable Throwable failure) {
        String name = candidate.namespace();
        asking.remove(name);
        if (over) {
            return;
        }
        if (admission instanceof Admission.Admitted admitted) {
            String pid = namespace.recovery() == null ? null : revision.recoverySecret();
            String id = revision.socketId(session, name);
            var identity = new RecoveryLog.Session(pid, id, Set.of(), admitted.attachment());
            letIn(namespace, newSocket(namespace, candidate, identity, false), List.of());
        } else if (admission instanceof Admission.Rejected rejected) {
            send(revision.refused(name, rejected.message(), rejected.data()));
        } else {
            log.error("a check of namespace {} failed", namespace.name(), failure);
            send(revision.refused(name, "The host could not check this.", null));
        }
        if (name.equals(SocketIoPacket.MAIN_NAMESPACE)) {
            enterThoseThatWait();
        }
    }

    private void enterThoseThatWait() {
        try {
            for (Entry entry = afterMain.poll(); entry != null; entry = afterMain.poll()) {
                if (!sockets.containsKey(entry.namespace()) && !asking.contains(entry.namespace())) {
                    leaveUnasked(entry.namespace());
                    enter(entry);
                }
            }
        } catch (PacketException e) {
            session.broken(e);
        }
    }

    private NamespaceSocket newSocket(
            NamespaceHub namespace, Candidate candidate, RecoveryLog.Session identity, boolean recovered) {
        return new NamespaceSocket(
                identity, recovered, candidate, session, namespace, options.pendingAcks(), this::onLeft);
    }

    private void letIn(NamespaceHub namespace, NamespaceSocket socket, List<Emission> missed) {
        connectDeadline.cancel(false);
        session.markAuthenticated();
        sockets.put(socket.name(), socket);
        left.remove(socket.name());
        if (revision == ClientRevision.OLDER && socket.name().equals(SocketIoPacket.MAIN_NAMESPACE)) {
            unasked = socket;
        }
        socket.enter();
        send(revision.connected(socket));
        socket.catchUp(missed);
        guarded(socket, () -> namespace.connected(socket));
    }

    private void onLeft(NamespaceSocket socket) {
        sockets.remove(socket.candidate().namespace());
        left.add(socket.candidate().namespace());
    }

    @Override
    public void onClosed(CloseReason reason) {
        over = true;
        connectDeadline.cancel(false);
        for (NamespaceSocket socket : List.copyOf(sockets.values())) {
            guarded(socket, () -> {
                if (reason == CloseReason.SERVER || reason == CloseReason.PARSE_ERROR) {
                    socket.left(DisconnectReason.of(reason));
                } else {
                    socket.broken(DisconnectReason.of(reason));
                }
            });
        }
    }

    /** Runs a handler of the application, whose failure must not reach the other sessions of the loop. */
    private void guarded(NamespaceSocket socket, Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException | StackOverflowError e) { // whatever the application throws costs this client alone
            log.error("a handler of {} failed", socket, new HandlerFailure(e));
            session.closeLater(CloseReason.SERVER);
        }
    }

    private void send(SocketIoPacket packet) {
        Outgoing packets = Outgoing.of(SocketIoEncoder.encode(packet));
        session.send(packets);
        packets.release();
    }
}
