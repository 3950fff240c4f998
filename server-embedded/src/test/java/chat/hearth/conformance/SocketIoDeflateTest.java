package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.engineio.EngineIoOptions;
import chat.hearth.server.engineio.EngineIoOptions.Compression;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.socketio.SocketIoOptions;
import chat.hearth.server.socketio.SocketIoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Compressed messages of Socket.IO, when both sides want them. */
final class SocketIoDeflateTest {
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    /** Everybody is sent back what they say. */
    private static Harness start(Compression compression) {
        EngineIoOptions engine = EngineIoOptions.of(Harness.LIMITS).with(compression);
        NetMetrics metrics = new NetMetrics();
        SocketIoServer io =
                new SocketIoServer(SocketIoOptions.of(Harness.LIMITS).with(engine), metrics);
        io.namespace("/").onConnection(socket -> {
            socket.join("room");
            socket.on("say", (arguments, reply) -> io.namespace("/").to("room").emit("said", arguments.get(0)));
        });
        Router router = new Router();
        io.attach(router);
        return Harness.open(0, Harness.LIMITS, metrics, router);
    }

    private static FrameClient connect(Harness host, String offer) throws IOException {
        FrameClient client = FrameClient.open(host.port(), PATH, offer);
        client.next(); // 0{…}
        client.send("81:40");
        client.next(); // 40{…}
        return client;
    }

    @Test
    void aLongEventIsCompressedForThoseWhoAgreedAndForNobodyElse() throws Exception {
        String text = "again".repeat(400);
        String said = "42[\"said\",\"" + text + "\"]";
        try (Harness host = start(Compression.WHEN_OFFERED);
                FrameClient agreed = connect(host, OFFER);
                FrameClient small = connect(host, OFFER.strip() + "; server_max_window_bits=9\r\n");
                FrameClient plain = connect(host, "")) {
            byte[] say = ("42[\"say\",\"" + text + "\"]").getBytes(StandardCharsets.UTF_8);
            agreed.sendBytes(FrameClient.frame(0xc1, DeflateConformanceTest.deflate(say)));

            FrameClient.Frame compressed = agreed.frame();
            assertEquals(0xc1, compressed.first());
            assertTrue(compressed.payload().length < 200);
            assertEquals(said, DeflateConformanceTest.text(compressed));
            assertEquals("81:" + said, plain.next());
            assertEquals("81:" + said, small.next());
            agreed.send("81:42[\"say\",\"short\"]");
            assertEquals("81:42[\"said\",\"short\"]", agreed.next());
        }
    }

    @Test
    void nothingIsAgreedOnUnlessTheHostWantsIt() throws Exception {
        try (Harness host = start(Compression.OFF);
                FrameClient client = connect(host, OFFER)) {
            assertEquals("", client.header("Sec-WebSocket-Extensions"));
        }
    }
}
