package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.hearth.conformance.FrameClient;
import chat.hearth.server.DoorClient.Desktop;
import java.nio.file.Path;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key by which a desktop is known. */
final class DesktopKeyTest {
    private static final String TOKEN = "token-of-ada-0123456789";

    @TempDir
    Path data;

    private final Desktop ada = new Desktop();
    private RunningServer host;

    @BeforeEach
    void start() {
        ServerLimits limits = ServerLimits.headless().with("connectionsPerAddress", "1000");
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null);
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private JSONObject come(DoorClient.Hello hello) throws Exception {
        return DoorClient.come(host.port(), hello);
    }

    private static String id(JSONObject welcome) throws Exception {
        return welcome.getJSONObject("you").getString("id");
    }

    @Test
    void aKeyIsTheSamePersonAfterARestartAndIsGivenNoToken() throws Exception {
        JSONObject first = come(session -> ada.auth(host.port(), session, "Ada"));
        assertFalse(first.has("token"));
        host.close();
        start();
        assertEquals(id(first), id(come(session -> ada.auth(host.port(), session, "Ada of old"))));
        assertNotEquals(id(first), id(come(session -> new Desktop().auth(host.port(), session, "Bob"))));
    }

    @Test
    void aKeyOwnsItsNameWhenItIsGoneAndAfterARestart() throws Exception {
        try (DoorClient client = DoorClient.open(host.port())) {
            client.knock(ada.auth(host.port(), client.session(), "Ada"));
            client.welcome();
            client.ask("join", new JSONObject().put("room", "lobby"));
        }
        come(session -> ada.auth(host.port(), session, "Ada")); // comes and goes
        host.close();
        start();
        for (String name : new String[] {"Ada", "\u0410da", "A D A"}) {
            JSONObject refused = come(session -> new Desktop().auth(host.port(), session, name));
            assertEquals("name-taken", refused.optString("code"), name);
        }
        assertEquals(
                "Ada",
                come(session -> ada.auth(host.port(), session, "Ada"))
                        .getJSONObject("you")
                        .getString("name"));
    }

    @Test
    void aTokenGoesBeforeAKey() throws Exception {
        JSONObject byToken = come(session -> new JSONObject().put("name", "Ada").put("token", TOKEN));
        JSONObject byBoth =
                come(session -> ada.auth(host.port(), session, "Ada").put("token", TOKEN));
        assertEquals(id(byToken), id(byBoth));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no proof",
                "another session",
                "another host",
                "the name of this machine that was not dialled",
                "another key",
                "a changed proof",
                "a short key",
                "no base64"
            })
    void aKeyWithoutAProofThatHoldsIsABadRequest(String what) throws Exception {
        String here = "127.0.0.1:" + host.port();
        JSONObject refused = come(session -> {
            JSONObject auth = ada.auth(host.port(), session, "Ada");
            String proof = auth.getString("proof");
            switch (what) {
                case "no proof" -> auth.remove("proof");
                case "another session" -> auth.put("proof", ada.proof(here, session + "x"));
                case "another host" -> auth.put("proof", ada.proof("192.0.2.7:5000", session));
                case "the name of this machine that was not dialled" ->
                    auth.put("proof", ada.proof("localhost:" + host.port(), session));
                case "another key" -> auth.put("key", new Desktop().key());
                case "a changed proof" -> auth.put("proof", (proof.charAt(0) == 'A' ? "B" : "A") + proof.substring(1));
                case "a short key" -> auth.put("key", ada.key().substring(4));
                default -> auth.put("key", "!" + ada.key().substring(1));
            }
            return auth;
        });
        assertEquals("bad-request", refused.getString("code"));
    }

    @Test
    void aProofIsGoodInItsOwnSessionOnly() throws Exception {
        try (DoorClient first = DoorClient.open(host.port());
                DoorClient second = DoorClient.open(host.port())) {
            JSONObject auth = ada.auth(host.port(), first.session(), "Ada");
            assertFalse(first.knock(auth).has("code"));
            assertEquals("bad-request", second.knock(auth).getString("code"));
        }
    }

    @Test
    void atPlainWebSocketsAKeyProvesNothing() throws Exception {
        try (FrameClient json = FrameClient.open(host.port(), "/ws", "Sec-WebSocket-Protocol: hearth.json\r\n")) {
            json.send("81:" + ada.auth(host.port(), "", "Ada").put("type", "hello"));
            assertEquals("bad-request", new JSONObject(json.next().substring(3)).getString("code"));
            assertEquals("88:1008", json.next());
        }
    }
}
