package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engine.IO revision 4 by long-polling, as it is on the wire. */
final class EngineIoPollingTest {
    private static final String UNKNOWN_SESSION = "400 {\"code\":1,\"message\":\"Session ID unknown\"}";

    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aSessionOpensAndPacketsGoBothWays() throws Exception {
        host.main()
                .onConnection(socket -> socket.on("echo", (arguments, reply) -> {
                    socket.emit("back", arguments.get(0));
                    reply.send(arguments.get(0));
                }));
        PollingClient client = PollingClient.open(host);
        assertEquals("200 ok", client.post("40"));
        assertTrue(get(client.poll()).matches("200 40\\{\"sid\":\"[\\w-]{20}\"}"));
        assertEquals("200 ok", client.post("42[\"echo\",\"å€𝄞\"]\u001e421[\"echo\",2]"));
        assertEquals("200 42[\"back\",\"å€𝄞\"]\u001e42[\"back\",2]\u001e431[2]", get(client.poll()));
    }

    @Test
    void aPollWaitsUntilThereIsSomething() throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        host.main().onConnection(connected::complete);
        PollingClient client = PollingClient.open(host);
        client.post("40");
        get(client.poll());
        CompletableFuture<String> poll = client.poll();
        connected.get(20, TimeUnit.SECONDS).emit("now");
        assertEquals("200 42[\"now\"]", get(poll));
    }

    @Test
    void binaryTravelsAsBase64() throws Exception {
        host.main()
                .onConnection(socket -> socket.on("bytes", (arguments, reply) -> {
                    byte[] bytes = arguments.binary(arguments.get(0)).orElseThrow();
                    reply.send(List.of(arguments.get(0)), List.of(new byte[] {bytes[2], bytes[1], bytes[0]}));
                }));
        PollingClient client = PollingClient.open(host);
        client.post("40");
        get(client.poll());
        assertEquals("200 ok", client.post("451-9[\"bytes\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID"));
        assertEquals("200 461-9[{\"_placeholder\":true,\"num\":0}]\u001ebAwIB", get(client.poll()));
    }

    @Test
    void twoPollsAtATimeEndTheSession() throws Exception {
        PollingClient client = PollingClient.open(host);
        List<String> answers = both(client.poll(), client.poll());
        assertTrue(answers.contains("200 1"), answers.toString());
        assertTrue(answers.contains("400 {\"code\":3,\"message\":\"Bad request\"}"), answers.toString());
        assertEquals(UNKNOWN_SESSION, get(client.poll()));
        assertEquals(0, host.io.sessions());
    }

    @Test
    void twoPostsAtATimeEndTheSessionBeforeTheSecondBodyIsRead() throws Exception {
        PollingClient client = PollingClient.open(host);
        CompletableFuture<String> poll = client.poll();
        try (RawClient first = new RawClient(host);
                RawClient second = new RawClient(host)) {
            first.send(postHead(client, "Expect: 100-continue"));
            assertEquals(100, first.status(), "its headers have come");
            second.send(postHead(client, "Connection: close"));
            assertTrue(second.rest().endsWith("{\"code\":3,\"message\":\"Bad request\"}"));
            String answered = get(poll); // the poll may come too late to be answered by the session
            assertTrue(answered.equals("200 1") || answered.equals(UNKNOWN_SESSION), answered);
            first.send("40");
            assertEquals(400, first.status(), "the session is gone");
        }
        assertEquals(0, host.io.sessions());
    }

    private static String postHead(PollingClient client, String header) {
        return "POST " + client.target() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" + header
                + "\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "abc, no packet type",
        "'40\u001e', an empty packet",
        "'4\u001e4\u001e', an empty message",
        "0{}, a packet of the server",
        "2, a ping of the server",
        "bA, half a base64 group",
        "4abc, no Socket.IO packet",
        "'42[\"a\"]', an event before CONNECT"
    })
    void aBodyThatMakesNoSenseEndsTheSession(String body, String why) {
        PollingClient client = PollingClient.open(host);
        assertEquals("400 {\"code\":3,\"message\":\"Bad request\"}", client.post(body), why);
        assertEquals(UNKNOWN_SESSION, client.post("3"), why);
        assertEquals(0, host.io.sessions());
    }

    @Test
    void binaryBodiesLeaveNoSessionBehind() {
        for (int i = 0; i < 1_000; i++) {
            PollingClient client = PollingClient.open(host);
            assertEquals("400 {\"code\":3,\"message\":\"Bad request\"}", client.postBinary(new byte[] {4, 1, 2}));
        }
        assertEquals(0, host.io.sessions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | EIO=4                                | 0 | Transport unknown",
                "GET  | EIO=4&transport=                     | 0 | Transport unknown",
                "GET  | EIO=4&transport=carrier-pigeon       | 0 | Transport unknown",
                "GET  | EIO=4&transport=polling&sid=stale    | 1 | Session ID unknown",
                "GET  | transport=polling&EIO=4&sid=         | 1 | Session ID unknown",
                "POST | EIO=4&transport=polling              | 2 | Bad handshake method",
                "PUT  | EIO=4&transport=polling              | 2 | Bad handshake method",
                "GET  | EIO=4&transport=websocket            | 3 | Bad request",
                "GET  | EIO=4&transport=websocket&sid=stale  | 3 | Bad request",
                "GET  | transport=polling                    | 5 | Unsupported protocol version",
                "GET  | EIO=5&transport=polling              | 5 | Unsupported protocol version",
                "GET  | EIO=abc&transport=polling            | 5 | Unsupported protocol version"
            })
    void aRequestThatIsNotUnderstoodIsAnsweredLikeTheReferenceServer(
            String method, String query, int code, String words) {
        String target = "/socket.io/?" + query;
        String answer =
                method.equals("GET") ? PollingClient.get(host, target) : PollingClient.send(host, method, target);
        assertEquals("400 {\"code\":" + code + ",\"message\":\"" + words + "\"}", answer);
        assertEquals(0, host.io.sessions());
    }

    private static String get(CompletableFuture<String> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static List<String> both(CompletableFuture<String> one, CompletableFuture<String> two) throws Exception {
        return List.of(get(one), get(two));
    }
}
