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
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.netty.util.concurrent.ScheduledFuture;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 15;

    private final EngineIoSession session;
    private final SocketIoOptions options;
    private final Function<String, @Nullable NamespaceHub> namespaces;
    private final SocketIoDecoder decoder;
    private final Map<String, NamespaceSocket> sockets = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final ScheduledFuture<?> connectDeadline;
    private boolean over;

    ClientSession(
            EngineIoSession session, SocketIoOptions options, Function<String, @Nullable NamespaceHub> namespaces) {
        this.session = session;
        this.options = options;
        this.namespaces = namespaces;
        this.decoder = new SocketIoDecoder(options.attachments());
        this.connectDeadline = session.eventLoop()
                .schedule(
                        () -> session.close(CloseReason.SERVER),
                        options.connectTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
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
            } else if (!left.contains(packet.namespace())) { // it may not know yet that it was disconnected
                throw new PacketException("the client is not in this namespace");
            }
        }
    }

    private void onPacket(NamespaceSocket socket, SocketIoPacket packet) {
        if (packet instanceof SocketIoPacket.Ack ack) {
            socket.onAck(ack);
        } else if (packet instanceof SocketIoPacket.Disconnect) {
            socket.left(DisconnectReason.CLIENT_LEFT);
        } else if (packet instanceof SocketIoPacket.Event event) {
            guarded(socket, () -> socket.onEvent(event));
        }
    }

    private void onConnect(SocketIoPacket.Connect packet) throws PacketException {
        String name = packet.namespace();
        NamespaceHub namespace = namespaces.apply(name);
        if (namespace == null) {
            refuse(name, "Invalid namespace", null);
            return;
        }
        if (sockets.containsKey(name) || !asking.add(name)) {
            throw new PacketException("the client is in this namespace already");
        }
        if (sockets.size() + asking.size() > options.namespaces()) {
            throw new PacketException("the client is in too many namespaces");
        }
        JsonObject auth = packet.data() instanceof JsonObject object ? object : new JsonObject();
        Candidate candidate = new Candidate(
                name,
                auth,
                session.opening().query(),
                session.opening().headers(),
                session.opening().remoteAddress());
        namespace.admit(candidate).whenComplete((admission, failure) -> {
            if (session.eventLoop().inEventLoop()) {
                decided(namespace, candidate, admission, failure);
            } else {
                session.eventLoop().execute(() -> decided(namespace, candidate, admission, failure));
            }
        });
    }

    private void decided(
            NamespaceHub namespace, Candidate candidate, @Nullable Admission admission, @Nullable Throwable failure) {
        asking.remove(candidate.namespace());
        if (over) {
            return;
        }
        if (admission instanceof Admission.Admitted admitted) {
            letIn(namespace, candidate, admitted);
        } else if (admission instanceof Admission.Rejected rejected) {
            refuse(candidate.namespace(), rejected.message(), rejected.data());
        } else {
            log.error("a check of namespace {} failed", namespace.name(), failure);
            refuse(candidate.namespace(), "The host could not check this.", null);
        }
    }

    private void letIn(NamespaceHub namespace, Candidate candidate, Admission.Admitted admitted) {
        connectDeadline.cancel(false);
        session.markAuthenticated();
        NamespaceSocket socket = new NamespaceSocket(
                newId(), candidate, admitted.attachment(), session, namespace, options.pendingAcks(), this::onLeft);
        sockets.put(candidate.namespace(), socket);
        left.remove(candidate.namespace());
        socket.enter();
        JsonObject data = new JsonObject();
        data.addProperty("sid", socket.id());
        send(new SocketIoPacket.Connect(candidate.namespace(), data));
        guarded(socket, () -> namespace.connected(socket));
    }

    private void onLeft(NamespaceSocket socket) {
        sockets.remove(socket.candidate().namespace());
        left.add(socket.candidate().namespace());
    }

    private void refuse(String namespace, String message, @Nullable JsonElement data) {
        JsonObject error = new JsonObject();
        error.addProperty("message", message);
        if (data != null) {
            error.add("data", data);
        }
        send(new SocketIoPacket.ConnectError(namespace, error));
    }

    @Override
    public void onClosed(CloseReason reason) {
        over = true;
        connectDeadline.cancel(false);
        for (NamespaceSocket socket : List.copyOf(sockets.values())) {
            guarded(socket, () -> socket.left(disconnectReason(reason)));
        }
    }

    private static DisconnectReason disconnectReason(CloseReason reason) {
        return switch (reason) {
            case CLIENT -> DisconnectReason.CLIENT_LEFT;
            case SERVER -> DisconnectReason.SERVER_CLOSED;
            case TRANSPORT -> DisconnectReason.TRANSPORT_CLOSED;
            case PING_TIMEOUT -> DisconnectReason.PING_TIMEOUT;
            case TOO_SLOW -> DisconnectReason.TOO_SLOW;
            case PARSE_ERROR -> DisconnectReason.PARSE_ERROR;
        };
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

    private static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
