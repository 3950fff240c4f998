package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.server.socketio.WireClient;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coming back, lagging behind and flooding while others chat on. */
final class CrowdTest {
    private static final String DORA = "dora-dora-dora-dora";

    @TempDir
    Path data;

    private final List<ChatClient> clients = new ArrayList<>();
    private RunningServer host;

    @AfterEach
    void close() {
        clients.forEach(ChatClient::close);
        host.close();
    }

    @Test
    void whoComesBackWhileFourOthersPostGetsEveryEventOnceAndInOrder() throws Exception {
        int each = 300;
        start(open().with("historyPage", "50"));
        ChatClient dora = inLobby(Map.of("name", "Dora", "token", DORA));
        String epoch = dora.welcome().getString("epoch");
        dora.close();
        CountDownLatch someArePosted = new CountDownLatch(500); // more than the host has at hand in memory
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            done.add(end);
            postOnAndOn(inLobby(Map.of("name", "Poster " + i)), each, someArePosted, end);
        }
        assertTrue(someArePosted.await(60, TimeUnit.SECONDS));
        List<WireClient> devices = new ArrayList<>();
        long[] from = {2, 100, 480};
        for (long seq : from) {
            devices.add(resume(epoch, seq));
        }
        for (CompletableFuture<Void> end : done) {
            end.get(60, TimeUnit.SECONDS);
        }
        long last = clients.get(1).say("the last one");

