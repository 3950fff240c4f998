package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.conformance.FrameClient;
import chat.hearth.server.door.InvitationTerms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door of a host with its port and its store. */
final class DoorTest {
    private static final String OWNER = "owner-token-of-some-length";
    private static final String ADA = "token-of-ada-0123456789";
    private static final String RIGHT = "open sesame";
    private static final String JSON = "Sec-WebSocket-Protocol: hearth.json\r\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private RunningServer host;

    @BeforeEach
    void start() {
        start(ServerLimits.headless());
    }

    private void start(ServerLimits limits) {
        ServerLimits roomy = limits.with("connectionsPerAddress", "1000").with("unauthenticated", "1000");
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, roomy, OWNER);
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void restart() {
        host.close();
        start();
    }

    private static void await(CompletionStage<Void> stage) {
        stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void askForThePassword() {
        await(host.door().setPassword(RIGHT.toCharArray()));
        await(host.door().setPolicy(DoorPolicy.PASSWORD));
    }

    private String invite(int uses) throws Exception {
        return host.door().invite(new InvitationTerms(null, null, uses, "")).token();
    }

    private static JSONObject named(String name) throws Exception {
        return new JSONObject().put("name", name);
    }

    /** {@code in}, or the code of the refusal. */
    private String come(JSONObject auth) throws Exception {
        return DoorClient.come(host.port(), auth).optString("code", "in");
    }

    @Test
    void whoKnowsThePasswordComesInAndComesBackWithoutItAfterARestart() throws Exception {
        askForThePassword();
        assertEquals("password-needed", come(named("Ada").put("token", ADA)));
        assertEquals("password-wrong", come(named("Ada").put("token", ADA).put("password", "wrong")));
        JSONObject welcome =
                DoorClient.come(host.port(), named("Ada").put("token", ADA).put("password", RIGHT));
        assertEquals("password", welcome.getString("door"));
        assertEquals("in", come(named("Ada").put("token", ADA)));
        restart();
        assertEquals(DoorPolicy.PASSWORD, host.door().policy());
        assertEquals("in", come(named("Ada").put("token", ADA)));
        assertEquals("password-needed", come(named("Eve")));
        await(host.door().setPassword("another".toCharArray()));
        assertEquals("password-needed", come(named("Ada").put("token", ADA)));
        restart();
        assertEquals("in", come(named("Ada").put("token", ADA).put("password", "another")));
    }

    @Test
    void theTokenThatANewcomerIsGivenIsTheirPass() throws Exception {
        askForThePassword();
        String token = DoorClient.come(host.port(), named("Ada").put("password", RIGHT))
                .getString("token");
        restart();
        assertEquals("in", come(named("Ada").put("token", token)));
    }

    @Test
    void anInvitationCountsNewPeopleAndIsHashedInTheStore() throws Exception {
        await(host.door().setPolicy(DoorPolicy.INVITATION));
        String token = invite(1);
        assertEquals("invitation-needed", come(named("Ada")));
        assertEquals("invitation-bad", come(named("Ada").put("invitation", "A".repeat(22))));
        assertEquals("empty", come(named(" ").put("invitation", token))); // no use of it
        JSONObject ada = named("Ada").put("token", ADA).put("invitation", token);
        assertEquals("in", come(ada));
        assertEquals("in", come(ada));
        assertEquals("invitation-bad", come(named("Bob").put("invitation", token)));
        restart();
        assertEquals("in", come(named("Ada").put("token", ADA)));
        assertEquals("invitation-bad", come(named("Bob").put("invitation", token)));
        assertEquals(1, host.door().invitations().get(0).used());
        String second = invite(5);
        await(host.door().revoke(host.door().invitations().get(0).id()));
        assertEquals("invitation-bad", come(named("Bob").put("invitation", second)));
        host.close();
        String store = Files.readString(data.resolve("hearth.db"), StandardCharsets.ISO_8859_1);
        assertFalse(store.contains(token), "the token is in the store");
    }

    @Test
    void theHostComesInWithoutAnything() throws Exception {
        await(host.door().setPolicy(DoorPolicy.INVITATION));
        JSONObject welcome = DoorClient.come(host.port(), named("Host").put("token", OWNER));
        assertEquals("host", welcome.getJSONObject("you").getString("role"));
        assertEquals("invitation", welcome.getString("door"));
    }

    @Test
    void afterFiveWrongPasswordsNobodyMayTryUntilTheHostForgetsThem() throws Exception {
        askForThePassword();
        for (int i = 0; i < 5; i++) {
            assertEquals("password-wrong", come(named("Eve").put("password", "wrong " + i)));
        }
        JSONObject refused = DoorClient.come(host.port(), named("Eve").put("password", RIGHT));
        assertEquals("too-many-tries", refused.getString("code"));
        long wait = refused.getLong("retryAfterMs");
        assertTrue(wait > 0 && wait <= Duration.ofMinutes(5).toMillis(), () -> "wait " + wait);
        assertEquals("in", come(named("Ada").put("invitation", invite(1)))); // who need not try may come
        host.door().forgetTries();
        assertEquals("in", come(named("Eve").put("password", RIGHT)));
    }

    @Test
    void aStrangerLearnsNothingOfNames() throws Exception {
        try (DoorClient ada = DoorClient.open(host.port())) {
            ada.knock(named("Ada").put("token", ADA));
            askForThePassword();
            Set<String> answers = new HashSet<>();
            for (String name : List.of("Ada", "Eve", "", "x".repeat(100))) {
                answers.add(DoorClient.come(host.port(), named(name)).toString());
            }
            assertEquals(1, answers.size(), answers::toString);
            answers.clear();
            for (String name : List.of("Ada", "Eve", "", "x".repeat(100))) {
                answers.add(DoorClient.come(host.port(), named(name).put("password", "wrong"))
                        .toString());
            }
            assertEquals(1, answers.size(), answers::toString);
            assertEquals("name-taken", come(named("\u0410da").put("password", RIGHT)));
        }
    }

    @Test
    void guestsAreGuestsAndPlainClientsNeedWhatEverybodyNeeds() throws Exception {
        assertEquals(
                "guest",
                DoorClient.come(host.port(), named("Gwen").put("guest", true))
                        .getJSONObject("you")
                        .getString("role"));
        askForThePassword();
        assertEquals("password-needed", come(new JSONObject()));
        assertEquals("password-needed", older(""));
        assertEquals("in", older("password=open%20sesame"));
        assertEquals("in", older("name=Ada&password=open%20sesame"));
        assertEquals("in", older("name=Bob&guest=true&invitation=" + invite(1)));
        try (DoorClient plain = DoorClient.openWithQuery(host.port(), "password=open%20sesame")) {
            assertEquals("{}", plain.knock(new JSONObject()).toString());
        }
    }

    private String older(String query) throws Exception {
        try (DoorClient client = DoorClient.openOlder(host.port(), query)) {
            return client.answer().optString("code", "in");
        }
    }

    @Test
    void plainWebSocketsNeedWhatEverybodyNeeds() throws Exception {
        askForThePassword();
        try (FrameClient stranger = FrameClient.open(host.port(), "/ws", "");
                FrameClient named = FrameClient.open(host.port(), "/ws?name=Bob&password=wrong", "");
                FrameClient guest = FrameClient.open(host.port(), "/ws?password=open%20sesame", "");
                FrameClient json = FrameClient.open(host.port(), "/ws", JSON);
                FrameClient refused = FrameClient.open(host.port(), "/ws", JSON)) {
            assertEquals("88:1008", stranger.next());
            assertEquals("88:1008", named.next());
            guest.send("81:hello");
            assertEquals("81:hello", guest.next());
            json.send("81:{\"type\":\"hello\",\"name\":\"Ada\",\"password\":\"open\\u0020sesame\"}");
            assertEquals("welcome", new JSONObject(json.next().substring(3)).getString("type"));
            refused.send("81:{\"type\":\"hello\",\"name\":\"Eve\"}");
            assertEquals("password-needed", new JSONObject(refused.next().substring(3)).getString("code"));
            assertEquals("88:1008", refused.next());
        }
    }

    @Test
    void visitorsByHttpNeedTheWebhookTokenWhenTheDoorIsClosed() throws Exception {
        assertEquals(200, http("GET", "/api/rooms", ""));
        askForThePassword();
        String token = Files.readString(data.resolve("webhook-token")).strip();
        for (String path : List.of("GET /api/rooms", "GET /api/rooms/lobby/messages", "POST /longlat")) {
            String[] parts = path.split(" ", -1);
            assertEquals(401, http(parts[0], parts[1], ""), path);
            assertEquals(401, http(parts[0], parts[1], "wrong"), path);
            assertEquals(200, http(parts[0], parts[1], token), path);
        }
        String ticket = DoorClient.come(host.port(), named("Ada").put("password", RIGHT))
                .getString("ticket");
        assertEquals(200, http("GET", "/api/rooms", ticket));
        assertEquals(200, http("GET", "/api/rooms?ticket=" + ticket, ""));
        assertEquals(200, http("GET", "/healthz", ""));
        await(host.door().setPolicy(DoorPolicy.OPEN));
        assertEquals(200, http("POST", "/longlat", ""));
    }

    private int http(String method, String path, String token) throws Exception {
        return send(method, path, token).statusCode();
    }

    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        String body = method.equals("POST") ? "{\"longitude\": 18, \"latitude\": 59}" : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void howTheDoorIsStandsInTheHealthAndReachesTheListeners() throws Exception {
        List<String> doors = new ArrayList<>();
        for (DoorPolicy policy : List.of(DoorPolicy.INVITATION, DoorPolicy.OPEN)) {
            await(host.door().setPolicy(policy));
            doors.add(new JSONObject(send("GET", "/healthz", "").body()).getString("door"));
        }
        assertEquals(List.of("invitation", "open"), doors);
    }

    @Test
    void aHundredPeopleComeInAtOnceWithOnePassword() throws Exception {
        askForThePassword();
        restart();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                JSONObject auth = named("Person " + i).put("password", RIGHT);
                answers.add(threads.submit(() -> come(auth)));
            }
            for (Future<String> answer : answers) {
                assertEquals("in", answer.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
