package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.conformance.FrameClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a host. The heartbeat is so slow that no client can learn of it from a missing ping. */
final class EndTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void aClientNoticesItAtOnceAndFindsEverythingAfterwards(String transports) throws Exception {
        RunningServer host = start();
        ChatClient ada = ChatClient.join(host.port(), Map.of("name", "Ada"), transports.split(","));
        ada.ask("join", new JSONObject().put("room", "lobby"));
        ada.say("until tomorrow");
        host.stop(Duration.ofSeconds(5));

        String reason = ada.end().get(20, TimeUnit.SECONDS);
        assertTrue(reason.startsWith("transport "), reason); // the official clients come back by themselves after these
        ada.close();
        RunningServer next = start();
        ChatClient bob = ChatClient.join(next.port(), "Bob");
        JSONObject page = bob.ask("join", new JSONObject().put("room", "lobby"));
        assertEquals(
                "until tomorrow", page.getJSONArray("events").getJSONObject(2).getString("text"));
        bob.close();
        next.close();
    }

    @Test
    void aWebSocketIsToldWithACodeAndAReason() throws Exception {
        RunningServer host = start();
        try (FrameClient client = FrameClient.open(host.port(), "/socket.io/?EIO=4&transport=websocket", "")) {
            client.next(); // 0{…}
            client.send("81:40");
            client.next(); // 40{…}
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> host.stop(Duration.ofSeconds(20)));
            FrameClient.Frame last = client.frame();
            assertEquals("88:1001 The host has ended this connection.", last + " " + last.reason());
            client.send("88:0x03e9");
            assertEquals("end", client.next());
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    private RunningServer start() {
        ServerLimits limits =
                ServerLimits.headless().with("pingInterval", "10m").with("othersPingInterval", "10m");
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null);
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }
}
