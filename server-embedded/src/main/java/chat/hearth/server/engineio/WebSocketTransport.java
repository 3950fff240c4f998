package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketListener;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.CompletableFuture;

/** A session's packets as WebSocket messages. Confined to the session's event loop. */
final class WebSocketTransport implements Transport {
    static final String NAME = "websocket";

    private final WebSocketConnection connection;
    private final EngineIoRevision revision;
    private boolean letIn;

    WebSocketTransport(WebSocketConnection connection, EngineIoRevision revision) {
        this.connection = connection;
        this.revision = revision;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(Outgoing packets) {
        connection.write(connection.takesCompressed() ? packets.compressedFrames(revision) : packets.frames(revision));
    }

    @Override
    public boolean isBackedUp() {
        return connection.isBackedUp();
    }

    @Override
    public CompletableFuture<Void> flushed() {
        return connection.flushed();
    }

    @Override
    public void markAuthenticated() {
        letIn = true;
        connection.markAuthenticated();
    }

    @Override
    public void close(CloseReason reason) {
        if (reason == CloseReason.PARSE_ERROR) {
            connection.close(WebSocketCloseStatus.POLICY_VIOLATION, "This packet cannot be understood.");
        } else if (reason == CloseReason.SERVER && letIn) {
            connection.end();
        } else {
            connection.close(WebSocketCloseStatus.NORMAL_CLOSURE, "");
        }
    }

    static CloseReason reason(WebSocketListener.ClosedBy by) {
        return switch (by) {
            case PEER, BREAK -> CloseReason.TRANSPORT;
            case HERE -> CloseReason.SERVER;
            case QUEUE_LIMIT -> CloseReason.TOO_SLOW;
            case VIOLATION -> CloseReason.PARSE_ERROR;
        };
    }

    /** What comes in on a WebSocket that is a session's transport. */
    record Inbound(EngineIoSession session) {
        void text(String text) {
            try {
                session.receive(session.revision().readText(text));
            } catch (PacketException e) {
                session.broken(e);
            }
        }

        void binary(byte[] data) {
            try {
                session.receive(session.revision().readBinary(data));
            } catch (PacketException e) {
                session.broken(e);
            }
        }
    }
}
