package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.server.door.OwnerLink;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner of a host without a window: who they are is shown with the wire. */
final class OwnerLinkTest {
    private static final String ADA = "token-of-ada-0123456789";
    private static final String BOB = "token-of-bob-0123456789";
    private static final String GRACE = "token-of-grace-01234567";

    @TempDir
    Path data;

    private OwnerLink link;
    private RunningServer host;

    @BeforeEach
    void start() throws IOException {
        link = OwnerLink.in(data);
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), null)
                .withOwnerInvitation(link.token());
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        link.write("127.0.0.1:" + host.port());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void restart() throws IOException {
        host.close();
        start();
    }

    private static JSONObject named(String name, String token) throws JSONException {
        return new JSONObject().put("name", name).put("token", token);
    }

    private JSONObject owner(String name, String token) throws JSONException {
        return named(name, token).put("invitation", link.token());
    }

    private JSONObject come(JSONObject auth) throws Exception {
        return DoorClient.come(host.port(), auth);
    }

    private String role(JSONObject auth) throws Exception {
        return come(auth).getJSONObject("you").getString("role");
    }

    @Test
    void whoeverShowsItIsTheHostAndNobodyElse() throws Exception {
        assertEquals("member", role(named("Ada", ADA)));
        assertEquals("host", role(owner("Ada", ADA)));
        assertEquals("member", role(named("Bob", BOB)));
        assertEquals("member", role(named("Bob", BOB).put("invitation", "A".repeat(22))));
        assertEquals(
                "member", role(named("Bob", BOB).put("invitation", link.token().substring(1))));
        assertEquals("guest", role(named("Grace", GRACE).put("guest", true)));
    }

    @Test
    void whoeverHasShownItStaysTheHostWithoutIt() throws Exception {
        assertEquals("host", role(owner("Ada", ADA)));
        assertEquals("host", role(named("Ada", ADA)));
        restart();
        assertEquals("host", role(named("Ada", ADA)));
        assertEquals("member", role(named("Bob", BOB)));
    }

    @Test
    void whoeverWasNobodyYetIsKnownByTheTokenThatTheyAreGiven() throws Exception {
        JSONObject welcome = come(new JSONObject().put("name", "Ada").put("invitation", link.token()));
        assertEquals("host", welcome.getJSONObject("you").getString("role"));
        assertEquals("host", role(named("Ada", welcome.getString("token"))));
    }

    @Test
    void aDesktopIsKnownByItsKey() throws Exception {
        DoorClient.Desktop desktop = new DoorClient.Desktop();
        DoorClient.come(
                host.port(),
                session -> desktop.auth(host.port(), session, "Ada").put("invitation", link.token()));
        restart();
        JSONObject welcome = DoorClient.come(host.port(), session -> desktop.auth(host.port(), session, "Ada"));
        assertEquals("host", welcome.getJSONObject("you").getString("role"));
    }

    @Test
    void itOpensEveryDoorAndSoDoesHavingShownIt() throws Exception {
        host.door().setPolicy(DoorPolicy.INVITATION).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertEquals("invitation-needed", come(named("Ada", ADA)).getString("code"));
        assertEquals("host", role(owner("Ada", ADA)));
        assertEquals("host", role(named("Ada", ADA)));
    }

    @Test
    void theOwnerModeratesAndNoModeratorCanSendThemAway() throws Exception {
        try (DoorClient ada = DoorClient.open(host.port());
                DoorClient bob = DoorClient.open(host.port())) {
            ada.knock(owner("Ada", ADA));
            String adasId = ada.welcome().getJSONObject("you").getString("id");
            bob.knock(named("Bob", BOB));
            String bobsId = bob.welcome().getJSONObject("you").getString("id");
            JSONObject moderator = new JSONObject().put("member", bobsId).put("role", "moderator");
            assertTrue(ada.ask("role", moderator).getBoolean("ok"));
            JSONObject refused = bob.ask("ban", new JSONObject().put("member", adasId));
            assertFalse(refused.getBoolean("ok"));
        }
    }

    @Test
    void whoeverWasBannedAndShowsItIsTheHost() throws Exception {
        try (DoorClient ada = DoorClient.open(host.port());
                DoorClient bob = DoorClient.open(host.port())) {
            bob.knock(named("Bob", BOB));
            String bobsId = bob.welcome().getJSONObject("you").getString("id");
            ada.knock(owner("Ada", ADA));
            ada.welcome();
            assertTrue(ada.ask("ban", new JSONObject().put("member", bobsId)).getBoolean("ok"));
        }
        assertEquals("banned", come(named("Bob", BOB)).getString("code"));
        assertEquals("host", role(owner("Bob", BOB)));
        assertEquals("host", role(named("Bob", BOB)));
    }

    @Test
    void aNameThatIsTakenMakesNobodyTheHost() throws Exception {
        try (DoorClient ada = DoorClient.open(host.port())) {
            ada.knock(named("Ada", ADA));
            ada.welcome();
            assertEquals("name-taken", come(owner("Ada", BOB)).getString("code"));
        }
        assertEquals("member", role(named("Bob", BOB)));
    }

    @Test
    void withoutItsFileThereIsAnotherLinkAndNoOwnerAnyMore() throws Exception {
        assertEquals("host", role(owner("Ada", ADA)));
        String before = link.token();
        Files.delete(data.resolve("owner-link"));
        restart();
        assertNotEquals(before, link.token());
        assertEquals("member", role(named("Ada", ADA)));
        assertEquals("member", role(named("Ada", ADA).put("invitation", before)));
        assertEquals("host", role(owner("Bob", BOB)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hearth://join?host=127.0.0.1:5000&t=short", "rm -rf /\n", "\u0000"})
    void aFileThatIsNoLinkIsReplaced(String content) throws Exception {
        Files.writeString(data.resolve("owner-link"), content);
        restart();
        assertEquals(
                "hearth://join?host=127.0.0.1:" + host.port() + "&t=" + link.token() + "\n",
                Files.readString(data.resolve("owner-link")));
    }

    @Test
    void onlyTheHostsUserMayReadItsFiles() throws Exception {
        come(owner("Ada", ADA));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            for (String file : List.of("owner-link", "owners", "webhook-token")) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
                        file);
            }
        }
        assertFalse(Files.readString(data.resolve("owners")).contains(link.token()), "the secret is written twice");
    }
}
