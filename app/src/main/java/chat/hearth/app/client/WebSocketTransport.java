package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engine.IO over one WebSocket of Java-WebSocket. That library connects without a time-out of its own, so its owner ends
 * an attempt that takes too long by {@link #close()}; its send queue has no bound, so the bound is kept here; and it
 * must not be used twice. Confined to the loop; the inner class is called by the library's threads.
 */
final class WebSocketTransport implements EngineTransport {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** Packets that were read and not yet worked on; then reading stops, and with it the host's sending. */
    private static final int MAX_UNHANDLED = 4_096;

    private static final Duration MAX_STALL = Duration.ofSeconds(30);

    /** The library leaves both out, whatever the scheme. */
    private static final Set<Integer> UNNAMED_PORTS = Set.of(80, 443);

    private final HostAddress address;
    private final Loop loop;
    private final Listener listener;
    private final Connection connection;
    private boolean ended;

    WebSocketTransport(HostAddress address, Loop loop, Listener listener) {
        this.address = address;
        this.loop = loop;
        this.listener = listener;
        this.connection = new Connection(address.uri("ws", "/socket.io/?EIO=4&client=hearth&transport=websocket"));
    }

    @Override
    public Transport kind() {
        return Transport.WEBSOCKET;
    }

    @Override
    public String hostHeader() {
        return address.hostHeader(UNNAMED_PORTS);
    }

    @Override
    public void open() {
        connection.setDaemon(true);
        connection.setTcpNoDelay(true);
        connection.setConnectionLostTimeout(0); // Engine.IO has its own heartbeat
        connection.connect();
    }

    @Override
    public void send(EngineIoPacket packet) {
        if (ended) {
            return;
        }
        if (connection.queuedBytes() > MAX_QUEUED_BYTES) {
            LOG.debug("the host takes nothing; giving this connection up");
            fail(new Failure(Trouble.LOST, true));
            return;
        }
        try {
            if (packet instanceof EngineIoPacket.Binary binary) {
                connection.send(binary.data());
            } else {
                connection.send(EngineIoCodec.encode(packet));
            }
        } catch (WebsocketNotConnectedException e) {
            LOG.trace("closed while sending; the end is reported by itself");
        }
    }

    @Override
    public void close() {
        ended = true;
        if (connection.isOpen()) {
            connection.close();
            loop.after(CLOSE_TIMEOUT, connection::abort); // a peer that is gone never answers the close frame
        } else {
            connection.abort();
        }
    }

    private void receive(EngineIoPacket packet) {
        connection.unhandled.release();
        if (!ended) {
            listener.received(packet);
        }
    }

    private void fail(Failure failure) {
        if (!ended) {
            ended = true;
            connection.abort();
            listener.failed(failure);
        }
    }

    /** The library's side; its callbacks come on the library's reading thread. */
    private final class Connection extends WebSocketClient {
        private final Semaphore unhandled = new Semaphore(MAX_UNHANDLED);
        private volatile boolean wasOpen;
        private volatile @Nullable Exception error;

        Connection(URI uri) {
            super(
                    uri,
                    new Draft_6455(List.of(), List.of(new Protocol("")), MAX_MESSAGE_BYTES),
                    Map.of(),
                    CONNECT_TIMEOUT_MILLIS);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            wasOpen = true;
        }

        @Override
        public void onMessage(String message) {
            try {
                hand(EngineIoCodec.decode(message));
            } catch (PacketException e) {
                LOG.debug("not Engine.IO: {}", e.getMessage());
                loop.execute(() -> fail(new Failure(Trouble.NOT_A_HOST, true)));
            }
        }

        @Override
        public void onMessage(ByteBuffer message) {
            byte[] data = new byte[message.remaining()];
            message.get(data);
            hand(new EngineIoPacket.Binary(data));
        }

        private void hand(EngineIoPacket packet) {
            try {
                if (unhandled.tryAcquire(MAX_STALL.toSeconds(), TimeUnit.SECONDS)) {
                    loop.execute(() -> receive(packet));
                } else {
                    abort();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abort();
            }
        }

        @Override
        public void onError(Exception thrown) {
            if (error == null) {
                error = thrown;
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            Failure failure = failure(code);
            loop.execute(() -> fail(failure));
        }

        /** A refused upgrade surfaces as close 1002 (the status was not 101) before the socket was open. */
        private Failure failure(int code) {
            if (wasOpen) {
                return new Failure(Trouble.LOST, true);
            }
            Exception thrown = error;
            Trouble trouble = thrown == null ? Trouble.LOST : Troubles.of(thrown);
            boolean reached = code == CloseFrame.PROTOCOL_ERROR || trouble == Trouble.LOST;
            return new Failure(reached ? Trouble.NOT_A_HOST : trouble, reached);
        }

        long queuedBytes() {
            long bytes = 0;
            for (ByteBuffer buffer : ((WebSocketImpl) getConnection()).outQueue) {
                bytes += buffer.remaining();
            }
            return bytes;
        }

        /** Ends both library threads whatever state they are in. */
        void abort() {
            closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
            Socket socket = getSocket();
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    LOG.trace("closing a dead socket", e);
                }
            }
        }
    }
}
