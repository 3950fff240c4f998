package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.chat.ClientRequest.ChangeRoom;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs may do that come by HTTP: those that the host trusts, and any others. */
final class HttpRightsTest {
    private static final String OWNER = "owner-token-of-some-length";
    private static final String HERE = "{\"longitude\": 18.063240, \"latitude\": 59.334591}";
    private static final String WORDS = "{\"text\": \"Dinner is ready\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private RunningServer server;
    private Caller host;
    private String token;

    @BeforeEach
    void open() throws Exception {
        var config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), OWNER);
        server = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        host = Caller.come(server.port(), "{\"name\":\"Hana\",\"token\":\"" + OWNER + "\"}");
        host.join("tea");
        host.join("lobby");
        token = Files.readString(data.resolve("webhook-token")).strip();
    }

    @AfterEach
    void close() {
        host.close();
        server.close();
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> webhook(String room) throws Exception {
        return post("/api/rooms/" + room + "/messages", WORDS, "Authorization", "Bearer " + token);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String detail(HttpResponse<String> response) {
        return JsonParser.parseString(response.body())
                .getAsJsonObject()
                .get("detail")
                .getAsString();
    }

    private static boolean isDone(HttpResponse<String> response) {
        return response.statusCode() / 100 == 2;
    }

    @Test
    void aStrangerWritesInTheLobbyWhereGuestsMay() throws Exception {
        assertTrue(isDone(post("/longlat", HERE)));
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.MODERATORS));
        HttpResponse<String> refused = post("/longlat", HERE);

        assertEquals(403, refused.statusCode());
        assertEquals("Only moderators write in this room.", detail(refused));
    }

    @Test
    void aWebhookWritesEverywhere() throws Exception {
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ofHours(1), Writers.MODERATORS));

        assertTrue(isDone(webhook("lobby")));
        assertTrue(isDone(webhook("lobby")));
        assertTrue(isDone(webhook("tea")));
        assertEquals(401, post("/api/rooms/tea/messages", WORDS).statusCode());
    }

    @Test
    void aStrangerWaitsWhereEverybodyDoes() throws Exception {
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ofHours(1), null));

        assertTrue(isDone(post("/longlat", HERE)));
        HttpResponse<String> refused = post("/longlat", HERE);
        assertEquals(429, refused.statusCode());
        assertEquals("In this room you wait 3,600 seconds from one message to the next.", detail(refused));
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait > 0 && wait <= 3_600, "" + wait);
    }

    @Test
    void aStrangerReadsTheLobbyAlone() throws Exception {
        HttpRequest lobby =
                HttpRequest.newBuilder(at("/api/rooms/lobby/messages")).build();
        HttpRequest tea = HttpRequest.newBuilder(at("/api/rooms/tea/messages")).build();

        assertEquals(200, http.send(lobby, HttpResponse.BodyHandlers.ofString()).statusCode());
        HttpResponse<String> refused = http.send(tea, HttpResponse.BodyHandlers.ofString());
        assertEquals(403, refused.statusCode());
        assertEquals("Only the lobby can be read without joining.", detail(refused));
    }
}
