package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Socket.IO as it is on the wire, over a WebSocket of its own. */
final class SocketIoWireTest {
    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aClientConnectsAndItsEventsAreAnswered() {
        host.main()
                .onConnection(socket -> socket.on("add", (arguments, reply) -> {
                    int sum = arguments.get(0).getAsInt() + arguments.get(1).getAsInt();
                    reply.send(new JsonPrimitive(sum));
                }));
        try (WireClient client = WireClient.open(host)) {
            String open = client.next();
            assertTrue(open.matches("0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[],.*"), open);
            client.send("40{\"token\":\"t\"}");
            String connected = client.next();
            assertTrue(connected.matches("40\\{\"sid\":\"[\\w-]{20}\"}"), connected);
            client.send("427[\"add\",1,2]");
            assertEquals("437[3]", client.next());
        }
    }

    @Test
    void anUnknownNamespaceIsRefused() {
        try (WireClient client = WireClient.open(host)) {
            client.next();
            client.send("40/nowhere,");
            assertEquals("44/nowhere,{\"message\":\"Invalid namespace\"}", client.next());
        }
    }

    @Test
    void whatGoesToARoomReachesItsMembersInOneGo() {
        host.main().onConnection(socket -> socket.join("lobby"));
        try (WireClient one = WireClient.connected(host);
                WireClient two = WireClient.connected(host)) {
            host.main()
                    .to("lobby")
                    .emitAll(List.of(
                            new Emission("a", new JsonPrimitive(1)), new Emission("b", new JsonPrimitive("å"))));
            assertEquals(List.of("42[\"a\",1]", "42[\"b\",\"å\"]"), List.of(one.next(), one.next()));
            assertEquals(List.of("42[\"a\",1]", "42[\"b\",\"å\"]"), List.of(two.next(), two.next()));
        }
    }

    @Test
    void aClientThatDoesNotAnswerPingsIsLetGo() throws Exception {
        Duration soon = Duration.ofMillis(50);
        try (TestHost hasty = TestHost.start(TestLimits.pings(soon, soon))) {
            CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
            hasty.main().onConnection(socket -> socket.onDisconnect(left::complete));
            try (WireClient client = WireClient.open(hasty)) {
                client.next();
                client.send("40");
                assertEquals(DisconnectReason.PING_TIMEOUT, left.get(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void aClientThatEntersNoNamespaceIsLetGo() {
        try (TestHost hasty = TestHost.start(TestLimits.connectDeadline(Duration.ofMillis(50)));
                WireClient client = WireClient.open(hasty)) {
            client.next();
            assertEquals("closed 1000", client.next());
            assertEquals(0, hasty.io.sessions());
        }
    }

    @Test
    void aClientThatEnteredANamespaceStaysWhenThatTimeIsOver() {
        try (TestHost hasty = TestHost.start(TestLimits.connectDeadline(Duration.ofSeconds(1)))) {
            hasty.main().onConnection(socket -> socket.on("echo", (arguments, reply) -> reply.send(arguments.get(0))));
            try (WireClient member = WireClient.connected(hasty);
                    WireClient later = WireClient.open(hasty)) {
                later.next();
                assertEquals("closed 1000", later.next()); // so the time of the one before is over too
                member.send("420[\"echo\",1]");
                assertEquals("430[1]", member.next());
            }
        }
    }
}
