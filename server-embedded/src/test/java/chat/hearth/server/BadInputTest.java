package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.server.store.SmallDisk;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What bad input and bad luck get: one clear sentence for whom it concerns. Each test ends with the other two people, who
 * have chatted on undisturbed, and with a history in which nothing is missing.
 */
final class BadInputTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final List<String> said = new ArrayList<>();
    private RunningServer host;
    private ChatClient bob;
    private ChatClient cy;

    @BeforeEach
    void bobAndCyChat() throws Exception {
        ServerLimits limits = ServerLimits.headless().with("memberBurst", "10000");
        StartOutcome outcome = ChatServer.start(config(0, limits), directory -> SmallDisk.open(directory, diskIsFull));
        host = assertInstanceOf(StartOutcome.Started.class, outcome).server();
        bob = inLobby("Bob");
        cy = inLobby("Cy");
        said(bob, "before");
    }

    @AfterEach
    void theOthersHaveNotNoticedAndNothingIsMissing() throws Exception {
        try {
            said(bob, "after");
            said(cy, "indeed");
            assertFalse(bob.end().isDone(), "Bob lost his connection");
            assertFalse(cy.end().isDone(), "Cy lost his connection");
            assertEquals(said, messages());
        } finally {
            bob.close();
            cy.close();
            host.close();
        }
    }

    @Test
    void aFrameThatIsTooLargeIsClosedWithTheReason() throws Exception {
        Closing ada = connected();

        ada.send("42[\"post\",\"" + "x".repeat(70_000) + "\"]");
        assertEquals("1009 A message has at most 65536 bytes here.", ada.closing());
    }

    @Test
    void aPollingBodyThatIsTooLargeIsRefusedWithASentence() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + host.port() + "/socket.io/?EIO=4&transport=polling");
        HttpResponse<String> opened =
                HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        String sid = JsonParser.parseString(opened.body().substring(1))
                .getAsJsonObject()
                .get("sid")
                .getAsString();
        HttpRequest post = HttpRequest.newBuilder(URI.create(uri + "&sid=" + sid))
                .POST(HttpRequest.BodyPublishers.ofString("4" + "x".repeat(1_000_001)))
                .build();

        HttpResponse<String> refused = HTTP.send(post, HttpResponse.BodyHandlers.ofString());
        assertEquals(413, refused.statusCode());
        assertTrue(
                JsonParser.parseString(refused.body())
                        .getAsJsonObject()
                        .get("detail")
                        .getAsString()
                        .endsWith("."),
                refused.body());
    }

    @Test
    void aPacketThatDoesNotParseIsClosedWithASentence() throws Exception {
        for (String nonsense : List.of("hello", "42{]", "42[]", "4?", "451-[{\"_placeholder\":true,\"num\":9}]")) {
            Closing ada = connected();
            ada.send(nonsense);
            if (nonsense.startsWith("451-")) {
                ada.sendBytes(new byte[] {1});
            }

            assertEquals("1008 This packet cannot be understood.", ada.closing(), nonsense);
        }
    }

    @Test
    void anUnknownEventIsAnsweredWithASentence() throws Exception {
        try (ChatClient ada = inLobby("Ada")) {
            assertRefused(Reason.UNKNOWN_EVENT, ada.ask("dance", new JSONObject()));
            assertRefused(Reason.UNKNOWN_EVENT, ada.ask("__proto__", new JSONObject()));
        }
    }

    @Test
    void aNameThatIsTakenIsRefusedWithASentence() throws Exception {
        assertEquals(Sentences.of(Reason.NAME_TAKEN), ChatClient.refusal(host.port(), "BOB"));
    }

    @Test
    void anEmptyNameIsRefusedWithASentence() throws Exception {
        assertEquals(Sentences.of("name.empty"), ChatClient.refusal(host.port(), " \u200b "));
    }

    @Test
    void aNameThatIsTooLongIsRefusedWithASentence() throws Exception {
        assertEquals(Sentences.of("name.too-long", 32), ChatClient.refusal(host.port(), "A".repeat(33)));
    }

    @Test
    void aRoomThatDoesNotExistIsRefusedWithASentence() throws Exception {
        try (ChatClient ada = inLobby("Ada")) {
            assertRefused(
                    Reason.UNKNOWN_ROOM, ada.ask("post", ChatClient.post("nowhere", MessageId.random(), "hello?")));
            assertRefused(Reason.UNKNOWN_ROOM, ada.ask("leave", new JSONObject().put("room", "nowhere")));
            assertRefused(
                    Reason.UNKNOWN_ROOM,
                    ada.ask("history", new JSONObject().put("room", "nowhere").put("after", 0)));
        }
    }

    @Test
    void aTextThatIsTooLongOrEmptyIsRefusedWithASentence() throws Exception {
        try (ChatClient ada = inLobby("Ada")) {
            assertRefused(
                    Reason.TOO_LONG,
                    Sentences.of("text.too-long", 4_000),
                    ada.ask("post", ChatClient.post("lobby", MessageId.random(), "x".repeat(4_001))));
            assertRefused(Reason.EMPTY, ada.ask("post", ChatClient.post("lobby", MessageId.random(), " \n ")));
            said(ada, "y".repeat(4_000));
        }
    }

    @Test
    void aPostWithTheIdOfAnotherIsRefusedWithASentenceAndLeavesTheFirstAlone() throws Exception {
        MessageId id = MessageId.random();
        assertTrue(bob.ask("post", ChatClient.post("lobby", id, "mine")).getBoolean("ok"));
        said.add("mine");
        try (ChatClient ada = inLobby("Ada")) {
            assertRefused(Reason.CONFLICT, ada.ask("post", ChatClient.post("lobby", id, "mine")));
            assertRefused(Reason.CONFLICT, bob.ask("post", ChatClient.post("lobby", id, "changed")));
            assertRefused(Reason.FORBIDDEN, ada.ask("edit", ChatClient.post("lobby", id, "changed")));
        }
    }

    @Test
    void aFullDiskIsToldToTheSenderAndNothingAcknowledgedIsMissing() throws Exception {
        host.close();
        diskIsFull.set(true);
        bobAndCyChatAgain();
        String text = "z".repeat(3_000);
        JSONObject answer = bob.ask("post", ChatClient.post("lobby", MessageId.random(), text));
        while (answer.getBoolean("ok")) {
            said.add(text);
            answer = bob.ask("post", ChatClient.post("lobby", MessageId.random(), text));
        }

        assertRefused(Reason.STORAGE_FULL, answer);
        assertRefused(Reason.STORAGE_FULL, cy.ask("post", ChatClient.post("lobby", MessageId.random(), text)));
        diskIsFull.set(false);
    }

    @Test
    void aDamagedStoreIsNamedAndNotTouched() throws Exception {
        Path other = Files.createDirectory(data.resolve("other"));
        Path file = other.resolve("hearth.db");
        Files.writeString(file, "Dear diary, ".repeat(1_000));
        byte[] before = Files.readAllBytes(file);
        ServerConfig config = new ServerConfig("Other", "127.0.0.1", 0, other, ServerLimits.headless(), null);

        StartFailure failure = assertInstanceOf(StartOutcome.Failed.class, ChatServer.start(config))
                .failure();
        assertEquals(
                file, assertInstanceOf(StartFailure.StoreDamaged.class, failure).file());
        assertTrue(Sentences.of(failure).startsWith("The store " + file + " is damaged ("), Sentences.of(failure));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aTakenPortIsNamedTogetherWithAFreeOne() {
        ServerConfig config = new ServerConfig(
                "Other", "127.0.0.1", host.port(), data.resolve("other"), ServerLimits.headless(), null);

        StartFailure failure = assertInstanceOf(StartOutcome.Failed.class, ChatServer.start(config))
                .failure();
        StartFailure.PortInUse inUse = assertInstanceOf(StartFailure.PortInUse.class, failure);
        assertEquals(host.port(), inUse.port());
        assertEquals(
                Sentences.of(
                        "start.port-in-use-other",
                        "" + host.port(),
                        "" + inUse.free().orElseThrow()),
                Sentences.of(failure));
    }

    private void bobAndCyChatAgain() throws Exception {
        bob.close();
        cy.close();
        bobAndCyChat();
    }

    private ServerConfig config(int port, ServerLimits limits) {
        return new ServerConfig("Our house", "127.0.0.1", port, data.resolve("house"), limits, null);
    }

    private ChatClient inLobby(String name) throws Exception {
        ChatClient client = ChatClient.join(host.port(), name);
        assertTrue(client.ask("join", new JSONObject().put("room", "lobby")).getBoolean("ok"));
        return client;
    }

    /** Says it, and sees that the others hear it. */
    private void said(ChatClient speaker, String text) throws Exception {
        speaker.say(text);
        said.add(text);
        bob.hear(text);
        cy.hear(text);
    }

    /** What is in the history of the lobby, which must have no gap. */
    private List<String> messages() throws Exception {
        List<String> texts = new ArrayList<>();
        long last = 0;
        while (true) {
            JSONObject range =
                    new JSONObject().put("room", "lobby").put("after", last).put("limit", 500);
            JSONArray events = bob.ask("history", range).getJSONArray("events");
            if (events.length() == 0) {
                return texts;
            }
            List<Long> sequences = new ArrayList<>();
            for (int i = 0; i < events.length(); i++) {
                JSONObject event = events.getJSONObject(i);
                sequences.add(event.getLong("seq"));
                if (event.getString("type").equals("message")) {
                    texts.add(event.getString("text"));
                }
            }
            assertEquals(
                    LongStream.rangeClosed(last + 1, last + events.length())
                            .boxed()
                            .toList(),
                    sequences);
            last += events.length();
        }
    }

    private static void assertRefused(Reason reason, JSONObject answer) throws Exception {
        assertRefused(reason, Sentences.of(reason), answer);
    }

    private static void assertRefused(Reason reason, String sentence, JSONObject answer) throws Exception {
        assertFalse(answer.getBoolean("ok"), answer::toString);
        JSONObject error = answer.getJSONObject("error");
        assertEquals(reason.word(), error.getString("code"));
        assertEquals(sentence, error.getString("message"));
    }

    /** A WebSocket that was let in as a guest, and only waits for its end. */
    private Closing connected() throws Exception {
        Closing closing = new Closing(host.port());
        closing.send("40");
        return closing;
    }

    private static final class Closing implements WebSocket.Listener {
        private final CompletableFuture<String> closing = new CompletableFuture<>();
        private final WebSocket socket;

        Closing(int port) throws Exception {
            URI uri = URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
            socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).get(20, TimeUnit.SECONDS);
        }

        void send(String text) throws Exception {
            socket.sendText(text, true).get(20, TimeUnit.SECONDS);
        }

        void sendBytes(byte[] bytes) throws Exception {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).get(20, TimeUnit.SECONDS);
        }

        String closing() throws Exception {
            return closing.get(20, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closing.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closing.completeExceptionally(error);
        }
    }
}
