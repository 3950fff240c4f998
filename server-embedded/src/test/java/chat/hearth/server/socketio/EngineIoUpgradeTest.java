package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From long-polling to WebSocket (Engine.IO revision 4, "Upgrade"), on a host with two event loops. */
final class EngineIoUpgradeTest {
    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @RepeatedTest(20) // connections land on either loop
    void aProbedWebSocketTakesOverWhatWaits() throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            connected.complete(socket);
            socket.on("echo", (arguments, reply) -> reply.send(arguments.get(0)));
        });
        PollingClient polling = PollingClient.open(host);
        polling.post("40");
        polling.poll().get(20, TimeUnit.SECONDS);
        CompletableFuture<String> poll = polling.poll();
        try (WireClient client = probe(polling)) {
            client.send("2probe");
            assertEquals("3probe", client.next());
            assertEquals("200 6", poll.get(20, TimeUnit.SECONDS));
            connected.get(20, TimeUnit.SECONDS).emit("meanwhile", new JsonPrimitive(1));
            client.send("5");
            assertEquals("42[\"meanwhile\",1]", client.next());
            client.send("421[\"echo\",2]");
            assertEquals("431[2]", client.next());
            String late = polling.poll().get(20, TimeUnit.SECONDS);
            assertEquals("400 {\"code\":3,\"message\":\"Bad request\"}", late);
            assertEquals("400 {\"code\":3,\"message\":\"Bad request\"}", polling.post("3"));
            assertThrows(CompletionException.class, () -> probe(polling), "a second WebSocket");
            client.send("422[\"echo\",3]");
            assertEquals("432[3]", client.next(), "the first one stays");
        }
    }

    @Test
    void aSessionThatIsEndedOnTheWayToItsWebSocketIsAwaitedThere() throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            socket.onDisconnect(reason -> ended.complete(null));
            connected.complete(socket);
        });
        PollingClient polling = PollingClient.open(host);
        polling.post("40");
        polling.poll().get(20, TimeUnit.SECONDS);
        CompletableFuture<String> poll = polling.poll();
        try (WireClient client = probe(polling)) {
            client.send("2probe");
            assertEquals("3probe", client.next());
            assertEquals("200 6", poll.get(20, TimeUnit.SECONDS));
            connected.get(20, TimeUnit.SECONDS).close();
            ended.get(20, TimeUnit.SECONDS);
            client.send("5");
            assertEquals("closed 1001", client.next());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2prob", "3probe", "5", "4a"})
    void aWebSocketThatProbesWronglyGoesAndTheSessionStays(String first) throws Exception {
        PollingClient polling = PollingClient.open(host);
        try (WireClient client = probe(polling)) {
            client.send(first);
            assertEquals("closed 1008", client.next());
        }
        assertEquals("200 ok", polling.post("40"));
        String answer = polling.poll().get(20, TimeUnit.SECONDS);
        assertTrue(answer.startsWith("200 40{"), answer);
        try (WireClient another = probe(polling)) {
            another.send("2probe");
            assertEquals("3probe", another.next());
        }
    }

    @Test
    void onlyOneWebSocketMayProbe() {
        PollingClient polling = PollingClient.open(host);
        try (WireClient first = probe(polling);
                WireClient second = probe(polling)) {
            assertEquals("closed 1008", second.next());
            first.send("2probe");
            assertEquals("3probe", first.next());
        }
    }

    @Test
    void aWebSocketForAnUnknownSessionIsRefused() {
        assertThrows(
                CompletionException.class,
                () -> WireClient.open(host, "/socket.io/?EIO=4&transport=websocket&sid=stale"));
        assertEquals(0, host.io.sessions());
    }

    private WireClient probe(PollingClient polling) {
        return WireClient.open(host, "/socket.io/?EIO=4&transport=websocket&sid=" + polling.sid());
    }
}
