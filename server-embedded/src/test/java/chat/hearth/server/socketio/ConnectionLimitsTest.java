package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host does when too many knock. */
final class ConnectionLimitsTest {
    private static final String GET = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"connections", "connectionsPerAddress"})
    void oneConnectionTooManyIsToldThatTheHostIsFull(String limit) throws IOException {
        try (TestHost host = TestHost.start(TestLimits.with(Map.of(limit, "2")));
                RawClient first = new RawClient(host).send(GET);
                RawClient second = new RawClient(host).send(GET)) {
            assertEquals(404, first.status());
            assertEquals(404, second.status());
            try (RawClient third = new RawClient(host)) {
                String answer = third.rest();
                String detail = "{\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"This host has no room left now.\"}";
                assertTrue(answer.startsWith("HTTP/1.1 503 Service Unavailable\r\n"), answer);
                assertTrue(answer.endsWith(
                        "\r\nContent-Length: " + detail.length() + "\r\nConnection: close\r\n\r\n" + detail));
            }
            assertEquals(1, host.metrics.refused().sum());
            assertEquals(2, host.metrics.connections().sum());
        }
    }

    @Test
    void theOldestStrangerMakesRoomAndWhoWasLetInStays() throws IOException {
        try (TestHost host = TestHost.start(TestLimits.with(Map.of("unauthenticated", "2")));
                WireClient member = WireClient.connected(host);
                RawClient oldest = RawClient.webSocket(host);
                RawClient second = RawClient.webSocket(host);
                RawClient third = new RawClient(host).send(GET)) {
            assertEquals(404, third.status());
            assertEquals("end", oldest.frame());
            second.sendHex("89 82 00000000 6869");
            assertEquals("hi", second.frame());
            host.main().toAll().emit("still");
            assertEquals("42[\"still\"]", member.next());
        }
    }
}
