package chat.hearth.server.engineio;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.socketio.PollingClient;
import chat.hearth.server.socketio.TestHost;
import chat.hearth.server.socketio.TestLimits;
import chat.hearth.server.socketio.WireClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A host that sends every Engine.IO message back, at {@code /engine.io/}. */
final class EchoHost implements AutoCloseable {
    final TestHost host = TestHost.start();
    private final BlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private final EngineIoServer engine;

    private EchoHost(EngineIoOptions options) {
        engine = new EngineIoServer(options.at("/engine.io/"), host.metrics, session -> new Echo(session, ends));
        engine.attach(host.router);
    }

    static EchoHost start() {
        return start(TestLimits.open());
    }

    static EchoHost start(ServerLimits limits) {
        return start(EngineIoOptions.of(limits));
    }

    static EchoHost start(EngineIoOptions options) {
        return new EchoHost(options);
    }

    /** What ended the next session. */
    CloseReason end() throws InterruptedException {
        CloseReason reason = ends.poll(20, TimeUnit.SECONDS);
        assertNotNull(reason, "no session ended");
        return reason;
    }

    int sessions() {
        return engine.sessions();
    }

    /**
     * Opens a polling session.
     *
     * @param revision the query's first parameters, such as {@code EIO=3&b64=1}
     */
    PollingClient polling(String revision) {
        return PollingClient.open(host, "/engine.io/?" + revision + "&transport=polling");
    }

    /**
     * Opens a WebSocket.
     *
     * @param revision the query's first parameters, such as {@code EIO=3}
     */
    WireClient webSocket(String revision) {
        return WireClient.open(host, "/engine.io/?" + revision + "&transport=websocket");
    }

    /** Opens a WebSocket for the client's session. */
    WireClient probe(String revision, PollingClient polling) {
        return webSocket(revision + "&sid=" + polling.sid());
    }

    @Override
    public void close() {
        host.close();
    }

    private record Echo(EngineIoSession session, Queue<CloseReason> ends) implements SessionListener {
        @Override
        public void onMessage(EngineIoPacket message) {
            Outgoing packets = Outgoing.of(List.of(message));
            session.send(packets);
            packets.release();
        }

        @Override
        public void onClosed(CloseReason reason) {
            ends.add(reason);
        }
    }
}
