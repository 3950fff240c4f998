package chat.hearth.server.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.socketio.PollingClient;
import chat.hearth.server.socketio.TestLimits;
import chat.hearth.server.socketio.WireClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO revision 3 over WebSocket, opened so or upgraded, as it is on the wire. */
final class RevisionThreeWebSocketTest {
    private final EchoHost echo = EchoHost.start();

    @AfterEach
    void stop() {
        echo.close();
    }

    @Test
    void theHandshakeOffersNoUpgrade() {
        try (WireClient client = echo.webSocket("EIO=3")) {
            String packet = client.next();
            assertTrue(packet.startsWith("0{\"sid\":"), packet);
            assertTrue(packet.contains("\"upgrades\":[]"), packet);
        }
    }

    @Test
    void binaryMessagesStartWithTheirType() {
        try (WireClient client = opened("EIO=3")) {
            client.send("4hello");
            assertEquals("4hello", client.next());
            client.send(HexFormat.of().parseHex("04010203"));
            assertEquals("<04010203>", client.next());
            client.send("b4AQID");
            assertEquals("<04010203>", client.next(), "base64 is understood at any time");
            client.send(HexFormat.of().parseHex("04"));
            assertEquals("<04>", client.next());
        }
    }

    @Test
    void withBase64BinaryMessagesAreText() {
        try (WireClient client = opened("EIO=3&b64=1")) {
            client.send(HexFormat.of().parseHex("04010203"));
            assertEquals("b4AQID", client.next());
        }
    }

    @Test
    void theClientPingsAndTheServerNeverDoes() {
        try (EchoHost pinging = EchoHost.start(TestLimits.pings(Duration.ofMillis(1), Duration.ofMinutes(2)));
                WireClient client = pinging.webSocket("EIO=3");
                WireClient four = pinging.webSocket("EIO=4")) {
            client.next(); // 0{…}
            four.next(); // 0{…}
            assertEquals("2", four.next(), "a ping is due");
            client.send("2");
            assertEquals("3", client.next());
            client.send("2probe");
            assertEquals("3probe", client.next());
        }
    }

    @Test
    void aClientThatStaysSilentIsGone() {
        try (EchoHost hasty = EchoHost.start(TestLimits.pings(Duration.ofMillis(30), Duration.ofMillis(20)));
                WireClient client = hasty.webSocket("EIO=3")) {
            client.next(); // 0{…}
            assertEquals("closed 1000", client.next());
            assertEquals(0, hasty.sessions());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "9", "3", "0{}", "b", "b5AQID", "b4A"})
    void aPacketThatMakesNoSenseEndsTheSession(String packet) {
        try (WireClient client = opened("EIO=3")) {
            client.send(packet);
            assertEquals("closed 1008", client.next());
            assertEquals(0, echo.sessions());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01020304", "02", "34"})
    void onlyMessagesAreBinary(String packet) {
        try (WireClient client = opened("EIO=3")) {
            client.send(HexFormat.of().parseHex(packet));
            assertEquals("closed 1008", client.next());
        }
    }

    @Test
    void theClientsCloseIsAnswered() {
        try (WireClient client = opened("EIO=3")) {
            client.send("1");
            assertEquals("closed 1000", client.next());
            assertEquals(0, echo.sessions());
        }
    }

    @RepeatedTest(10) // connections land on either loop
    void aProbedWebSocketTakesOver() throws Exception {
        PollingClient polling = echo.polling("EIO=3");
        CompletableFuture<String> poll = polling.poll();
        try (WireClient client = echo.probe("EIO=3", polling)) {
            client.send("2probe");
            assertEquals("3probe", client.next());
            assertEquals("200 1:6", poll.get(20, TimeUnit.SECONDS));
            assertEquals("200 ok", polling.post("7:4before"));
            client.send("5");
            assertEquals("4before", client.next());
            client.send("4hello");
            assertEquals("4hello", client.next());
            String late = polling.poll().get(20, TimeUnit.SECONDS);
            assertEquals("400 {\"code\":3,\"message\":\"Bad request\"}", late);
            assertThrows(CompletionException.class, () -> echo.probe("EIO=3", polling), "a second WebSocket");
            client.send("2");
            assertEquals("3", client.next(), "the first one stays");
        }
    }

    @Test
    void aWebSocketOfAnotherRevisionIsRefused() {
        PollingClient polling = echo.polling("EIO=3");
        assertThrows(CompletionException.class, () -> echo.probe("EIO=4", polling));
        assertThrows(CompletionException.class, () -> echo.probe("EIO=5", polling));
        assertThrows(CompletionException.class, () -> echo.webSocket("EIO=2"));
        assertEquals("200 ok", polling.post("1:2"));
        assertEquals(1, echo.sessions());
    }

    private WireClient opened(String revision) {
        WireClient client = echo.webSocket(revision);
        client.next(); // 0{…}
        return client;
    }
}
