package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of others, and names that others have pointed at this machine: 200 of each, at every way in. */
final class ForeignPagesTest {
    private static final int VARIANTS = 200;

    private static final String WEB_SOCKET = String.join(
            "\r\n",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "");

    /** Names that are not this machine's, whatever they lead to. */
    private static final List<String> NAMES = List.of(
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "evil-127.0.0.1.example",
            "127.0.0.1.nip.example",
            "xlocalhost",
            "localhostx",
            "localhost.localdomain.example",
            "local",
            "hearth",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.0.0.1.",
            "127.0.0.256",
            "127.0.0.1.1",
            "xn--lcalhost-4za.example",
            "a",
            "EVIL.EXAMPLE");

    @TempDir
    Path data;

    private RunningServer host;
    private String here;

    @BeforeEach
    void start() {
        host = HostInProcess.start(data);
        here = "127.0.0.1:" + host.port();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** Each way in, as the request line and the headers that belong to it. */
    private static Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("page", "GET / HTTP/1.1\r\n");
        ways.put("module", "GET /hearth/main.mjs HTTP/1.1\r\n");
        ways.put("polling", "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n");
        ways.put("upgrade", "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n" + WEB_SOCKET);
        ways.put("plain upgrade", "GET /ws HTTP/1.1\r\n" + WEB_SOCKET);
        ways.put("API", "GET /api/rooms HTTP/1.1\r\n");
        ways.put("health", "GET /healthz HTTP/1.1\r\n");
        return ways;
    }

    @Test
    void itsOwnPageIsLetIn() throws Exception {
        Map<String, Integer> expected = new LinkedHashMap<>();
        Map<String, Integer> actual = new LinkedHashMap<>();
        for (Map.Entry<String, String> way : ways().entrySet()) {
            expected.put(way.getKey(), way.getKey().contains("upgrade") ? 101 : 200);
            actual.put(way.getKey(), status(way.getValue(), here, "http://" + here));
        }
        assertEquals(expected, actual);
    }

    @Test
    void noPageOfOthersIs() throws Exception {
        Set<String> origins = new LinkedHashSet<>(List.of(
                "null",
                "",
                "*",
                here,
                "//" + here,
                "http://" + here + "/",
                "http://" + here + "?",
                "http://" + here + "#",
                "http://me@" + here,
                "http://" + here + "@evil.example",
                "http://" + here + " http://evil.example",
                "http://evil.example http://" + here,
                "http://" + here + ", http://evil.example",
                "http://" + here + "\thttp://evil.example",
                "http:/" + here,
                "http:\\\\" + here,
                "http://127.0.0.1",
                "http://127.0.0.1:",
                "http://127.0.0.1:0" + host.port(),
                "http://127.0.0.1:" + (host.port() - 1),
                "http://localhost:" + host.port(),
                "http://[::1]:" + host.port(),
                "http://[::ffff:127.0.0.1]:" + host.port(),
                "http://0.0.0.0:" + host.port(),
                "file://",
                "file:///etc/hosts",
                "data:text/html,x",
                "about:blank"));
        List<String> schemes = List.of("http", "https", "ws", "ftp", "chrome-extension");
        NAMES.forEach(name -> schemes.forEach(
                scheme -> Stream.of("", ":" + host.port()).forEach(port -> origins.add(scheme + "://" + name + port))));
        for (String origin : some(origins)) {
            for (Map.Entry<String, String> way : ways().entrySet()) {
                assertEquals(403, status(way.getValue(), here, origin), way.getKey() + ": " + origin);
            }
        }
    }

    @Test
    void noNameThatOthersHavePointedHereIsAnswered() throws Exception {
        Set<String> names = new LinkedHashSet<>(List.of(
                "",
                "[::1].evil.example",
                "[evil.example]",
                "[127.0.0.1",
                here + ":80",
                "127.0.0.1@evil.example",
                "evil.example@127.0.0.1",
                "evil.example#127.0.0.1",
                "evil.example/127.0.0.1",
                "evil.example,127.0.0.1",
                "127.0.0.1,evil.example",
                "127.0.0.1 evil.example",
                "evil.example?127.0.0.1",
                "127.0.0.1:x",
                "127.0.0.1:123456",
                "localhost.",
                "*"));
        List<String> ports = List.of("", ":" + host.port(), ":80", ":", ":0" + host.port());
        List<String> parts = List.of("", "www.", "a.b.");
        NAMES.forEach(name -> parts.forEach(part -> ports.forEach(port -> names.add(part + name + port))));
        for (String name : some(names)) {
            for (Map.Entry<String, String> way : ways().entrySet()) {
                for (String origin : List.of("", "http://" + name)) { // a page that was loaded from that name sends it
                    int status = origin.isEmpty()
                            ? status(way.getValue(), name, null)
                            : status(way.getValue(), name, origin);
                    assertEquals(403, status == 400 ? 403 : status, way.getKey() + ": " + name);
                }
            }
        }
    }

    private static List<String> some(Set<String> variants) {
        List<String> some = new ArrayList<>(variants).subList(0, VARIANTS);
        assertEquals(VARIANTS, some.size());
        return some;
    }

    private int status(String head, String name, @Nullable String origin) throws IOException {
        String request =
                head + "Host: " + name + "\r\n" + (origin == null ? "" : "Origin: " + origin + "\r\n") + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = String.valueOf(answer.readLine());
            return Integer.parseInt(line.split(" ", -1)[1]);
        }
    }
}
