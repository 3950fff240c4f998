package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets what, and in which order, on a host with two event loops. */
final class BroadcastTest {
    private final TestHost host = TestHost.start(TestLimits.queueBytes(256 * 1024));
    private final BlockingQueue<ServerSocket> sockets = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        host.close();
    }

    private ServerSocket next() throws InterruptedException {
        return sockets.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void whatOneThreadDoesTakesEffectInItsOrder() throws InterruptedException {
        host.main().onConnection(sockets::add);
        List<WireClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                clients.add(WireClient.connected(host));
            }
            for (int i = 0; i < 4; i++) {
                ServerSocket socket = next();
                host.main().to("r").emit("before", new JsonPrimitive(0));
                socket.join("r");
                socket.emit("own");
                socket.leave("r");
                host.main().to("r").emit("gone");
                socket.join("r");
                host.main().to("r").except(socket).emit("others");
                socket.leave("r");
            }
            host.main().toAll().emit("end");
            for (WireClient client : clients) {
                assertEquals("42[\"own\"]", client.next());
                assertEquals("42[\"end\"]", client.next());
            }
        } finally {
            clients.forEach(WireClient::close);
        }
    }

    @Test
    void aMemberOfSeveralRoomsGetsAnEventOnce() throws InterruptedException {
        host.main().onConnection(socket -> {
            socket.join("a");
            socket.join("b");
        });
        try (WireClient client = WireClient.connected(host)) {
            host.main().to("a").to("b").emit("x");
            host.main().to("b").emit("y");
            assertEquals(List.of("42[\"x\"]", "42[\"y\"]"), List.of(client.next(), client.next()));
        }
    }

    @Test
    void aClientThatDoesNotReadLosesItsConnectionAndTheOthersNothing() throws Exception {
        CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            socket.join("r");
            socket.onDisconnect(left::complete);
        });
        String text = "x".repeat(32 * 1024);
        try (RawClient stuck = RawClient.webSocket(host)) {
            stuck.sendHex("81 82 00000000 3430"); // 40, and then it reads no more
            try (WireClient reader = WireClient.connected(host)) {
                int sent = 0;
                while (!left.isDone()) {
                    host.main().to("r").emit("n", new JsonPrimitive(sent), new JsonPrimitive(text));
                    assertEquals("42[\"n\"," + sent + ",\"" + text + "\"]", reader.next());
                    sent++;
                }
                assertEquals(DisconnectReason.TOO_SLOW, left.get());
                host.main().toAll().emit("still");
                assertEquals("42[\"still\"]", reader.next());
                assertEquals(1, host.metrics.tooSlow().sum());
            }
        }
    }

    @Test
    void aHandlerThatThrowsCostsItsOwnClientOnly() throws Exception {
        CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            socket.on("bad", (arguments, reply) -> {
                throw new IllegalStateException("what a person wrote");
            });
            socket.on("left", (arguments, reply) -> socket.onDisconnect(left::complete));
        });
        try (WireClient bad = WireClient.connected(host);
                WireClient good = WireClient.connected(host)) {
            bad.send("42[\"left\"]");
            bad.send("42[\"bad\"]");
            assertEquals("closed 1001", bad.next());
            assertEquals(DisconnectReason.SERVER_CLOSED, left.get(20, TimeUnit.SECONDS));
            host.main().toAll().emit("still");
            assertEquals("42[\"still\"]", good.next());
        }
    }

    @Test
    void leavingANamespaceKeepsTheOthers() {
        host.io.namespace("/other").onConnection(socket -> socket.on("leave", (args, reply) -> socket.disconnect()));
        try (WireClient client = WireClient.connected(host)) {
            client.send("40/other,");
            client.next();
            client.send("42/other,[\"leave\"]");
            assertEquals("41/other,", client.next());
            host.main().toAll().emit("still");
            assertEquals("42[\"still\"]", client.next());
        }
    }
}
