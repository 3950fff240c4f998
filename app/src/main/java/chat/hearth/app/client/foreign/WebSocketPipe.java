package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.RevisionThreeCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Engine.IO over one WebSocket. In text the protocols 3 and 4 are the same. Confined to the loop. */
final class WebSocketPipe implements PacketPipe {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketPipe.class);

    private final Destination to;
    private final boolean old;
    private final Listener listener;
    private final WebSocketLine line;

    WebSocketPipe(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.to = to;
        this.old = to.kind() == ServerKind.OLD_SOCKET_IO;
        this.listener = listener;
        String query = to.address().query();
        URI uri = to.address()
                .webSocket("/socket.io/?EIO=" + (old ? 3 : 4) + "&transport=websocket"
                        + (query.isEmpty() ? "" : "&" + query));
        this.line = new WebSocketLine(http, uri, to.options(), "", connectTimeout, loop, new Frames());
    }

    @Override
    public Transport transport() {
        return Transport.WEBSOCKET;
    }

    @Override
    public void open() {
        line.open();
    }

    @Override
    public void send(EngineIoPacket packet) {
        line.send(EngineIoCodec.encode(packet));
    }

    @Override
    public void confirm(long number) {
        line.ping(number);
    }

    @Override
    public void close() {
        line.close();
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
                listener.packet(EngineIoCodec.decode(message));
            } catch (PacketException e) {
                broken(e);
            }
        }

        @Override
        public void binary(byte[] message) {
            try {
                listener.packet(old ? RevisionThreeCodec.decodeBinary(message) : new EngineIoPacket.Binary(message));
            } catch (PacketException e) {
                broken(e);
            }
        }

        private void broken(PacketException e) {
            LOG.debug("not Engine.IO: {}", e.getMessage());
            line.close();
            listener.ended(new Finding.Failed(Trouble.NOT_A_CHAT, 0));
        }

        @Override
        public void pong(long number) {
            listener.confirmed(number);
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            listener.ended(open ? new Finding.Failed(Trouble.LOST, 0) : Failures.of(failure, to.options()));
        }
    }
}
