package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketListener;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that asks to become the transport of a polling session: {@code 2probe}, {@code 3probe}, {@code 5} (Engine.IO
 * protocol, "Upgrade"). Afterwards it is that transport. Confined to the session's event loop.
 */
final class UpgradeProbe implements WebSocketListener {
    private static final String PROBE = "probe";

    private final EngineIoSession session;
    private final EngineIoRevision revision;
    private final WebSocketTransport.Inbound inbound;
    private final long timeoutNanos;
    private State state = State.OPENED;
    private @Nullable WebSocketConnection connection;
    private @Nullable ScheduledFuture<?> timer;

    private enum State {
        OPENED,
        PROBED,
        /** The session is over, and the client is on its way here. */
        ENDED,
        UPGRADED,
        FAILED
    }

    UpgradeProbe(EngineIoSession session, EngineIoRevision revision, long timeoutNanos) {
        this.session = session;
        this.revision = revision;
        this.inbound = new WebSocketTransport.Inbound(session);
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public void onOpen(WebSocketConnection opened) {
        connection = opened;
        if (!session.offer(this)) {
            fail();
            return;
        }
        timer = opened.eventLoop().schedule(this::fail, timeoutNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onText(String text) {
        if (state == State.UPGRADED) {
            inbound.text(text);
        } else if (state == State.OPENED && text.equals(EngineIoPacket.Type.PING.digit() + PROBE)) {
            state = State.PROBED;
            send(new EngineIoPacket.Text(EngineIoPacket.Type.PONG, PROBE));
            session.probeAnswered();
        } else if (state == State.PROBED && connection != null && text.equals("5")) {
            state = State.UPGRADED;
            stopTimer();
            session.upgrade(new WebSocketTransport(connection, revision));
        } else {
            fail();
        }
    }

    @Override
    public void onBinary(byte[] data) {
        if (state == State.UPGRADED) {
            inbound.binary(data);
        } else {
            fail();
        }
    }

    @Override
    public void onClosed(ClosedBy by) {
        stopTimer();
        if (state == State.UPGRADED) {
            session.close(WebSocketTransport.reason(by));
        } else if (state != State.FAILED) {
            state = State.FAILED;
            session.probeFailed();
        }
    }

    /**
     * The session is over before the upgrade was. A client that has had its answer lets go of its polls and comes here; were
     * this WebSocket gone by then, it would neither poll nor upgrade, and learn of the end from missing heartbeats alone. So it
     * finds out when it has come, unless it takes longer than a probe may.
     */
    void abandon() {
        if (state == State.PROBED) {
            state = State.ENDED;
        } else {
            state = State.FAILED;
            disconnect();
        }
    }

    private void fail() {
        if (state == State.ENDED && connection != null) {
            state = State.FAILED;
            stopTimer();
            connection.end();
        } else if (state == State.OPENED || state == State.PROBED) {
            boolean offered = session.probe() == this;
            state = State.FAILED;
            if (offered) {
                session.probeFailed();
            }
            disconnect();
        }
    }

    private void disconnect() {
        stopTimer();
        if (connection != null) {
            connection.close(WebSocketCloseStatus.POLICY_VIOLATION, "");
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void send(EngineIoPacket packet) {
        if (connection != null) {
            Outgoing packets = Outgoing.of(List.of(packet));
            connection.write(packets.frames(revision));
            packets.release();
        }
    }
}
