package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.SignsOfLife;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Engine.IO session of protocol 3 or 4: by WebSocket, or by long-polling where no WebSocket can be had. In protocol 3
 * it is the client that sends the pings. Confined to the loop.
 */
final class EngineIoLine {
    private static final Logger LOG = LoggerFactory.getLogger(EngineIoLine.class);

    /** The least between two pings, whatever the server asks for. */
    private static final Duration LEAST_BEAT = Duration.ofSeconds(1);

    /** With these the server, or a proxy before it, may still take plain HTTP. */
    private static final Set<Trouble> NO_WEB_SOCKET = Set.of(Trouble.HTTP_ERROR, Trouble.NOT_A_CHAT, Trouble.PROXY);

    private final Destination to;
    private final boolean old;
    private final HttpClient http;
    private final Loop loop;
    private final Listener listener;
    private final Packets packets = new Packets();
    private final SignsOfLife signs;
    private PacketPipe pipe;
    private Loop.Timer beat = Loop.Timer.NONE;
    private @Nullable Handshake handshake;
    private boolean ended;

    /** Hears of the session, on the loop. */
    interface Listener {
        void opened();

        void message(EngineIoPacket packet);

        /** See {@link PacketPipe.Listener#confirmed}. */
        void confirmed(long number);

        /** The session could not be had or is over; nothing follows. */
        void ended(Trouble trouble);
    }

    EngineIoLine(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.to = to;
        this.old = to.kind() == ServerKind.OLD_SOCKET_IO;
        this.http = http;
        this.loop = loop;
        this.listener = listener;
        this.signs = new SignsOfLife(to.address().place(), loop, () -> end(Trouble.LOST));
        this.pipe = new WebSocketPipe(to, http, connectTimeout, loop, packets);
    }

    Transport transport() {
        return pipe.transport();
    }

    void open() {
        pipe.open();
    }

    /** Sends a message packet with this text. */
    void send(String message) {
        pipe.send(EngineIoPacket.message(message));
    }

    /** Asks for a sign that all that was sent before has arrived. */
    void confirm(long number) {
        pipe.confirm(number);
    }

    /** Ends without a word to the listener. */
    void close() {
        ended = true;
        beat.cancel();
        signs.stop();
        pipe.close();
    }

    private void end(Trouble trouble) {
        if (!ended) {
            close();
            listener.ended(trouble);
        }
    }

    private void pingAfter(Duration interval) {
        Duration wait = interval.compareTo(LEAST_BEAT) < 0 ? LEAST_BEAT : interval;
        beat = loop.after(wait, () -> {
            pingAfter(interval);
            pipe.send(EngineIoPacket.PING);
        });
    }

    private final class Packets implements PacketPipe.Listener {
        @Override
        public void packet(EngineIoPacket packet) {
            if (ended) {
                return;
            }
            signs.heard();
            if (handshake == null) {
                open(packet);
                return;
            }
            switch (packet.type()) {
                case PING -> pipe.send(EngineIoPacket.PONG);
                case MESSAGE -> listener.message(packet);
                case CLOSE -> end(Trouble.LOST);
                default -> LOG.trace("{} needs no answer", packet.type());
            }
        }

        private void open(EngineIoPacket packet) {
            try {
                if (!(packet instanceof EngineIoPacket.Text text) || text.type() != EngineIoPacket.Type.OPEN) {
                    throw new PacketException("a session starts with its open packet");
                }
                Handshake agreed = Handshake.parse(text.data());
                handshake = agreed;
                signs.start(agreed.pingInterval().plus(agreed.pingTimeout()));
                if (old) {
                    pingAfter(agreed.pingInterval());
                }
                listener.opened();
            } catch (PacketException e) {
                LOG.debug("not Engine.IO: {}", e.getMessage());
                end(Trouble.NOT_A_CHAT);
            }
        }

        @Override
        public void confirmed(long number) {
            listener.confirmed(number);
        }

        @Override
        public void ended(Finding.Failed why) {
            boolean secondChance = handshake == null
                    && pipe.transport() == Transport.WEBSOCKET
                    && NO_WEB_SOCKET.contains(why.trouble());
            if (ended) {
                LOG.trace("an end that nobody waits for");
            } else if (secondChance) {
                LOG.info(
                        "no WebSocket to {} ({}); falling back to long-polling",
                        to.address().place(),
                        why.trouble());
                pipe = new PollingPipe(to, http, loop, this);
                pipe.open();
            } else {
                end(handshake == null ? why.trouble() : Trouble.LOST);
            }
        }
    }
}
