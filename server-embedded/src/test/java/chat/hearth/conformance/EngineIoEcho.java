package chat.hearth.conformance;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.engineio.CloseReason;
import chat.hearth.server.engineio.EngineIoOptions;
import chat.hearth.server.engineio.EngineIoServer;
import chat.hearth.server.engineio.EngineIoSession;
import chat.hearth.server.engineio.Outgoing;
import chat.hearth.server.engineio.SessionListener;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import java.util.List;

/**
 * The server that the conformance suite of the Engine.IO protocol asks for, in revisions 3 and 4: at {@code /engine.io/} it
 * sends every text and every binary message back.
 */
final class EngineIoEcho {
    private EngineIoEcho() {}

    /** Options: {@code --port}; {@code --ping-interval} and {@code --ping-timeout} in milliseconds. */
    public static void main(String[] arguments) throws InterruptedException {
        start(List.of(arguments)).serve();
    }

    static Harness start(List<String> arguments) {
        HarnessOptions given = HarnessOptions.parse(arguments, "--port", "--ping-interval", "--ping-timeout");
        ServerLimits limits = Harness.LIMITS
                .with("maxPayload", "1000000")
                .with("frameBytes", "1000000")
                .with("pingInterval", given.millis("--ping-interval", 300))
                .with("pingTimeout", given.millis("--ping-timeout", 200));
        NetMetrics metrics = new NetMetrics();
        Router router = new Router();
        new EngineIoServer(EngineIoOptions.of(limits).at("/engine.io/"), metrics, Echo::new).attach(router);
        return Harness.open(given.number("--port", 0), limits, metrics, router);
    }

    private record Echo(EngineIoSession session) implements SessionListener {
        @Override
        public void onMessage(EngineIoPacket message) {
            Outgoing packets = Outgoing.of(List.of(message));
            session.send(packets);
            packets.release();
        }

        @Override
        public void onClosed(CloseReason reason) {
            // nothing is kept
        }
    }
}
