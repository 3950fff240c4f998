package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of others are told (Fetch standard, "CORS protocol"), in the headers as they are on the wire. */
final class CorsTest {
    private static final String ALLOWED = "http://allowed.example";
    private static final Pattern DATE =
            Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

    @Test
    void theAnswerNamesTheOriginThatMayReadIt() throws IOException {
        try (TestHost host = TestHost.start()) {
            Map<String, String> expected = Map.of(
                    "Status", "200",
                    "Access-Control-Allow-Origin", ALLOWED,
                    "Access-Control-Allow-Credentials", "true",
                    "Vary", "Origin");
            assertEquals(expected, cors(host, "GET /socket.io/?EIO=4&transport=polling", "Origin: " + ALLOWED));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET /socket.io/?EIO=4&transport=polling&sid=stale",
                "400 | GET /socket.io/?EIO=9&transport=websocket",
                "404 | GET /nothing",
                "405 | DELETE /longlat",
                "500 | POST /longlat",
            })
    void soDoesAnErrorOrThePageCouldNotSayWhatWentWrong(int status, String request) throws IOException {
        try (TestHost host = TestHost.start()) {
            host.router.post("/longlat", 10, asked -> CompletableFuture.failedFuture(new IOException("no")));
            Map<String, String> answer = cors(host, request, "Origin: " + ALLOWED);
            assertEquals(String.valueOf(status), answer.get("Status"));
            assertEquals(ALLOWED, answer.get("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void soDoesABodyThatIsTooLarge() throws IOException {
        try (TestHost host = TestHost.start()) {
            host.router.post("/longlat", 10, asked -> CompletableFuture.completedFuture(Response.text(200, "ok")));
            Map<String, String> answer = cors(host, "POST /longlat", "Origin: " + ALLOWED, "Content-Length: 11");
            assertEquals("413", answer.get("Status"));
            assertEquals(ALLOWED, answer.get("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void aBrowserIsToldBeforeABinaryPostThatItMayBeSent() throws IOException {
        try (TestHost host = TestHost.start()) {
            Map<String, String> expected = Map.of(
                    "Status", "204",
                    "Access-Control-Allow-Origin", ALLOWED,
                    "Access-Control-Allow-Credentials", "true",
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
                    "Access-Control-Allow-Headers", "content-type,x-mine",
                    "Access-Control-Max-Age", "600",
                    "Vary", "Access-Control-Request-Headers, Origin");
            Map<String, String> answer = cors(
                    host,
                    "OPTIONS /socket.io/?EIO=3&transport=polling&sid=any",
                    "Origin: " + ALLOWED,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type,x-mine");
            assertEquals(expected, answer);
        }
    }

    @Test
    void aForeignPageIsToldNothing() throws IOException {
        try (TestHost host = TestHost.start()) {
            for (String origin : List.of("http://evil.example", "http://allowed.example.evil", "null")) {
                Map<String, String> expected = Map.of("Status", "403", "Vary", "Origin");
                assertEquals(expected, cors(host, "GET /socket.io/?EIO=4&transport=polling", "Origin: " + origin));
                String[] preflight = {"Origin: " + origin, "Access-Control-Request-Method: POST"};
                assertEquals(expected, cors(host, "OPTIONS /socket.io/?EIO=4&transport=polling", preflight));
            }
            assertEquals(0, host.io.sessions());
        }
    }

    @Test
    void aHostThatAllowsNobodyElseSaysNothing() throws IOException {
        try (TestHost host = TestHost.start(AllowedOrigins.NONE)) {
            String opening = "GET /socket.io/?EIO=4&transport=polling";
            assertEquals(Map.of("Status", "200"), cors(host, opening));
            assertEquals(Map.of("Status", "200"), cors(host, opening, "Origin: http://localhost"));
            assertEquals(Map.of("Status", "403"), cors(host, opening, "Origin: " + ALLOWED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://anybody.example", "https://other.example:8443"})
    void pagesFromAnywhereMayTalkToAHostThatWantsThem(String origin) throws IOException {
        try (TestHost host = TestHost.start(new AllowedOrigins.Any())) {
            Map<String, String> answer = cors(host, "GET /socket.io/?EIO=4&transport=polling", "Origin: " + origin);
            assertEquals("200", answer.get("Status"));
            assertEquals(origin, answer.get("Access-Control-Allow-Origin"));
            try (RawClient client = new RawClient(host)) {
                client.send(RawClient.HANDSHAKE.replace("\r\n\r\n", "\r\nOrigin: " + origin + "\r\n\r\n"));
                assertEquals(101, client.status());
            }
        }
    }

    /** The status and the headers that are about origins; every answer has a date, too. */
    private static Map<String, String> cors(TestHost host, String request, String... headers) throws IOException {
        try (RawClient client = new RawClient(host)) {
            client.send(request + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "\r\n" : "\r\n\r\n"));
            String head = client.head();
            Map<String, String> shown = new TreeMap<>();
            shown.put("Status", head.substring(9, 12));
            head.lines().skip(1).filter(line -> !line.isEmpty()).forEach(line -> {
                String[] header = line.split(": ", 2);
                if (header[0].startsWith("Access-Control-") || header[0].equals("Vary")) {
                    shown.put(header[0], header[1]);
                } else if (header[0].equals("Date") && DATE.matcher(header[1]).matches()) {
                    shown.put("Date", "");
                }
            });
            assertEquals("", shown.remove("Date"), head);
            return shown;
        }
    }
}
