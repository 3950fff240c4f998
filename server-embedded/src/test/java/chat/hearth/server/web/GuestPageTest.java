package chat.hearth.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.HostInProcess;
import chat.hearth.server.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the guest page is served, and what stands in its files. */
final class GuestPageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path SOURCES = Path.of("src/main/resources/chat/hearth/server/page");
    private static final int MOST_BYTES = 150_000;

    @TempDir
    Path data;

    private RunningServer host;

    @BeforeEach
    void start() {
        host = HostInProcess.start(data);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20));
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thePageMayDoWhatItNeedsAndNothingElse() throws Exception {
        HttpResponse<String> page = ask("GET", "/");
        String here = "127.0.0.1:" + host.port();
        Map<String, String> expected = Map.of(
                "content-type", "text/html; charset=utf-8",
                "cache-control", "no-cache",
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "cross-origin-resource-policy", "same-origin",
                "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self' ws://"
                                + here + " wss://" + here
                                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
                                + " require-trusted-types-for 'script'; trusted-types 'none'");
        Map<String, String> actual = expected.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> page.headers().firstValue(name).orElse("")));
        assertEquals(expected, actual);
        String permissions = page.headers().firstValue("permissions-policy").orElse("");
        assertTrue(permissions.contains("camera=(), ") && permissions.contains("microphone=()"), permissions);
    }

    @Test
    void everyFileOfThePageIsServedWithItsType() throws Exception {
        Map<String, String> types = new TreeMap<>();
        for (String name : GuestPage.FILES) {
            HttpResponse<String> file = ask("GET", path(name));
            assertEquals(Files.readString(SOURCES.resolve(name)), file.body(), name);
            types.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    file.headers().firstValue("content-type").orElse(""));
        }
        assertEquals(
                Map.of(
                        "html", "text/html; charset=utf-8",
                        "css", "text/css; charset=utf-8",
                        "mjs", "text/javascript; charset=utf-8",
                        "svg", "image/svg+xml"),
                types);
        assertEquals(404, ask("GET", "/hearth/index.mjs").statusCode());
    }

    @Test
    void theFilesOfThePageAreAllAndAreSmall() throws Exception {
        try (var files = Files.list(SOURCES)) {
            List<Path> all = files.toList();
            Set<String> names =
                    all.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(Set.copyOf(GuestPage.FILES), names);
            long bytes = 0;
            for (Path file : all) {
                bytes += Files.size(file);
            }
            assertTrue(bytes < MOST_BYTES, bytes + " bytes");
        }
    }

    @Test
    void allModulesAreAskedForAtOnce() throws Exception {
        String index = Files.readString(SOURCES.resolve("index.html"));
        Set<String> named = new TreeSet<>();
        Matcher modules = Pattern.compile("/hearth/([a-z]+\\.mjs)\"").matcher(index);
        while (modules.find()) {
            named.add(modules.group(1));
        }
        assertEquals(
                GuestPage.FILES.stream().filter(name -> name.endsWith(".mjs")).collect(Collectors.toSet()), named);
    }

    @Test
    void whoHasAFileAlreadyIsToldSo() throws Exception {
        for (String path : List.of("/", "/hearth/main.mjs")) {
            HttpResponse<String> first = ask("GET", path);
            String tag = first.headers().firstValue("etag").orElseThrow();
            assertEquals(304, ask("GET", path, "If-None-Match", tag).statusCode());
            assertEquals(
                    304, ask("GET", path, "If-None-Match", "\"old\", W/" + tag).statusCode());
            assertEquals(200, ask("GET", path, "If-None-Match", "\"old\"").statusCode());
            HttpResponse<String> head = ask("HEAD", path);
            assertEquals("", head.body());
            assertEquals(
                    Integer.toString(first.body().getBytes(StandardCharsets.UTF_8).length),
                    head.headers().firstValue("content-length").orElse(""));
        }
    }

    /** A page without TLS from another machine's address has no secure context, and with it not all that browsers can do. */
    @Test
    void nothingInThePageTurnsTextIntoMarkupOrCodeOrNeedsTls() throws Exception {
        Pattern forbidden = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|\\bFunction\\b"
                        + "|setAttribute\\(['\"]on|DOMParser|createContextualFragment|srcdoc|javascript:|randomUUID|crypto\\.subtle"
                        + "|navigator\\.(?:clipboard|serviceWorker)|https?://(?!www\\.w3\\.org/2000/svg)[\\w.]|\\son\\w+=|style=");
        for (String name : GuestPage.FILES) {
            Matcher found = forbidden.matcher(Files.readString(SOURCES.resolve(name)));
            assertTrue(!found.find(), () -> name + ": " + found.group());
        }
    }

    private static String path(String name) {
        return name.equals("index.html") ? "/" : "/hearth/" + name;
    }
}
