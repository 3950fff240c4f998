package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import chat.hearth.server.http.Request;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, over whatever transport it has now. Confined to the event loop of its first connection, except for what
 * says otherwise.
 */
public final class EngineIoSession {
    private static final Logger log = LoggerFactory.getLogger(EngineIoSession.class);

    private final String sid;
    private final EngineIoRevision revision;
    private final Request opening;
    private final EventLoop loop;
    private final EngineIoOptions options;
    private final Pings pings;
    private final Heartbeat heartbeat;
    private final Register register;
    private final AtomicBoolean posting = new AtomicBoolean();
    private @Nullable Transport transport;
    private @Nullable SessionListener listener;
    private @Nullable UpgradeProbe probe;
    private volatile boolean authenticated;
    private volatile boolean upgraded;
    private boolean wasBroken;
    private boolean closed;

    /** Who keeps the sessions. Any thread. */
    interface Register {
        /** The person behind it was let in. */
        void letIn(EngineIoSession session);

        /** It is over; called once. */
        void ended(EngineIoSession session);
    }

    EngineIoSession(
            String sid,
            EngineIoRevision revision,
            Request opening,
            EventLoop loop,
            EngineIoOptions options,
            Register register) {
        this.sid = sid;
        this.revision = revision;
        this.opening = opening;
        this.loop = loop;
        this.options = options;
        this.register = register;
        this.pings = options.pings().apply(opening);
        this.heartbeat = Heartbeat.of(revision, loop, pings, this::sendNow, () -> close(CloseReason.PING_TIMEOUT));
    }

    /** The secret that a client names this session by. Any thread. */
    public String sid() {
        return sid;
    }

    /** The request that opened it. Any thread. */
    public Request opening() {
        return opening;
    }

    /** The loop that it is confined to. Any thread. */
    public EventLoop eventLoop() {
        return loop;
    }

    /** The revision of the protocol that the client asked for, 3 or 4. Any thread. */
    public int protocolVersion() {
        return revision.number();
    }

    /** How its packets travel. Any thread. */
    EngineIoRevision revision() {
        return revision;
    }

    /** Sends after all that was sent before; does not release what it is given. Does nothing once closed. */
    public void send(Outgoing packets) {
        if (transport != null && !closed) {
            transport.send(packets);
        }
    }

    /** Whether something that was sent earlier still waits for the client to take it. */
    public boolean isBackedUp() {
        return transport == null || transport.isBackedUp();
    }

    /** Completes once what was sent so far has left this process, or the session is over. */
    public CompletableFuture<Void> flushed() {
        return transport == null || closed ? CompletableFuture.completedFuture(null) : transport.flushed();
    }

    /** The person behind this session was let in: its connections may stay when many others knock. */
    public void markAuthenticated() {
        authenticated = true;
        register.letIn(this);
        if (transport != null) {
            transport.markAuthenticated();
        }
    }

    /** Ends the session. Later calls do nothing. */
    public void close(CloseReason reason) {
        if (closed) {
            return;
        }
        closed = true;
        heartbeat.stop();
        register.ended(this); // before the client can know
        if (probe != null) {
            probe.abandon();
        }
        if (transport != null) {
            transport.close(reason);
        }
        if (listener != null) {
            listener.onClosed(reason);
        }
    }

    /** Ends the session after what the loop is doing now, which may be going through a list that it is in. Any thread. */
    public void closeLater(CloseReason reason) {
        loop.execute(() -> close(reason));
    }

    /** Whether a person was let in. Any thread. */
    boolean isAuthenticated() {
        return authenticated;
    }

    /** Whether it left long-polling for good. Any thread. */
    boolean isUpgraded() {
        return upgraded;
    }

    /** Whether it is over; it is, too, when the client comes too late and nobody has noticed that yet. */
    boolean isClosed() {
        if (!closed && heartbeat.isOverdue()) {
            close(CloseReason.PING_TIMEOUT);
        }
        return closed;
    }

    @Nullable
    Transport transport() {
        return transport;
    }

    @Nullable
    UpgradeProbe probe() {
        return probe;
    }

    void open(Transport first, List<String> upgrades, SessionListener.Factory listeners) {
        transport = first;
        upgraded = !(first instanceof PollingTransport);
        Handshake handshake = new Handshake(sid, upgrades, pings.interval(), pings.timeout(), options.maxPayload());
        sendNow(new EngineIoPacket.Text(EngineIoPacket.Type.OPEN, handshake.toJson()));
        heartbeat.start();
        listener = listeners.open(this);
    }

    void receive(EngineIoPacket packet) {
        if (closed || listener == null) {
            return;
        }
        try {
            heartbeat.onPacket(packet);
            switch (packet.type()) {
                case MESSAGE -> listener.onMessage(packet);
                case CLOSE -> leave();
                case PING, PONG, NOOP -> {}
                default -> throw new PacketException("this packet is for the server to send");
            }
        } catch (PacketException e) {
            broken(e);
        }
    }

    /** The client leaves. */
    private void leave() {
        if (transport instanceof PollingTransport polling) {
            polling.leave();
        } else {
            close(CloseReason.CLIENT);
        }
    }

    /**
     * Takes a polling POST on whose body the client is at work; false, and the session ends, when it is at work on
     * another one already. Any thread.
     *
     * @param over completes when the POST is answered or given up
     */
    boolean beginPost(CompletionStage<Void> over) {
        if (!posting.compareAndSet(false, true)) {
            loop.execute(() -> broken(new PacketException("two POSTs at a time")));
            return false;
        }
        over.whenComplete((done, failure) -> posting.set(false));
        return true;
    }

    /** Whether it is over because the client broke the protocol. */
    boolean wasBroken() {
        return wasBroken;
    }

    /** The client broke the protocol, or that of what is carried. */
    public void broken(PacketException e) {
        if (!closed) {
            wasBroken = true;
            log.debug("session from {} closed: {}", opening.remoteAddress(), e.getMessage());
            close(CloseReason.PARSE_ERROR);
        }
    }

    /** Takes the probe that wants to become the transport; false when there is one already, or nothing to upgrade. */
    boolean offer(UpgradeProbe offered) {
        if (closed || probe != null || !(transport instanceof PollingTransport)) {
            return false;
        }
        probe = offered;
        return true;
    }

    void probeAnswered() {
        if (transport instanceof PollingTransport polling) {
            polling.releasePolls();
        }
    }

    void probeFailed() {
        probe = null;
        if (transport instanceof PollingTransport polling) {
            polling.keepPolls();
        }
    }

    void upgrade(Transport next) {
        Transport last = transport;
        probe = null;
        transport = next;
        upgraded = true;
        if (last instanceof PollingTransport polling) {
            polling.handOver(next);
        }
        if (authenticated) {
            next.markAuthenticated();
        }
    }

    private void sendNow(EngineIoPacket packet) {
        Outgoing packets = Outgoing.of(List.of(packet));
        send(packets);
        packets.release();
    }
}
