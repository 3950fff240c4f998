package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Sessions outlive the polling requests that opened them, so they have limits of their own. */
final class SessionLimitsTest {
    private static final String UNKNOWN = "400 {\"code\":1,\"message\":\"Session ID unknown\"}";
    private static final String OPENING = "/socket.io/?EIO=4&transport=polling";

    /** A host on which connections are not in the way, only sessions. */
    private static TestHost host(String limit, int most) {
        return TestHost.start(
                TestLimits.open(), open -> SocketIoOptions.of(TestLimits.with(Map.of(limit, String.valueOf(most)))));
    }

    @Test
    void theOldestSessionThatWasNotLetInMakesRoom() throws Exception {
        try (TestHost host = host("unauthenticated", 2)) {
            PollingClient member = PollingClient.open(host);
            member.post("40");
            PollingClient oldest = PollingClient.open(host);
            PollingClient second = PollingClient.open(host);
            PollingClient third = PollingClient.open(host);
            assertEquals(UNKNOWN, oldest.post("3"));
            assertEquals("200 ok", second.post("3"));
            assertEquals("200 ok", third.post("3"));
            assertEquals("200 ok", member.post("3"));
            assertEquals(3, host.io.sessions());
        }
    }

    @Test
    void anAddressHasSoManySessionsLetInOrNot() {
        try (TestHost host = host("connectionsPerAddress", 2);
                WireClient member = WireClient.connected(host)) {
            PollingClient stranger = PollingClient.open(host);
            String full = PollingClient.get(host, OPENING);
            assertEquals("503", full.substring(0, 3));
            assertThrows(CompletionException.class, () -> WireClient.open(host));
            assertEquals(2, host.io.sessions());
            stranger.post("1"); // leaves, and gives its place back
            PollingClient.open(host);
            member.send("3");
            assertEquals(2, host.io.sessions());
        }
    }

    @Test
    void openingAndDroppingSessionsForEverKeepsAFewOnly() {
        try (TestHost host = host("unauthenticated", 5)) {
            for (int i = 0; i < 500; i++) {
                PollingClient.open(host);
            }
            PollingClient last = PollingClient.open(host);
            assertEquals("200 ok", last.post("40"));
            assertEquals("40{", last.poll().join().substring(4, 7));
        }
    }
}
