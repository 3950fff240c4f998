package chat.hearth.app.client.foreign;

import static chat.hearth.app.client.StubHost.http;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.StubHost;
import chat.hearth.app.testkit.Links;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerProbeTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String NEW_OPEN = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":1,\"pingTimeout\":1}";
    private static final String OLD_OPEN = "62:" + NEW_OPEN + "2:40";
    private static final String HEALTH = "{\"name\":\"Lab\",\"session\":\"s\",\"protocol\":1,\"people\":0}";
    private static final LinkOptions UNVERIFIED =
            new LinkOptions(List.of(), "", null, Certificates.TAKEN_AS_THEY_ARE, "");

    private StubServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Finding found(Duration timeout, String link, LinkOptions options, UnaryOperator<String> answer)
            throws Exception {
        server = StubServer.answering(answer);
        return find(timeout, server.at(link), options);
    }

    private Finding found(String link, UnaryOperator<String> answer) throws Exception {
        return found(LONG, link, LinkOptions.NONE, answer);
    }

    private static Finding find(Duration timeout, ServerAddress address, LinkOptions options) throws Exception {
        return new ServerProbe(timeout).find(address, options).get(60, TimeUnit.SECONDS);
    }

    private static Finding is(ServerKind kind) {
        return new Finding.Found(kind);
    }

    private static Finding not(Trouble trouble, int status) {
        return new Finding.Failed(trouble, status);
    }

    /** Answers what starts with the path like this, and everything else with 404. */
    private static UnaryOperator<String> only(String path, String answer) {
        return head -> head.startsWith("GET " + path) ? answer : http("404 Not Found", "nothing");
    }

    @Test
    void aHearthHostIsKnownThoughItSpeaksSocketIoToo() throws Exception {
        assertEquals(
                is(ServerKind.HEARTH),
                found("%s", head -> http("200 OK", head.startsWith("GET /healthz ") ? HEALTH : NEW_OPEN)));
    }

    @Test
    void aHearthHostThatIsTooBusyForAnotherSessionIsAHearthHostAllTheSame() throws Exception {
        assertEquals(
                is(ServerKind.HEARTH),
                found(
                        "%s",
                        head -> head.startsWith("GET /healthz ")
                                ? http("200 OK", HEALTH)
                                : http("503 Service Unavailable", "")));
    }

    @ParameterizedTest
    @CsvSource({"4, '1'", "3, '1:1'"})
    void theSessionThatTheQuestionBeganIsEnded(String version, String goodbye) throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        found(
                "%s/path",
                head -> {
                    if (head.startsWith("POST ")) {
                        ended.complete(head);
                    }
                    return head.contains("EIO=" + version)
                            ? http("200 OK", version.equals("4") ? NEW_OPEN : OLD_OPEN)
                            : http("400 Bad Request", "");
                });

        String head = ended.get(60, TimeUnit.SECONDS);
        assertTrue(head.startsWith("POST /socket.io/?EIO=" + version + "&transport=polling&b64=1&sid=a "), head);
        assertTrue(head.contains("\r\nContent-Length: " + goodbye.length() + "\r\n"), head);
    }

    @Test
    void anotherServersHealthIsNotHearths() throws Exception {
        assertEquals(
                is(ServerKind.SOCKET_IO),
                found("%s", head -> http("200 OK", head.startsWith("GET /healthz ") ? "{\"ok\":true}" : NEW_OPEN)));
    }

    @Test
    void aSocketIoServerIsKnownByItsHandshake() throws Exception {
        assertEquals(is(ServerKind.SOCKET_IO), found("%s", only("/socket.io/?EIO=4", http("200 OK", NEW_OPEN))));
    }

    @Test
    void aServerThatNeverAnswersWhatItDoesNotKnowIsFoundAllTheSame() throws Exception {
        assertEquals(
                is(ServerKind.SOCKET_IO),
                found(
                        SHORT,
                        "%s",
                        LinkOptions.NONE,
                        head -> head.startsWith("GET /socket.io/") ? http("200 OK", NEW_OPEN) : ""));
    }

    @Test
    void anOldSocketIoServerAnswersTheNewQuestionInItsOwnWay() throws Exception {
        assertEquals(is(ServerKind.OLD_SOCKET_IO), found("%s", only("/socket.io/?EIO=4", http("200 OK", OLD_OPEN))));
    }

    @Test
    void anOldSocketIoServerThatKnowsOnlyItsOwnProtocolIsFound() throws Exception {
        assertEquals(
                is(ServerKind.OLD_SOCKET_IO),
                found(
                        "%s",
                        head -> head.contains("EIO=3")
                                ? http("200 OK", OLD_OPEN)
                                : http(
                                        "400 Bad Request",
                                        "{\"code\":5,\"message\":\"Unsupported protocol version\"}")));
    }

    @Test
    void aPathAndItsQueryAreAskedForInTheWayOfSocketIo() throws Exception {
        found("http://%s/aside?token=a", only("/socket.io/?EIO=4", http("200 OK", NEW_OPEN)));

        assertTrue(server.asked.get(0).startsWith("GET /socket.io/?EIO=4&transport=polling&b64=1&token=a "));
    }

    @ParameterizedTest
    @CsvSource({"ws://%s/ws", "http://%s/ws", "%s/ws"})
    void aWebSocketIsFoundAtItsPathWhateverTheLinkStartsWith(String link) throws Exception {
        assertEquals(
                is(ServerKind.WEB_SOCKET),
                found(
                        link,
                        head -> head.startsWith("GET /ws ") ? StubHost.webSocket(head) : http("404 Not Found", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, NOT_A_CHAT, 0",
        "404 Not Found, NOT_A_CHAT, 0",
        "302 Found, NOT_A_CHAT, 0",
        "401 Unauthorized, HTTP_ERROR, 401",
        "403 Forbidden, HTTP_ERROR, 403",
        "500 Internal Server Error, HTTP_ERROR, 500",
        "503 Service Unavailable, HTTP_ERROR, 503",
    })
    void aWebServerIsNoChatAndItsErrorsAreNamed(String status, Trouble trouble, int named) throws Exception {
        assertEquals(not(trouble, named), found("%s", head -> http(status, "<html>")));
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, NOT_A_CHAT, 0",
        "302 Found, HTTP_ERROR, 302",
        "404 Not Found, HTTP_ERROR, 404",
        "502 Bad Gateway, HTTP_ERROR, 502",
    })
    void whatIsNoWebSocketAtItsOwnLinkIsNamedByItsStatus(String status, Trouble trouble, int named) throws Exception {
        assertEquals(not(trouble, named), found("ws://%s/ws", head -> http(status, "")));
    }

    @ParameterizedTest
    @CsvSource({"%s", "ws://%s/ws"})
    void whatSpeaksNoHttpIsNoChat(String link) throws Exception {
        assertEquals(not(Trouble.NOT_A_CHAT, 0), found(link, head -> "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"%s", "ws://%s/ws", "https://%s"})
    void whoSaysNothingIsNotWaitedForForEver(String link) throws Exception {
        assertEquals(not(Trouble.TIMED_OUT, 0), found(SHORT, link, LinkOptions.NONE, head -> ""));
    }

    @ParameterizedTest
    @CsvSource({"%s", "ws://%s/ws", "wss://%s/ws"})
    void whereNobodyListensItIsRefused(String link) throws Exception {
        server = StubServer.answering(head -> "");
        ServerAddress address = server.at(link);
        server.close();

        assertEquals(not(Trouble.REFUSED, 0), find(LONG, address, LinkOptions.NONE));
    }

    @Test
    void aNameThatNobodyHasIsAnUnknownAddress() {
        ConnectException thrown = new ConnectException();
        thrown.initCause(new UnknownHostException("nobody"));

        assertEquals(not(Trouble.UNKNOWN_ADDRESS, 0), Failures.of(thrown, LinkOptions.NONE));
    }

    @ParameterizedTest
    @CsvSource({"https://%s", "wss://%s/ws"})
    void aCertificateThatNobodyVouchesForIsNotTrustedUnlessAskedTo(String link, @TempDir Path directory)
            throws Exception {
        server = StubServer.encrypted(
                directory, head -> head.startsWith("GET /ws ") ? StubHost.webSocket(head) : http("200 OK", NEW_OPEN));
        ServerKind kind = link.startsWith("wss") ? ServerKind.WEB_SOCKET : ServerKind.SOCKET_IO;

        assertEquals(not(Trouble.CERTIFICATE, 0), find(LONG, server.at(link), LinkOptions.NONE));
        assertEquals(is(kind), find(LONG, server.at(link), UNVERIFIED));
    }

    @Test
    void whatDoesNotEncryptIsSaidToBeThat() throws Exception {
        assertEquals(not(Trouble.NOT_ENCRYPTED, 0), found("https://%s", head -> http("400 Bad Request", "")));
    }

    @ParameterizedTest
    @CsvSource({"%s", "ws://%s/ws"})
    void headersAreSent(String link) throws Exception {
        LinkOptions options = new LinkOptions(
                List.of(new Header("Authorization", "Bearer abc"), new Header("X-Room", "lab")),
                "hearth.json",
                null,
                Certificates.VERIFIED,
                "");
        found(LONG, link, options, head -> http("503 Service Unavailable", ""));

        for (String head : server.asked) {
            assertTrue(head.contains("\r\nAuthorization: Bearer abc\r\n"), head);
            assertTrue(head.contains("\r\nX-Room: lab\r\n"), head);
        }
        String last = server.asked.get(server.asked.size() - 1);
        assertTrue(last.contains("Sec-WebSocket-Protocol: hearth.json\r\n"), last);
    }

    @Test
    void aProxyIsAskedInsteadOfTheServer() throws Exception {
        server = StubServer.answering(head -> http("200 OK", NEW_OPEN));

        Finding finding = find(LONG, Links.read("http://chat.example:1/"), through(server.port()));

        assertEquals(is(ServerKind.SOCKET_IO), finding);
        assertTrue(server.asked.get(0).startsWith("GET http://chat.example:1/socket.io/?EIO=4&"), server.asked.get(0));
    }

    @Test
    void aProxyThatDoesNotLeadThereIsBlamedAndNotTheServer() throws Exception {
        server = StubServer.answering(head -> http("502 Bad Gateway", ""));
        assertEquals(not(Trouble.PROXY, 0), find(LONG, Links.read("wss://chat.example/ws"), through(server.port())));
        assertTrue(server.asked.get(0).startsWith("CONNECT chat.example:443 "), server.asked.get(0));
        server.close();

        assertEquals(not(Trouble.PROXY, 0), find(LONG, Links.read("ws://chat.example:1/ws"), through(server.port())));
    }

    private static LinkOptions through(int port) {
        return new LinkOptions(List.of(), "", new HostAddress("127.0.0.1", port), Certificates.VERIFIED, "");
    }
}
