package chat.hearth.server.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.socketio.PollingClient;
import chat.hearth.server.socketio.RawClient;
import chat.hearth.server.socketio.TestLimits;
import chat.hearth.server.socketio.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What both revisions of Engine.IO have in common, on the wire of each. */
final class EngineIoRulesTest {
    private static final String UNKNOWN_SESSION = "400 {\"code\":1,\"message\":\"Session ID unknown\"}";
    private static final String BAD_REQUEST = "400 {\"code\":3,\"message\":\"Bad request\"}";

    private final EchoHost echo = EchoHost.start();

    /** A revision and how it writes the bodies of polls. */
    enum Revision {
        THREE,
        FOUR;

        String query() {
            return this == THREE ? "EIO=3" : "EIO=4";
        }

        String body(String packet) {
            return this == THREE ? packet.length() + ":" + packet : packet;
        }
    }

    @AfterEach
    void stop() {
        echo.close();
    }

    @ParameterizedTest
    @EnumSource
    void onlyPollingIsUpgraded(Revision revision) {
        assertTrue(echo.polling(revision.query()).opened().contains("\"upgrades\":[\"websocket\"]"));
        try (WireClient client = echo.webSocket(revision.query())) {
            assertTrue(client.next().contains("\"upgrades\":[]"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAreForOneRequest(Revision revision) throws IOException {
        PollingClient client = echo.polling(revision.query());
        String body = revision.body("4a");
        try (RawClient raw = new RawClient(echo.host)) {
            raw.send("POST " + client.target() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
            assertEquals(Map.of("Content-Type", "text/html", "Cache-Control", "no-store"), headers(raw.head()));
            assertEquals("ok", raw.read(2));
            raw.send("GET " + client.target() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(
                    Map.of("Content-Type", "text/plain; charset=UTF-8", "Cache-Control", "no-store"),
                    headers(raw.head()));
        }
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        head.lines()
                .map(line -> line.split(": ", 2))
                .filter(header -> header[0].equals("Content-Type") || header[0].equals("Cache-Control"))
                .forEach(header -> headers.put(header[0], header[1]));
        return headers;
    }

    @ParameterizedTest
    @EnumSource
    void aSecondPollIsRefusedAndTheFirstReleased(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        CompletableFuture<String> one = client.poll();
        CompletableFuture<String> other = client.poll();
        List<String> answers = Stream.of(get(one), get(other)).sorted().toList();
        assertEquals(List.of("200 " + revision.body("1"), BAD_REQUEST), answers);
        assertEquals(UNKNOWN_SESSION, get(client.poll()));
        assertEquals(CloseReason.PARSE_ERROR, echo.end());
    }

    @ParameterizedTest
    @EnumSource
    void aPollThatIsGivenUpEndsTheSession(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        try (RawClient raw = new RawClient(echo.host)) {
            raw.send("GET " + client.target() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        assertEquals(CloseReason.TRANSPORT, echo.end());
        assertEquals(UNKNOWN_SESSION, client.post(revision.body("4a")));
    }

    @ParameterizedTest
    @EnumSource
    void theClientsCloseReleasesItsPollWhicheverComesFirst(Revision revision) throws Exception {
        for (int i = 0; i < 20; i++) {
            PollingClient client = echo.polling(revision.query());
            CompletableFuture<String> poll = client.poll();
            assertEquals("200 ok", client.post(revision.body("1")));
            assertEquals("200 " + revision.body("6"), get(poll));
            assertEquals(UNKNOWN_SESSION, get(client.poll()));
            assertEquals(CloseReason.CLIENT, echo.end());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatLeavesWithoutAPollIsGoneAllTheSame(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        assertEquals("200 ok", client.post(revision.body("1")));
        assertEquals(UNKNOWN_SESSION, get(client.poll()));
        assertEquals(CloseReason.CLIENT, echo.end());
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBehindACloseIsNotRead(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        String separator = revision == Revision.FOUR ? "\u001e" : "";
        assertEquals("200 ok", client.post(revision.body("1") + separator + revision.body("5")));
        assertEquals(CloseReason.CLIENT, echo.end());
    }

    @ParameterizedTest
    @EnumSource
    void postProbeAndPollMayComeAtTheSameMoment(Revision revision) throws Exception {
        for (int i = 0; i < 20; i++) {
            PollingClient client = echo.polling(revision.query());
            CompletableFuture<String> post = CompletableFuture.supplyAsync(() -> client.post(revision.body("4early")));
            CompletableFuture<String> poll = client.poll();
            try (WireClient socket = echo.probe(revision.query(), client)) {
                socket.send("2probe");
                assertEquals("3probe", socket.next());
                assertEquals("200 ok", get(post));
                String polled = get(poll);
                socket.send("5");
                socket.send("4late");
                if (!polled.equals("200 " + revision.body("4early"))) {
                    assertEquals("200 " + revision.body("6"), polled);
                    assertEquals("4early", socket.next());
                }
                assertEquals("4late", socket.next());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileAWebSocketProbesPollsAreAnsweredAtOnce(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        try (WireClient socket = echo.probe(revision.query(), client)) {
            socket.send("2probe");
            assertEquals("3probe", socket.next());
            assertEquals("200 " + revision.body("6"), get(client.poll()));
            assertEquals("200 " + revision.body("6"), get(client.poll()));
            socket.send("5");
            socket.send("4a");
            assertEquals("4a", socket.next());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradedSessionIsNotPolledAnyMore(Revision revision) throws Exception {
        PollingClient client = echo.polling(revision.query());
        try (WireClient socket = echo.probe(revision.query(), client)) {
            socket.send("2probe");
            assertEquals("3probe", socket.next());
            socket.send("5");
            socket.send("4a");
            assertEquals("4a", socket.next());
            assertEquals(BAD_REQUEST, get(client.poll()));
            assertEquals(BAD_REQUEST, client.post(revision.body("4b")));
            assertThrows(CompletionException.class, () -> echo.probe(revision.query(), client));
            socket.send("4c");
            assertEquals("4c", socket.next());
        }
        assertEquals(CloseReason.TRANSPORT, echo.end());
    }

    @Test
    void inRevisionFourTheServerPings() throws Exception {
        try (EchoHost pinging = EchoHost.start(TestLimits.pings(Duration.ofMillis(5), Duration.ofMinutes(2)))) {
            PollingClient client = pinging.polling("EIO=4");
            try (WireClient socket = pinging.webSocket("EIO=4")) {
                socket.next(); // 0{…}
                for (int i = 0; i < 3; i++) {
                    assertEquals("200 2", get(client.poll()));
                    assertEquals("200 ok", client.post("3"));
                    assertEquals("2", socket.next());
                    socket.send("3");
                }
            }
        }
    }

    @Test
    void inRevisionFourAClientThatDoesNotAnswerIsGone() throws Exception {
        try (EchoHost hasty = EchoHost.start(TestLimits.pings(Duration.ofMillis(5), Duration.ofMillis(40)));
                WireClient socket = hasty.webSocket("EIO=4")) {
            socket.next(); // 0{…}
            assertEquals("2", socket.next());
            assertEquals("closed 1000", socket.next());
            assertEquals(CloseReason.PING_TIMEOUT, hasty.end());
            PollingClient client = hasty.polling("EIO=4");
            assertEquals(CloseReason.PING_TIMEOUT, hasty.end());
            assertEquals(UNKNOWN_SESSION, client.post("3"));
        }
    }

    @ParameterizedTest
    @MethodSource
    void anOpeningThatIsNotUnderstoodIsRefused(String method, String query, String error) {
        String target = "/engine.io/?" + query;
        String answer = method.equals("GET")
                ? PollingClient.get(echo.host, target)
                : PollingClient.send(echo.host, method, target);
        assertEquals("400 " + error, answer);
        assertEquals(0, echo.sessions());
    }

    static Stream<Arguments> anOpeningThatIsNotUnderstoodIsRefused() {
        String unknown = "{\"code\":0,\"message\":\"Transport unknown\"}";
        String method = "{\"code\":2,\"message\":\"Bad handshake method\"}";
        String version = "{\"code\":5,\"message\":\"Unsupported protocol version\"}";
        return Stream.of("EIO=3", "EIO=4")
                .flatMap(eio -> Stream.of(
                        List.of("GET", eio, unknown),
                        List.of("GET", eio + "&transport=abc", unknown),
                        List.of("GET", eio + "&transport=__proto__", unknown),
                        List.of("POST", eio + "&transport=polling", method),
                        List.of("PUT", eio + "&transport=polling", method),
                        List.of("GET", eio + "0&transport=polling", version),
                        List.of("GET", eio + ".0&transport=polling", version),
                        List.of("GET", eio + "%20&transport=polling", version),
                        List.of("GET", eio.replace("=", "=0") + "&transport=polling", version),
                        List.of("GET", eio.replace("=", "=%2B") + "&transport=polling", version),
                        List.of("GET", "X" + eio + "&transport=polling", version)))
                .map(row -> Arguments.of(row.toArray()));
    }

    private static String get(CompletableFuture<String> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
