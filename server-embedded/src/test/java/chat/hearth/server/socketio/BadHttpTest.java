package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.http.Response;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a host must not take, byte by byte. After each of them it still serves the next. */
final class BadHttpTest {
    private static final String OK = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String POST = "POST /socket.io/ HTTP/1.1\r\nHost: localhost\r\n";

    private final TestHost host = TestHost.start();

    @BeforeEach
    void addRoute() {
        host.router.get("/hello", request -> CompletableFuture.completedFuture(Response.text(200, "hello")));
    }

    @AfterEach
    void stop() throws IOException {
        try (RawClient client = new RawClient(host).send(OK)) {
            assertEquals(200, client.status(), "the next client is served");
        }
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | POST /socket.io/ HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~0~~",
                "400 | POST /socket.io/ HTTP/1.1~Host: localhost~Content-Length: 1~Content-Length: 2~~x",
                "400 | GET /hello HTTP/1.1~~",
                "400 | GET /hello HTTP/1.1~Host: localhost~Host: other~~",
                "400 | hello~~",
                "400 | ^GET /hello HTTP/1.1~Host: localhost~~",
                "400 | ~GET /hello HTTP/1.1~Host: localhost~~",
                "403 | GET /hello HTTP/1.1~Host: evil.example~~",
                "403 | GET /hello HTTP/1.1~Host: localhost.evil.example:80~~",
                "403 | GET /hello HTTP/1.1~Host: localhost~Origin: http://evil.example~~",
                "403 | GET /hello HTTP/1.1~Host: localhost~Origin: null~~",
                "403 | GET /hello HTTP/1.1~Host: localhost~Origin:~~",
                "404 | GET /nothing HTTP/1.1~Host: localhost~~",
                "405 | DELETE /hello HTTP/1.1~Host: localhost~~",
                "413 | POST /hello HTTP/1.1~Host: localhost~Content-Length: 1~~x",
                "413 | POST /socket.io/ HTTP/1.1~Host: localhost~Content-Length: 1000001~~",
                "505 | GET /hello HTTP/3.7~Host: localhost~~",
                "200 | GET /hello HTTP/1.1~Host: localhost~Origin: http://localhost~~",
                "200 | GET /hello HTTP/1.1~Host: 127.0.0.1:5000~Origin: http://127.0.0.1:5000~~",
                "200 | GET /hello HTTP/1.1~Host: [::1]:5000~~",
                "200 | GET /hello HTTP/1.1~Host: hearth.example~Origin: http://allowed.example~~"
            })
    void aRequestIsAnsweredWithWhatIsWrongWithIt(int status, String request) throws IOException {
        try (RawClient client =
                new RawClient(host).send(request.replace("~", "\r\n").replace('^', '\u0001'))) {
            assertEquals(status, client.status());
        }
    }

    @Test
    void aLongRequestLineIs414() throws IOException {
        try (RawClient client = new RawClient(host).send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n")) {
            assertEquals(414, client.status());
        }
    }

    @Test
    void tooManyHeadersAre431() throws IOException {
        try (RawClient client = new RawClient(host)) {
            client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n" + "a: b\r\n".repeat(2_000) + "\r\n");
            assertEquals(431, client.status());
        }
    }

    @Test
    void longHeadersAre431() throws IOException {
        try (RawClient client = new RawClient(host)) {
            client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\na: " + "b".repeat(20_000) + "\r\n\r\n");
            assertEquals(431, client.status());
        }
    }

    @Test
    void aBodyThatGoesOnForEverIsRefusedAndCut() throws IOException {
        byte[] piece = new byte[64 * 1024];
        try (RawClient client = new RawClient(host)) {
            client.send(POST + "Content-Length: 100000000\r\n\r\n");
            long sent = 0;
            try {
                while (sent < 100_000_000) {
                    client.send(piece);
                    sent += piece.length;
                }
            } catch (SocketException e) {
                assertTrue(sent < 100_000_000, "cut off"); // the answer may have been read or not: it was sent before
                return;
            }
            assertEquals(413, client.status());
        }
    }

    @Test
    void aChunkedBodyIsCountedToo() throws IOException {
        String chunk = "8000\r\n" + "a".repeat(0x8000) + "\r\n";
        try (RawClient client = new RawClient(host)) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 31; i++) {
                client.send(chunk);
            }
            assertEquals(413, client.status());
        }
    }

    @Test
    void headersThatDoNotEndAreCutAtTheDeadline() throws IOException {
        try (TestHost hasty = TestHost.start(TestLimits.headerDeadline(Duration.ofMillis(50)));
                RawClient silent = new RawClient(hasty);
                RawClient slow = new RawClient(hasty).send("GET /hello HTTP/1.1\r\nHost: loc")) {
            assertEquals("", silent.rest());
            assertEquals("", slow.rest());
        }
    }

    @Test
    void aConnectionServesOneRequestAfterTheOtherInOrder() throws IOException {
        CompletableFuture<Response> late = new CompletableFuture<>();
        host.router.get("/late", request -> late);
        try (RawClient client = new RawClient(host)) {
            client.send("GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n" + OK
                    + "HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            late.complete(Response.text(200, "late"));
            String rest = client.rest();
            String answers = rest.replaceAll("(?s)HTTP/1.1 (\\d+) .*?\r\n\r\n", "[$1]");
            assertEquals("[200]late[200]hello[200]", answers);
        }
    }

    @Test
    void aRouteThatFailsIs500AndTellsNothing() throws IOException {
        host.router.get("/broken", request -> CompletableFuture.failedFuture(new IOException("secret")));
        try (RawClient client = new RawClient(host)) {
            client.send("GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String answer = client.rest();
            assertTrue(answer.startsWith("HTTP/1.1 500 ") && !answer.contains("secret"), answer);
        }
    }
}