        for (int i = 0; i < from.length; i++) {
            List<Long> expected =
                    LongStream.rangeClosed(from[i] + 1, last).boxed().toList();
            assertEquals(expected, sequencesUpTo(last, devices.get(i)));
            devices.get(i).close();
        }
    }

    @ParameterizedTest
    @CsvSource({"65536, 1h", "268435456, 1s"})
    void whoDoesNotReadLosesTheConnectionAndNoMessageAndTheOthersNothing(String queueBytes, String queueTime)
            throws Exception {
        start(open().with("queueBytes", queueBytes).with("queueTime", queueTime));
        ChatClient first = inLobby(Map.of("name", "Dora", "token", DORA));
        String epoch = first.welcome().getString("epoch");
        first.close();
        CompletableFuture<HostStatus.Happening> gone = new CompletableFuture<>();
        host.onStatus(status -> status.recent().stream()
                .filter(it -> it.key().equals("disconnected") && it.what().equals("too_slow"))
                .forEach(gone::complete));
        WebSocket deaf = new Deaf().connect(host.port());
        ChatClient bob = inLobby(Map.of("name", "Bob"));
        ChatClient cy = inLobby(Map.of("name", "Cy"));
        long last = 0;
        while (!gone.isDone()) {
            List<CompletableFuture<JSONObject>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(bob.beginPost(MessageId.random(), "\u4e00".repeat(4_000)));
            }
            for (CompletableFuture<JSONObject> answer : answers) {
                last = answer.get(20, TimeUnit.SECONDS).getLong("seq");
            }
        }

        assertEquals("Dora", gone.get().who());
        assertEquals(
                LongStream.rangeClosed(5, last).boxed().toList(), // after the joining of Cy
                sequencesUpTo(last, cy));
        assertEquals(LongStream.rangeClosed(3, last).boxed().toList(), resumed(epoch, 2, last));
        deaf.abort();
    }

    @Test
    void whoFloodsIsToldToWaitAndThenDisconnectedAndTheOthersChatOn() throws Exception {
        start(ServerLimits.headless().with("memberRate", "0.001"));
        ChatClient bob = inLobby(Map.of("name", "Bob"));
        ChatClient cy = inLobby(Map.of("name", "Cy"));
        ChatClient ada = inLobby(Map.of("name", "Ada"));
        List<CompletableFuture<JSONObject>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(ada.beginPost(MessageId.random(), "flood " + i));
        }

        bob.hear("flood 19"); // the burst; its answers may come too late for one who is disconnected by then
        JSONObject error = answers.get(100).get(20, TimeUnit.SECONDS).getJSONObject("error");
        assertEquals("rate-limited", error.getString("code"));
        assertEquals(Sentences.of(Reason.RATE_LIMITED), error.getString("message"));
        assertTrue(error.getLong("retryAfterMs") > 0);
        ada.end().get(20, TimeUnit.SECONDS);
        bob.say("what was that?");
        cy.hear("what was that?");
        assertFalse(bob.end().isDone());
        assertFalse(cy.end().isDone());
    }

    private void start(ServerLimits limits) {
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null);
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    private static ServerLimits open() {
        return ServerLimits.headless().with("memberRate", "100000").with("memberBurst", "100000");
    }

    private ChatClient inLobby(Map<String, String> auth) throws Exception {
        ChatClient client = ChatClient.join(host.port(), auth, "websocket");
        clients.add(client);
        client.ask("join", new JSONObject().put("room", "lobby"));
        return client;
    }

    /** Posts, and again as soon as it is acknowledged. */
    private static void postOnAndOn(ChatClient client, int left, CountDownLatch posted, CompletableFuture<Void> end) {
        if (left == 0) {
            end.complete(null);
            return;
        }
        var unused = client.beginPost(MessageId.random(), "one of many").thenAccept(answer -> {
            posted.countDown();
            postOnAndOn(client, left - 1, posted, end);
        });
    }

    /** Comes back until all is there: on a busy machine the host may find one who comes back too slow again. */
    private List<Long> resumed(String epoch, long seq, long last) {
        List<Long> all = new ArrayList<>();
        long have = seq;
        while (have < last) {
            try (WireClient again = resume(epoch, have)) {
                List<Long> some = sequencesUpTo(last, again);
                assertFalse(some.isEmpty());
                all.addAll(some);
                have = some.get(some.size() - 1);
            }
        }
        return all;
    }

    private WireClient resume(String epoch, long seq) {
        WireClient device = WireClient.open("127.0.0.1:" + host.port());
        device.send(hello(epoch, seq));
        return device;
    }

    private static String hello(String epoch, long seq) {
        return "40{\"name\":\"Dora\",\"token\":\"" + DORA + "\",\"resume\":[{\"room\":\"lobby\",\"epoch\":\"" + epoch
                + "\",\"seq\":" + seq + "}]}";
    }

    /** What the device hears, up to this one or to the end of its connection. */
    private static List<Long> sequencesUpTo(long last, WireClient device) {
        List<Long> sequences = new ArrayList<>();
        while (sequences.isEmpty() || sequences.get(sequences.size() - 1) < last) {
            String packet = device.next();
            if (packet.startsWith("closed") || packet.equals("broken")) {
                return sequences;
            } else if (packet.equals("2")) {
                device.send("3");
            } else if (packet.startsWith("42[\"event\"")) {
                JsonArray event = JsonParser.parseString(packet.substring(2)).getAsJsonArray();
                JsonObject argument = event.get(1).getAsJsonObject();
                sequences.add(argument.get("seq").getAsLong());
            }
        }
        return sequences;
    }

    private static List<Long> sequencesUpTo(long last, ChatClient client) throws Exception {
        List<Long> sequences = new ArrayList<>();
        while (sequences.isEmpty() || sequences.get(sequences.size() - 1) < last) {
            sequences.add(client.nextEvent().getLong("seq"));
        }
        return sequences;
    }

    /** Comes in as Dora, and never asks for what is sent to it. */
    private static final class Deaf implements WebSocket.Listener {
        WebSocket connect(int port) throws Exception {
            URI uri = URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(uri, this)
                    .get(20, TimeUnit.SECONDS);
            socket.sendText("40{\"name\":\"Dora\",\"token\":\"" + DORA + "\"}", true)
                    .get(20, TimeUnit.SECONDS);
            return socket;
        }

        @Override
        public void onOpen(WebSocket socket) {
            // Nothing is requested.
        }
    }
}
