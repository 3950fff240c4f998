package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --static DIR}. */
final class StaticFilesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Path folder;
    private RunningServer host;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectories(directory.resolve("static"));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("index.html"), "<h1>Home</h1>");
        Files.writeString(folder.resolve("my page.html"), "spaces");
        Files.writeString(folder.resolve(".hidden"), "hidden");
        Files.createDirectories(folder.resolve("socket.io"));
        Files.writeString(folder.resolve("socket.io/socket.io.js"), "io = 1;");
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/index.html"), "sub");
        Files.createSymbolicLink(folder.resolve("link.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("out"), directory);
        Files.createDirectories(folder.resolve("led"));
        Files.createSymbolicLink(folder.resolve("led/index.html"), directory.resolve("secret.txt"));
        Files.writeString(folder.resolve("data.bin"), "x");
        host = start(folder);
    }

    private RunningServer start(Path served) {
        ServerConfig config = new ServerConfig(
                "Our house",
                "127.0.0.1",
                0,
                directory.resolve("data"),
                ServerLimits.headless(),
                null,
                AllowedOrigins.NONE,
                WebOptions.DEFAULTS.withFiles(served));
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .timeout(Duration.ofSeconds(20));
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                       | text/html; charset=utf-8       | <h1>Home</h1>",
                "/index.html             | text/html; charset=utf-8       | <h1>Home</h1>",
                "/my%20page.html         | text/html; charset=utf-8       | spaces",
                "/sub/                   | text/html; charset=utf-8       | sub",
                "/socket.io/socket.io.js | text/javascript; charset=utf-8 | io = 1;",
                "/data.bin               | application/octet-stream       | x",
            })
    void aFileIsServedWithItsType(String path, String type, String body) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals("200 " + body, response.statusCode() + " " + response.body());
        assertEquals(type, response.headers().firstValue("content-type").orElse(""));
        assertEquals(
                "nosniff",
                response.headers().firstValue("x-content-type-options").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.html",
                "/empty/",
                "/index.html/",
                "/.hidden",
                "/link.txt",
                "/out/secret.txt",
                "/led/",
                "/socket.io/socket.io.js.map",
                "/%00",
                "/sub%5c..%5c..%5csecret.txt",
            })
    void whatIsNotThereIs404(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("There is nothing at this address."), response::body);
    }

    /** As no client would write it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/sub/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "//etc/hostname"
            })
    void nothingLeadsOutOfTheFolder(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        }
    }

    @Test
    void aFolderHasASlash() throws Exception {
        HttpResponse<String> response = get("/sub");
        assertEquals(
                "301 /sub/",
                response.statusCode() + " "
                        + response.headers().firstValue("location").orElse(""));
    }

    @Test
    void whoHasTheFileAlreadyIsNotSentIt() throws Exception {
        HttpResponse<String> first = get("/index.html");
        String tag = first.headers().firstValue("etag").orElseThrow();
        String modified = first.headers().firstValue("last-modified").orElseThrow();
        for (List<String> header : List.of(
                List.of("If-None-Match", tag),
                List.of("If-None-Match", "\"other\", W/" + tag),
                List.of("If-None-Match", "*"),
                List.of("If-Modified-Since", modified))) {
            HttpResponse<String> again = get("/index.html", header.get(0), header.get(1));
            assertEquals("304 ", again.statusCode() + " " + again.body(), header::toString);
            assertEquals(tag, again.headers().firstValue("etag").orElse(""));
        }
        for (List<String> header : List.of(
                List.of("If-None-Match", "\"other\""),
                List.of("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
                List.of("If-Modified-Since", "yesterday"))) {
            assertEquals(200, get("/index.html", header.get(0), header.get(1)).statusCode(), header::toString);
        }
        Files.writeString(folder.resolve("index.html"), "<h1>Changed</h1>");
        assertEquals(200, get("/index.html", "If-None-Match", tag).statusCode());
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + "/index.html"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(
                "200 13 ",
                response.statusCode() + " "
                        + response.headers().firstValue("content-length").orElse("") + " " + response.body());
    }

    @Test
    void theChatGoesBeforeTheFiles() throws Exception {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/rooms"), "a file");
        Files.writeString(folder.resolve("healthz"), "a file");
        assertTrue(get("/api/rooms").body().startsWith("{\"ok\":true,\"rooms\":["));
        assertTrue(get("/healthz").body().startsWith("{\"name\":\"Our house\""));
        assertTrue(get("/socket.io/?EIO=4&transport=polling").body().startsWith("0{"));
    }

    @Test
    void withoutAnIndexTheHostShowsItsOwnPage() throws Exception {
        Files.delete(folder.resolve("index.html"));
        assertTrue(get("/").body().contains("/hearth/main.mjs"));
    }
}
