package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.WakeDetector;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Engine.IO session of protocol 3 or 4 over a WebSocket. They differ in who sends the pings (in 3 it is the client)
 * and in the byte before a binary message (only 3 has one). Confined to the loop.
 */
final class EngineIoLine {
    private static final Logger LOG = LoggerFactory.getLogger(EngineIoLine.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** What stands before a binary message in protocol 3: the type of a message packet, as a number. */
    private static final byte BINARY_MESSAGE = 4;

    private final Destination to;
    private final boolean old;
    private final Loop loop;
    private final Listener listener;
    private final WebSocketLine line;
    private Loop.Timer timer = Loop.Timer.NONE;
    private @Nullable Handshake handshake;
    private long lastHeard;
    private long lastPing;
    private boolean ended;

    /** Hears of the session, on the loop. */
    interface Listener {
        void opened();

        void message(EngineIoPacket packet);

        /** See {@link WebSocketLine.Listener#pong}; not Engine.IO's own. */
        void pong(long number);

        /** The session could not be had or is over; nothing follows. */
        void ended(Trouble trouble);
    }

    EngineIoLine(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.to = to;
        this.old = to.kind() == ServerKind.OLD_SOCKET_IO;
        this.loop = loop;
        this.listener = listener;
        String query = to.address().query();
        URI uri = to.address()
                .webSocket("/socket.io/?EIO=" + (old ? 3 : 4) + "&transport=websocket"
                        + (query.isEmpty() ? "" : "&" + query));
        this.line = new WebSocketLine(http, uri, to.options(), "", connectTimeout, loop, new Frames());
    }

    void open() {
        line.open();
    }

    /** Sends a message packet with this text. */
    void send(String message) {
        line.send(EngineIoCodec.encode(EngineIoPacket.message(message)));
    }

    void ping(long number) {
        line.ping(number);
    }

    /** Ends without a word to the listener. */
    void close() {
        ended = true;
        timer.cancel();
        line.close();
    }

    private void end(Trouble trouble) {
        if (!ended) {
            close();
            listener.ended(trouble);
        }
    }

    private void tick(WakeDetector wake, Handshake agreed) {
        if (ended) {
            return;
        }
        long now = loop.nanoTime();
        Duration silent = Duration.ofNanos(now - lastHeard);
        if (wake.wokeUp(loop.now(), now)
                || silent.compareTo(agreed.pingInterval().plus(agreed.pingTimeout())) > 0) {
            LOG.info(
                    "the machine slept, or {} gives no sign of life; connecting anew",
                    to.address().place());
            end(Trouble.LOST);
            return;
        }
        if (old && now - lastPing >= agreed.pingInterval().toNanos()) {
            lastPing = now;
            line.send(EngineIoCodec.encode(EngineIoPacket.PING));
        }
        timer = loop.after(TICK, () -> tick(wake, agreed));
    }

    private final class Frames implements WebSocketLine.Listener {
        private boolean open;

        @Override
        public void opened() {
            open = true;
        }

        @Override
        public void text(String message) {
            try {
                take(EngineIoCodec.decode(message));
            } catch (PacketException e) {
                LOG.debug("not Engine.IO: {}", e.getMessage());
                end(handshake == null ? Trouble.NOT_A_CHAT : Trouble.LOST);
            }
        }

        @Override
        public void binary(byte[] message) {
            if (handshake != null && !old) {
                take(handshake, new EngineIoPacket.Binary(message));
            } else if (handshake != null && message.length > 0 && message[0] == BINARY_MESSAGE) {
                take(handshake, new EngineIoPacket.Binary(Arrays.copyOfRange(message, 1, message.length)));
            }
        }

        private void take(EngineIoPacket packet) throws PacketException {
            Handshake agreed = handshake;
            if (agreed != null) {
                take(agreed, packet);
            } else if (packet instanceof EngineIoPacket.Text text && text.type() == EngineIoPacket.Type.OPEN) {
                agreed = Handshake.parse(text.data());
                handshake = agreed;
                start(agreed);
            } else {
                throw new PacketException("a session starts with its open packet");
            }
        }

        private void start(Handshake agreed) {
            lastHeard = loop.nanoTime();
            lastPing = lastHeard;
            WakeDetector wake = new WakeDetector(TICK, loop.now(), loop.nanoTime());
            timer = loop.after(TICK, () -> tick(wake, agreed));
            listener.opened();
        }

        private void take(Handshake agreed, EngineIoPacket packet) {
            lastHeard = loop.nanoTime();
            switch (packet.type()) {
                case PING -> line.send(EngineIoCodec.encode(EngineIoPacket.PONG));
                case MESSAGE -> listener.message(packet);
                case CLOSE -> end(Trouble.LOST);
                default -> LOG.trace("{} of session with ping every {}", packet.type(), agreed.pingInterval());
            }
        }

        @Override
        public void pong(long number) {
            listener.pong(number);
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            end(open ? Trouble.LOST : Failures.of(failure, to.options()).trouble());
        }
    }
}
