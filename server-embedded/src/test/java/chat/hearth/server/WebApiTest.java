package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.conformance.FrameClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat by HTTP. */
final class WebApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String STOCKHOLM = "{\"longitude\": 18.063240, \"latitude\": 59.334591}";

    @TempDir
    Path data;

    private RunningServer host;

    @BeforeEach
    void start() {
        host = start(WebOptions.DEFAULTS, ServerLimits.headless());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private RunningServer start(WebOptions web, ServerLimits limits) {
        ServerConfig config =
                new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null, AllowedOrigins.NONE, web);
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(at(path));
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = at(path).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private String token() throws Exception {
        return "Bearer " + Files.readString(data.resolve("webhook-token")).strip();
    }

    private static String problem(HttpResponse<String> response) throws Exception {
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("content-type").orElse(""),
                response::body);
        JSONObject json = new JSONObject(response.body());
        assertEquals(response.statusCode(), json.getInt("status"));
        return json.getString("detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void aPositionReachesEveryPlainListenerAndStandsInTheLobby(String type) throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        ada.ask("join", new JSONObject().put("room", "lobby"));
        try (FrameClient one = FrameClient.open(host.port(), "/ws", "");
                FrameClient two = FrameClient.open(host.port(), "/ws?name=Bob", "");
                FrameClient elsewhere = FrameClient.open(host.port(), "/ws?name=Cy&room=tea", "")) {
            elsewhere.send("81:tea");
            assertEquals("81:tea", elsewhere.next());
            two.send("81:here"); // after joining
            assertEquals("81:here", two.next());
            HttpResponse<String> response = post("/longlat", STOCKHOLM, "Content-Type", type);

            assertEquals(200, response.statusCode(), response::body);
            assertEquals("81:59.334591 18.063240", two.next());
            assertEquals("81:59.334591 18.063240", elsewhere.next()); // and nothing else of the lobby
            String first = one.next();
            assertEquals("81:59.334591 18.063240", first.equals("81:here") ? one.next() : first);
            String text = "Position 59.334591 18.063240: https://www.openstreetmap.org/?mlat=59.334591&mlon=18.063240";
            JSONObject event = ada.hear(text);
            assertEquals(
                    "message Position guest",
                    event.getString("type") + " "
                            + event.getJSONObject("author").getString("name") + " "
                            + event.getJSONObject("author").getString("role"));
            assertEquals(59.334591, event.getJSONObject("position").getDouble("latitude"));
            assertEquals(18.06324, event.getJSONObject("position").getDouble("longitude"));
            assertEquals(event.getLong("seq"), new JSONObject(response.body()).getLong("seq"));
        }
        ada.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                        | not valid JSON",
                "longitude=18&latitude=59                  | not valid JSON",
                "{\"longitude\": 18.063240, \"latitude\": 59.334591 | not valid JSON",
                "{\"longitude\": 18.063240}                | 'latitude' must be a number",
                "{\"latitude\": 59.334591}                 | 'longitude' must be a number",
                "{\"longitude\": \"18\", \"latitude\": 59} | 'longitude' must be a number",
                "{\"longitude\": null, \"latitude\": 59}   | 'longitude' must be a number",
                "{\"longitude\": NaN, \"latitude\": 59}    | not valid JSON",
                "{\"longitude\": 1e999, \"latitude\": 59}  | a JSON number is out of range",
                "{\"longitude\": 18, \"latitude\": 90.1}   | A latitude is a number from -90 to 90.",
                "{\"longitude\": -180.5, \"latitude\": 59} | A longitude is a number from -180 to 180.",
                "[18.063240, 59.334591]                    | an object was expected",
            })
    void whatIsNoPositionIsAnsweredWithASentence(String body, String detail) throws Exception {
        HttpResponse<String> response = post("/longlat", body);
        assertEquals(400, response.statusCode());
        String sentence = problem(response);
        assertTrue(sentence.startsWith("Send a position such as {\"longitude\": 18.063240,"), sentence);
        assertTrue(sentence.endsWith(detail), sentence);
    }

    @Test
    void whoSharesPositionsTooFastIsToldWhenToTryAgain() throws Exception {
        List<HttpResponse<String>> responses = new ArrayList<>();
        for (int i : IntStream.range(0, 40).toArray()) {
            responses.add(post("/longlat", STOCKHOLM));
            if (responses.get(i).statusCode() != 200) {
                break;
            }
        }
        HttpResponse<String> last = responses.get(responses.size() - 1);
        assertEquals(429, last.statusCode());
        assertEquals("That was too fast; wait a moment.", problem(last));
        assertEquals("1", last.headers().firstValue("retry-after").orElse(""));
    }

    @Test
    void aWebhookWithItsTokenPostsToAnyRoom() throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        ada.ask("join", new JSONObject().put("room", "Kitchen"));
        HttpResponse<String> response = post(
                "/api/rooms/kitchen/messages",
                "{\"text\": \"Dinner is ready\", \"name\": \"Oven\"}",
                "Authorization",
                token());

        assertEquals(200, response.statusCode(), response::body);
        JSONObject event = ada.hear("Dinner is ready");
        assertEquals("Oven", event.getJSONObject("author").getString("name"));
        assertEquals(event.getLong("seq"), new JSONObject(response.body()).getLong("seq"));
        ada.close();
    }

    @Test
    void withoutTheTokenNothingIsPosted() throws Exception {
        for (String[] headers : List.of(new String[0], new String[] {"Authorization", "Bearer wrong"}, new String[] {
            "Authorization", "Basic " + token().substring(7)
        })) {
            HttpResponse<String> response = post("/api/rooms/lobby/messages", "{\"text\": \"hi\"}", headers);
            assertEquals(401, response.statusCode());
            assertEquals(
                    "Bearer", response.headers().firstValue("www-authenticate").orElse(""));
            assertTrue(problem(response).startsWith("Show the token from the file webhook-token"));
        }
        assertEquals(0, messages("/api/rooms/lobby/messages").size());
    }

    @Test
    void theHostMayAllowItWithoutATokenToThisMachine() throws Exception {
        host.close();
        host = start(WebOptions.DEFAULTS.with(WebOptions.Webhooks.FREE_ON_THIS_MACHINE), ServerLimits.headless());
        assertEquals(
                200, post("/api/rooms/lobby/messages", "{\"text\": \"hi\"}").statusCode());
        assertEquals(List.of("Webhook: hi"), messages("/api/rooms/lobby/messages"));
    }

    @Test
    void theTokenStaysTheSameAndIsTheHostsAlone() throws Exception {
        String before = token();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("webhook-token"))));
        host.close();
        host = start(WebOptions.DEFAULTS, ServerLimits.headless());
        assertEquals(before, token());
    }

    @Test
    void nobodyIsSpokenFor() throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        HttpResponse<String> response = post(
                "/api/rooms/lobby/messages", "{\"text\": \"I owe you\", \"name\": \"ada\"}", "Authorization", token());
        assertEquals(409, response.statusCode());
        assertEquals("Somebody else has this name, or one that looks like it; choose another one.", problem(response));
        ada.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lobby   | {}                | 400",
                "lobby   | hello             | 400",
                "lobby   | {\"text\": 7}     | 400",
                "lobby   | {\"text\": \"\"}  | 400",
                "nowhere | {\"text\": \"x\"} | 404",
                "a/b     | {\"text\": \"x\"} | 404",
            })
    void aWebhookThatIsWrongIsAnsweredWithASentence(String room, String body, int status) throws Exception {
        HttpResponse<String> response = post("/api/rooms/" + room + "/messages", body, "Authorization", token());
        assertEquals(status, response.statusCode());
        assertTrue(problem(response).length() > 10);
    }

    @Test
    void textsAreBoundedAsEverywhere() throws Exception {
        HttpResponse<String> response = post(
                "/api/rooms/lobby/messages", "{\"text\": \"" + "x".repeat(4_001) + "\"}", "Authorization", token());
        assertEquals("A message has at most 4000 characters.", problem(response).replace(",", ""));
        assertEquals(
                413,
                post("/api/rooms/lobby/messages", "x".repeat(200_000), "Authorization", token())
                        .statusCode());
    }

    private List<String> messages(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), response::body);
        JSONArray events = new JSONObject(response.body()).getJSONArray("events");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < events.length(); i++) {
            JSONObject event = events.getJSONObject(i);
            if (event.getString("type").equals("message")) {
                texts.add(event.getJSONObject("author").getString("name") + ": " + event.getString("text"));
            }
        }
        return texts;
    }

    @Test
    void theLobbyIsReadPageByPage() throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        ada.ask("join", new JSONObject().put("room", "lobby"));
        long first = ada.say("one");
        ada.say("two");
        ada.say("three");
        String path = "/api/rooms/lobby/messages";
        assertEquals(List.of("Ada: one", "Ada: two", "Ada: three"), messages(path));
        assertEquals(List.of("Ada: two", "Ada: three"), messages(path + "?after=" + first));
        assertEquals(List.of("Ada: two"), messages(path + "?limit=1&after=" + first));
        assertEquals(List.of("Ada: three"), messages(path + "?limit=1"));
        assertEquals(List.of("Ada: one"), messages(path + "?limit=1&before=" + (first + 1)));
        assertEquals(List.of(), messages(path + "?after=1000"));
        for (String wrong : List.of("after=x", "after=-1", "limit=0", "limit=-5", "after=1&before=2")) {
            assertEquals(400, get(path + "?" + wrong).statusCode(), wrong);
        }
        ada.close();
    }

    @Test
    void otherRoomsAreListedAndNotRead() throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        ada.ask("join", new JSONObject().put("room", "Kitchen"));
        JSONArray rooms = new JSONObject(get("/api/rooms").body()).getJSONArray("rooms");
        assertEquals(
                "lobby kitchen",
                rooms.getJSONObject(0).getString("id") + " "
                        + rooms.getJSONObject(1).getString("id"));
        assertEquals("Only the lobby can be read without joining.", problem(get("/api/rooms/kitchen/messages")));
        assertEquals(403, get("/api/rooms/kitchen/messages").statusCode());
        assertEquals(404, get("/api/rooms/nowhere/messages").statusCode());
        ada.close();
    }

    @Test
    void aPageFromElsewhereGetsNowhere() throws Exception {
        for (String path : List.of("/longlat", "/api/rooms/lobby/messages")) {
            HttpResponse<String> response =
                    post(path, STOCKHOLM, "Origin", "http://elsewhere.example", "Authorization", token());
            assertEquals(403, response.statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /longlat, 405",
        "PUT, /api/rooms/lobby/messages, 405",
        "POST, /api/rooms, 405",
        "GET, /api/nothing, 404"
    })
    void whatCannotBeDoneIsSaid(String method, String path, int status) throws Exception {
        HttpResponse<String> response = send(at(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertEquals(status, response.statusCode());
        assertTrue(problem(response).endsWith("."));
    }

    @Test
    void theFiguresCountWhatHappens() throws Exception {
        assertEquals(200, post("/longlat", STOCKHOLM).statusCode());
        HttpResponse<String> response = get("/metrics");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                response.headers().firstValue("content-type").orElse(""));
        List<String> lines = response.body().lines().toList();
        assertTrue(lines.contains("# TYPE hearth_posts_total counter"), response::body);
        assertTrue(lines.contains("hearth_posts_total 1"), response::body);
        assertTrue(lines.contains("hearth_people 0"), response::body);
        assertTrue(
                lines.stream().allMatch(line -> line.matches("# (HELP|TYPE) hearth_[a-z_]+ .+|hearth_[a-z_]+ \\d+")));
        for (String name : List.of("connections", "deliveries_total", "commits_total", "queue_bytes", "heap_bytes")) {
            assertTrue(response.body().contains("\nhearth_" + name + " "), name);
        }
    }

    @Test
    void howTheHostIsIsSaidToEverybody() throws Exception {
        JSONObject health = new JSONObject(get("/healthz").body());
        assertEquals(
                "Our house 1 0",
                health.getString("name") + " " + health.getInt("protocol") + " " + health.getInt("people"));
        assertEquals(32, health.getString("session").length());
    }
}
