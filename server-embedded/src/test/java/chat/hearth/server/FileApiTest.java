package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by HTTP, up and down, and in messages. */
final class FileApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] NOTES = "Dinner is ready\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private final List<ChatClient> people = new ArrayList<>();
    private RunningServer host;

    @AfterEach
    void stop() {
        people.forEach(ChatClient::close);
        if (host != null) {
            host.close();
        }
    }

    private void start(String... limits) {
        ServerLimits all = ServerLimits.headless().with("diskReservePercent", "0.001");
        for (int i = 0; i < limits.length; i += 2) {
            all = all.with(limits[i], limits[i + 1]);
        }
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, all, null);
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    private ChatClient join(String name) throws Exception {
        ChatClient client = ChatClient.join(host.port(), name);
        people.add(client);
        client.ask("join", new JSONObject().put("room", "lobby"));
        return client;
    }

    private String ticket(String name) throws Exception {
        return join(name).welcome().getString("ticket");
    }

    private HttpRequest.Builder at(String ticket, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ticket);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String ticket, String name, byte[] bytes) throws Exception {
        return send(at(ticket, "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private String begin(String ticket, long size) throws Exception {
        HttpResponse<String> begun =
                send(at(ticket, "/files/uploads?name=a.bin&size=" + size).POST(BodyPublishers.noBody()));
        assertEquals(201, begun.statusCode(), begun::body);
        JSONObject json = new JSONObject(begun.body());
        assertEquals(0, json.getLong("offset"));
        return json.getString("upload");
    }

    private HttpResponse<String> patch(String ticket, String id, long offset, byte[] bytes) throws Exception {
        return send(at(ticket, "/files/uploads/" + id)
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<byte[]> fetch(String ticket, String path, String... headers) throws Exception {
        HttpRequest.Builder request = at(ticket, path);
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void assertSame(JSONObject expected, String actual) {
        assertEquals(JsonParser.parseString(expected.toString()), JsonParser.parseString(actual));
    }

    private static String problem(HttpResponse<String> response) throws Exception {
        assertEquals("application/problem+json", header(response, "content-type"), response::body);
        JSONObject json = new JSONObject(response.body());
        assertEquals(response.statusCode(), json.getInt("status"));
        return response.statusCode() + " " + json.getString("detail");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** What lies in a folder of the data directory, by its path from there. */
    private List<String> stored(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve(folder))) {
            return all.filter(Files::isRegularFile)
                    .map(path -> data.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileGoesUpAndComesDownAsItWas() throws Exception {
        start();
        String ticket = ticket("Ada");
        byte[] bytes = noise(1, 3_000_000);
        HttpResponse<String> sent = upload(ticket, "noise.bin", bytes);

        assertEquals(201, sent.statusCode(), sent::body);
        JSONObject expected = new JSONObject()
                .put("hash", sha256(bytes))
                .put("name", "noise.bin")
                .put("size", bytes.length)
                .put("type", "application/octet-stream");
        assertSame(expected, sent.body());
        HttpResponse<byte[]> fetched = fetch(ticket, "/files/" + sha256(bytes) + "?name=noise.bin");
        assertEquals(200, fetched.statusCode());
        assertArrayEquals(bytes, fetched.body());
        assertEquals(
                List.of(
                        "application/octet-stream",
                        "nosniff",
                        "sandbox; default-src 'none'",
                        "bytes",
                        "attachment; filename=\"noise.bin\"; filename*=UTF-8''noise.bin",
                        "\"" + sha256(bytes) + "\""),
                Stream.of(
                                "content-type",
                                "x-content-type-options",
                                "content-security-policy",
                                "accept-ranges",
                                "content-disposition",
                                "etag")
                        .map(name -> header(fetched, name))
                        .toList());
    }

    @Test
    void theSameFileTwiceIsStoredOnce() throws Exception {
        start();
        String ticket = ticket("Ada");
        assertEquals(201, upload(ticket, "a.txt", NOTES).statusCode());
        assertEquals(201, upload(ticket("Bob"), "b.txt", NOTES).statusCode());
        String hash = sha256(NOTES);
        assertEquals(
                List.of("files/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash), stored("files"));
        assertEquals(List.of(), stored("uploads"));
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        start();
        String ticket = ticket("Ada");
        HttpResponse<String> sent = upload(ticket, "empty", new byte[0]);
        assertEquals(201, sent.statusCode(), sent::body);
        HttpResponse<byte[]> fetched = fetch(ticket, "/files/" + sha256(new byte[0]));
        assertEquals("200 0", fetched.statusCode() + " " + fetched.body().length);
        assertEquals(
                416,
                fetch(ticket, "/files/" + sha256(new byte[0]), "Range", "bytes=0-")
                        .statusCode());

        String id = begin(ticket, 0);
        assertEquals(201, patch(ticket, id, 0, new byte[0]).statusCode());
    }

    @Test
    void aFileComesInPiecesAndIsWholeWithTheLast() throws Exception {
        start();
        String ticket = ticket("Ada");
        byte[] bytes = noise(2, 1_000_000);
        String id = begin(ticket, bytes.length);
        HttpResponse<String> first = patch(ticket, id, 0, Arrays.copyOf(bytes, 400_000));
        assertEquals("200 400000", first.statusCode() + " " + new JSONObject(first.body()).getLong("offset"));

        HttpResponse<String> wrong = patch(ticket, id, 100, NOTES);
        assertEquals("409 The file goes on at byte 400000.", problem(wrong));
        assertEquals(400_000, new JSONObject(wrong.body()).getLong("offset"));
        HttpResponse<String> state = send(at(ticket, "/files/uploads/" + id));
        assertSame(new JSONObject().put("upload", id).put("offset", 400_000).put("size", 1_000_000), state.body());
        assertEquals(
                "400 This is more than the file was said to have.",
                problem(patch(ticket, id, 400_000, noise(3, 600_001))));

        HttpResponse<String> last = patch(ticket, id, 400_000, Arrays.copyOfRange(bytes, 400_000, bytes.length));
        assertEquals("201 " + sha256(bytes), last.statusCode() + " " + new JSONObject(last.body()).getString("hash"));
        assertEquals(List.of(), stored("uploads"));

        HttpResponse<String> again = patch(ticket, id, bytes.length, new byte[0]);
        assertEquals("201 " + last.body(), again.statusCode() + " " + again.body(), "the answer was lost on its way");
        HttpResponse<String> whole = send(at(ticket, "/files/uploads/" + id));
        assertEquals(bytes.length, new JSONObject(whole.body()).getLong("offset"));
        assertEquals(409, patch(ticket, id, 5, NOTES).statusCode());
    }

    @Test
    void anUploadGoesOnAfterTheHostWasStartedAgain() throws Exception {
        start();
        byte[] bytes = noise(4, 500_000);
        ChatClient ada = join("Ada");
        String token = ada.welcome().getString("token");
        String id = begin(ada.welcome().getString("ticket"), bytes.length);
        patch(ada.welcome().getString("ticket"), id, 0, Arrays.copyOf(bytes, 123_456));
        ada.close();
        host.close();
        Files.writeString(data.resolve("uploads").resolve("stray.part"), "left by a host that was killed");
        start();
        ChatClient again = ChatClient.join(host.port(), Map.of("name", "Ada", "token", token), "websocket");
        people.add(again);
        String ticket = again.welcome().getString("ticket");

        assertEquals(List.of("uploads/" + id + ".part", "uploads/" + id + ".upload"), stored("uploads"));
        assertEquals(
                123_456, new JSONObject(send(at(ticket, "/files/uploads/" + id)).body()).getLong("offset"));
        HttpResponse<String> last = patch(ticket, id, 123_456, Arrays.copyOfRange(bytes, 123_456, bytes.length));
        assertEquals("201 " + sha256(bytes), last.statusCode() + " " + new JSONObject(last.body()).getString("hash"));
        assertEquals(404, send(at(ticket("Bob"), "/files/uploads/" + id)).statusCode());
    }

    @Test
    void anUploadOfSomebodyElseIsNotThere() throws Exception {
        start();
        String ada = ticket("Ada");
        String bob = ticket("Bob");
        String id = begin(ada, 10);
        String nothing = "404 There is no such upload of yours here any more; begin it again.";
        assertEquals(nothing, problem(patch(bob, id, 0, NOTES)));
        assertEquals(nothing, problem(send(at(bob, "/files/uploads/" + id))));
        assertEquals(nothing, problem(send(at(bob, "/files/uploads/" + id).DELETE())));
        assertEquals(204, send(at(ada, "/files/uploads/" + id).DELETE()).statusCode());
        assertEquals(nothing, problem(send(at(ada, "/files/uploads/" + id))));
        assertEquals(List.of(), stored("uploads"));
    }

    @Test
    void withoutATicketThereIsNothing() throws Exception {
        start();
        String hash = sha256(NOTES);
        assertEquals(201, upload(ticket("Ada"), "a.txt", NOTES).statusCode());
        String refused = "401 Show the ticket that came with welcome: Authorization: Bearer TICKET, or ?ticket=TICKET.";
        assertEquals(refused, problem(upload("wrong", "a.txt", NOTES)));
        assertEquals(refused, problem(send(at("wrong", "/files/" + hash))));
        assertEquals(refused, problem(send(at("wrong", "/files/uploads?size=1").POST(BodyPublishers.noBody()))));
        assertEquals(refused, problem(patch("wrong", "x", 0, NOTES)));
        assertEquals(refused, problem(send(at("wrong", "/files/uploads/x").DELETE())));
    }

    @Test
    void theTicketMayStandInTheAddressAndTheTokenOfTheWebhooksWillDo() throws Exception {
        start();
        String ticket = ticket("Ada");
        String token = Files.readString(data.resolve("webhook-token")).strip();
        assertEquals(201, upload(token, "a.txt", NOTES).statusCode());
        HttpRequest bare = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + host.port() + "/files/" + sha256(NOTES) + "?ticket=" + ticket))
                .build();
        assertEquals(
                new String(NOTES, StandardCharsets.UTF_8),
                HTTP.send(bare, BodyHandlers.ofString()).body());
    }

    @Test
    void aProgramWithTheTokenOfTheWebhooksPostsAFile() throws Exception {
        start();
        ChatClient ada = join("Ada");
        String token = Files.readString(data.resolve("webhook-token")).strip();
        assertEquals(201, upload(token, "a.txt", NOTES).statusCode());
        JSONObject post = new JSONObject()
                .put("text", "")
                .put(
                        "files",
                        new JSONArray()
                                .put(new JSONObject().put("hash", sha256(NOTES)).put("name", "x/menu.txt")));
        HttpResponse<String> posted =
                send(at(token, "/api/rooms/lobby/messages").POST(BodyPublishers.ofString(post.toString())));
        assertEquals(200, posted.statusCode(), posted::body);
        JSONObject file = ada.hear("").getJSONArray("files").getJSONObject(0);
        assertEquals("menu.txt 16", file.getString("name") + " " + file.getLong("size"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0      | 206 | bytes 0-0/16   | D",
                "bytes=7-8      | 206 | bytes 7-8/16   | is",
                "bytes=10-      | 206 | bytes 10-15/16 | ready.",
                "bytes=10-99999 | 206 | bytes 10-15/16 | ready.",
                "bytes=-6       | 206 | bytes 10-15/16 | ready.",
                "bytes=-99      | 206 | bytes 0-15/16  | Dinner is ready.",
                "bytes=16-      | 416 | bytes */16     | ",
                "bytes=-0       | 416 | bytes */16     | ",
                "bytes=8-7      | 200 | ''             | Dinner is ready.",
                "bytes=0-1,3-4  | 200 | ''             | Dinner is ready.",
                "bytes=-        | 200 | ''             | Dinner is ready.",
                "lines=0-1      | 200 | ''             | Dinner is ready.",
            })
    void oneRangeIsServed(String range, int status, String contentRange, String body) throws Exception {
        start();
        String ticket = ticket("Ada");
        byte[] bytes = "Dinner is ready.".getBytes(StandardCharsets.UTF_8);
        upload(ticket, "a", bytes);
        HttpResponse<byte[]> part = fetch(ticket, "/files/" + sha256(bytes), "Range", range);
        assertEquals(status, part.statusCode());
        assertEquals(contentRange, header(part, "content-range"));
        if (body != null) {
            assertEquals(body, new String(part.body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRangeIsServedOnlyOfTheFileThatItWasMeantFor() throws Exception {
        start();
        String ticket = ticket("Ada");
        upload(ticket, "a", NOTES);
        String path = "/files/" + sha256(NOTES);
        String tag = "\"" + sha256(NOTES) + "\"";
        assertEquals(
                206, fetch(ticket, path, "Range", "bytes=0-1", "If-Range", tag).statusCode());
        assertEquals(
                200,
                fetch(ticket, path, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .statusCode());
        assertEquals(
                200,
                fetch(ticket, path, "Range", "bytes=0-1", "If-Range", "W/" + tag)
                        .statusCode());
        assertEquals(304, fetch(ticket, path, "If-None-Match", tag).statusCode());
        HttpResponse<byte[]> head = HTTP.send(
                at(ticket, path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
        assertEquals("200 16", head.statusCode() + " " + header(head, "content-length"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "GIF8<script>",
                "%!PS",
            })
    void whatABrowserWouldRunIsOnlyEverSaved(String content) throws Exception {
        start();
        String ticket = ticket("Ada");
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        upload(ticket, "picture.png", bytes);
        HttpResponse<byte[]> fetched = fetch(ticket, "/files/" + sha256(bytes) + "?name=picture.png");
        assertEquals(
                List.of(
                        "application/octet-stream",
                                "attachment; filename=\"picture.png\"; filename*=UTF-8''picture.png",
                        "nosniff", "sandbox; default-src 'none'"),
                Stream.of("content-type", "content-disposition", "x-content-type-options", "content-security-policy")
                        .map(name -> header(fetched, name))
                        .toList());
    }

    @Test
    void anyNameStandsInTheHeaderAsItIs() throws Exception {
        start();
        String ticket = ticket("Ada");
        upload(ticket, "x", NOTES);
        String name = URLEncoder.encode("k\u00e4se \u20ac \"%41\".txt\r\nSet-Cookie: a=b", StandardCharsets.UTF_8);
        HttpResponse<byte[]> fetched = fetch(ticket, "/files/" + sha256(NOTES) + "?name=" + name);
        assertEquals(
                "attachment; filename=\"k_se _ __41_.txt  Set-Cookie_ a=b\";"
                        + " filename*=UTF-8''k%C3%A4se%20%E2%82%AC%20_%2541_.txt%20%20Set-Cookie_%20a%3Db",
                header(fetched, "content-disposition"));
        assertEquals("", header(fetched, "set-cookie"));
    }

    @Test
    void aMessageBringsItsFilesToEverybodyUntilItIsDeleted() throws Exception {
        start();
        ChatClient ada = join("Ada");
        ChatClient bob = join("Bob");
        String ticket = ada.welcome().getString("ticket");
        upload(ticket, "a.txt", NOTES);
        String id = UUID.randomUUID().toString();
        JSONObject post = new JSONObject()
                .put("room", "lobby")
                .put("id", id)
                .put("text", "")
                .put(
                        "files",
                        new JSONArray()
                                .put(new JSONObject().put("hash", sha256(NOTES)).put("name", "../../CON\u0000.txt")));
        JSONObject posted = ada.ask("post", post);
        assertTrue(posted.getBoolean("ok"), posted::toString);
        JSONObject file = bob.hear("").getJSONArray("files").getJSONObject(0);
        assertSame(
                new JSONObject()
                        .put("hash", sha256(NOTES))
                        .put("name", "_CON.txt")
                        .put("size", NOTES.length)
                        .put("type", "application/octet-stream"),
                file.toString());
        assertEquals(posted.getLong("seq"), ada.ask("post", post).getLong("seq"));
        assertEquals(
                "conflict",
                ada.ask("post", post.put("files", new JSONArray()).put("text", "x"))
                        .getJSONObject("error")
                        .getString("code"));

        Path place = data.resolve(stored("files").get(0)).getParent();
        try (WatchService watch = place.getFileSystem().newWatchService()) {
            place.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
            ada.ask("delete", new JSONObject().put("room", "lobby").put("id", id));
            assertNotNull(watch.poll(60, TimeUnit.SECONDS), "the bytes go, though a moment after the answer");
        }
        assertEquals(404, fetch(ticket, "/files/" + sha256(NOTES)).statusCode());
        assertEquals(List.of(), stored("files"));
    }

    @Test
    void aFileThatTheHostDoesNotHaveCannotBePosted() throws Exception {
        start();
        ChatClient ada = join("Ada");
        JSONObject answer = ada.ask(
                "post",
                new JSONObject()
                        .put("room", "lobby")
                        .put("id", UUID.randomUUID().toString())
                        .put("text", "look")
                        .put(
                                "files",
                                new JSONArray()
                                        .put(new JSONObject()
                                                .put("hash", sha256(NOTES))
                                                .put("name", "a"))));
        assertEquals("unknown-file", answer.getJSONObject("error").getString("code"));
    }

    @Test
    void welcomeTellsTheLimits() throws Exception {
        start("fileBytes", "12345");
        JSONObject limits = join("Ada").welcome().getJSONObject("limits");
        assertEquals("12345 10", limits.getLong("file") + " " + limits.getInt("files"));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedByWhatItSays() throws Exception {
        start("fileBytes", "1000");
        String ticket = ticket("Ada");
        assertEquals(201, upload(ticket, "a", noise(1, 1_000)).statusCode());
        assertEquals(
                "413 The request is too large: at most 1000 bytes.", problem(upload(ticket, "a", noise(1, 1_001))));
        assertEquals(
                "413 The file is larger than this host takes.",
                problem(send(at(ticket, "/files/uploads?size=1001").POST(BodyPublishers.noBody()))));
        assertEquals(
                "400 Say how large the file is: ?size=BYTES.",
                problem(send(at(ticket, "/files/uploads?size=-1").POST(BodyPublishers.noBody()))));
        HttpResponse<String> unknown = send(
                at(ticket, "/files?name=a").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(NOTES))));
        assertEquals("411 Say how long it is: Content-Length.", problem(unknown));
        assertEquals(List.of(), stored("uploads"));
    }

    @Test
    void aDiskThatIsNearlyFullTakesNoFiles() throws Exception {
        start("diskReservePercent", "100");
        String ticket = ticket("Ada");
        assertEquals(
                "507 The host's disk is nearly full; the file was not taken.", problem(upload(ticket, "a", NOTES)));
        assertEquals(
                507,
                send(at(ticket, "/files/uploads?size=1").POST(BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(List.of(), stored("uploads"));
    }

    @Test
    void aPersonsOldestUnfinishedFileMakesRoomForAnother() throws Exception {
        start("uploadsPerPerson", "2");
        String ticket = ticket("Ada");
        String first = begin(ticket, 5);
        String second = begin(ticket, 5);
        String third = begin(ticket, 5);
        assertEquals(
                List.of(404, 200, 200),
                Stream.of(first, second, third)
                        .map(id -> status(at(ticket, "/files/uploads/" + id)))
                        .toList());
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return send(request).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whenAllTogetherHaveTooManyOthersWait() throws Exception {
        start("uploads", "2");
        String ada = ticket("Ada");
        String bob = ticket("Bob");
        begin(ada, 5);
        begin(ada, 5);
        HttpResponse<String> refused = send(at(bob, "/files/uploads?size=1").POST(BodyPublishers.noBody()));
        assertEquals("429 There are too many unfinished files; try again in a while.", problem(refused));
        assertEquals("60", header(refused, "retry-after"));
        assertEquals(429, upload(bob, "a", NOTES).statusCode());
    }

    @Test
    void whoeverBeginsTooManyFilesAtOnceWaits() throws Exception {
        start("uploadBurst", "2", "uploadRate", "0.001");
        String ticket = ticket("Ada");
        assertEquals(201, upload(ticket, "a", NOTES).statusCode());
        assertEquals(201, upload(ticket, "a", NOTES).statusCode());
        HttpResponse<String> refused = upload(ticket, "a", NOTES);
        assertEquals("429 Those were many files at once; wait a moment.", problem(refused));
        assertTrue(Integer.parseInt(header(refused, "retry-after")) > 500);
        assertEquals(201, upload(ticket("Bob"), "a", NOTES).statusCode());
    }

    @Test
    void aLongNameIsCut() throws Exception {
        start("fileNameBytes", "100");
        String ticket = ticket("Ada");
        HttpResponse<String> sent = upload(ticket, "n".repeat(500) + ".txt", NOTES);
        assertEquals("n".repeat(95) + ".txt", new JSONObject(sent.body()).getString("name"));
    }
}
