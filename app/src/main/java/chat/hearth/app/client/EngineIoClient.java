package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Engine.IO session: by WebSocket, or by long-polling when the host can be reached but no WebSocket can be had. Ends
 * when the host's heartbeat stays away, or when this machine slept, after which no open-looking socket is trusted. Used
 * for one attempt. Confined to the loop.
 */
final class EngineIoClient {
    private static final Logger LOG = LoggerFactory.getLogger(EngineIoClient.class);

    /** From the start of a transport to the host's open packet. */
    static final Duration OPEN_TIMEOUT = Duration.ofSeconds(6);

    private final HostAddress address;
    private final HttpClient http;
    private final Loop loop;
    private final Listener listener;
    private final TransportListener transportListener = new TransportListener();
    private final SignsOfLife signs;
    private @Nullable EngineTransport transport;
    private Loop.Timer opening = Loop.Timer.NONE;
    private @Nullable Handshake handshake;
    private boolean ended;

    /** Hears of the session, on the loop. */
    interface Listener {
        /**
         * Packets can go both ways.
         *
         * @param host      how the connection names the host
         * @param sessionId of the Engine.IO session
         */
        void opened(Transport kind, String host, String sessionId);

        void message(EngineIoPacket packet) throws PacketException;

        /** The session is over; nothing follows. */
        void ended(Trouble trouble);
    }

    EngineIoClient(HostAddress address, HttpClient http, Loop loop, Listener listener) {
        this.address = address;
        this.http = http;
        this.loop = loop;
        this.listener = listener;
        this.signs = new SignsOfLife(address, loop, () -> end(Trouble.LOST));
    }

    void open() {
        start(new WebSocketTransport(address, loop, transportListener));
    }

    private void start(EngineTransport next) {
        transport = next;
        opening = loop.after(OPEN_TIMEOUT, this::openingTimedOut);
        next.open();
    }

    private void openingTimedOut() {
        EngineTransport current = transport;
        if (current != null) {
            current.close();
        }
        transportFailed(new EngineTransport.Failure(Trouble.TIMED_OUT, true));
    }

    private void transportFailed(EngineTransport.Failure failure) {
        opening.cancel();
        EngineTransport current = transport;
        boolean secondChance = handshake == null && failure.reached() && current instanceof WebSocketTransport;
        if (secondChance) {
            LOG.info("no WebSocket to {} ({}); falling back to long-polling", address, failure.trouble());
            start(new PollingTransport(http, address, loop, transportListener));
        } else {
            end(failure.trouble());
        }
    }

    void send(EngineIoPacket packet) {
        if (transport != null && !ended) {
            transport.send(packet);
        }
    }

    /** Ends without a word to the listener. */
    void close() {
        ended = true;
        opening.cancel();
        signs.stop();
        if (transport != null) {
            transport.close();
        }
    }

    private void end(Trouble trouble) {
        if (!ended) {
            close();
            listener.ended(trouble);
        }
    }

    /** Hears both transports, one after the other. */
    private final class TransportListener implements EngineTransport.Listener {
        @Override
        public void received(EngineIoPacket packet) {
            if (ended) {
                return;
            }
            signs.heard();
            try {
                if (handshake == null) {
                    opened(packet);
                } else {
                    take(packet);
                }
            } catch (PacketException e) {
                LOG.info("{} broke the protocol: {}", address, e.getMessage());
                end(handshake == null ? Trouble.NOT_A_HOST : Trouble.LOST);
            }
        }

        private void opened(EngineIoPacket packet) throws PacketException {
            if (!(packet instanceof EngineIoPacket.Text text) || text.type() != EngineIoPacket.Type.OPEN) {
                throw new PacketException("a session starts with its open packet");
            }
            Handshake agreed = Handshake.parse(text.data());
            handshake = agreed;
            opening.cancel();
            signs.start(agreed.pingInterval().plus(agreed.pingTimeout()));
            EngineTransport current = transport;
            if (current != null) {
                listener.opened(current.kind(), current.hostHeader(), agreed.sid());
            }
        }

        private void take(EngineIoPacket packet) throws PacketException {
            switch (packet.type()) {
                case PING -> send(EngineIoPacket.PONG);
                case MESSAGE -> listener.message(packet);
                case CLOSE -> end(Trouble.LOST);
                case NOOP -> LOG.trace("noop");
                default -> throw new PacketException("a packet that only clients send");
            }
        }

        @Override
        public void failed(EngineTransport.Failure failure) {
            if (!ended) {
                transportFailed(failure);
            }
        }
    }
}
