package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import chat.hearth.testkit.HostProcess;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host as people start it: a process of its own. */
final class ServerMainIT {
    private static final String[] FAST = {"--limit", "memberRate=100000", "--limit", "memberBurst=100000"};

    @TempDir
    Path data;

    @Test
    void itStopsOnSigtermWithPeopleInsideAndGoesOnWithItsHistory() throws Exception {
        try (HostProcess host = HostProcess.start(data, "--name", "Our house")) {
            Socket ada = connect(host, "Ada");
            Socket bob = connect(host, "Bob");
            assertTrue(
                    request(ada, "join", new JSONObject().put("room", "lobby")).getBoolean("ok"));
            assertTrue(post(ada, "Dinner is ready").getBoolean("ok"));
            CountDownLatch told = new CountDownLatch(2);
            ada.on(Socket.EVENT_DISCONNECT, reason -> told.countDown());
            bob.on(Socket.EVENT_DISCONNECT, reason -> told.countDown());

            assertEquals(0, host.stop());
            assertTrue(told.await(20, TimeUnit.SECONDS), "somebody was not told");
            assertTrue(host.output().contains("Our house is open. Join at 127.0.0.1:" + host.port()), host.output());
            assertFalse(Files.exists(data.resolve("hearth.db-wal")), "the store was not closed");

            host.restart();
            Socket grace = connect(host, "Grace");
            JSONArray events = history(grace, 0);
            assertEquals(
                    "Dinner is ready", events.getJSONObject(events.length() - 1).getString("text"));
            List.of(ada, bob, grace).forEach(Socket::close);
        }
    }

    private static JSONObject post(Socket socket, String text) throws Exception {
        String id = MessageId.random().toString();
        return request(
                socket,
                "post",
                new JSONObject().put("room", "lobby").put("id", id).put("text", text));
    }

    @Test
    void aPasswordFromAFileIsAskedForAndStaysWithoutTheOption() throws Exception {
        Path file = Files.writeString(data.resolve("password"), "open sesame\nnot this line\n");
        Path store = data.resolve("store");
        try (HostProcess host = HostProcess.start(store, "--password-file", file.toString())) {
            assertEquals("password-needed", come(host, new JSONObject().put("name", "Ada")));
            assertEquals("in", come(host, new JSONObject().put("name", "Ada").put("password", "open sesame")));
            assertFalse(host.output().contains("open sesame"), host.output());
            host.kill9();
            Files.writeString(file, "another");
            host.restart();
            assertEquals(
                    "password-wrong",
                    come(host, new JSONObject().put("name", "Ada").put("password", "open sesame")));
        }
        try (HostProcess host = HostProcess.start(store)) {
            assertEquals("in", come(host, new JSONObject().put("name", "Ada").put("password", "another")));
        }
        try (HostProcess host = HostProcess.start(store, "--open-door")) {
            assertEquals("in", come(host, new JSONObject().put("name", "Ada")));
        }
    }

    @Test
    void whoeverHasTheOwnersLinkIsTheHostAndStaysIt() throws Exception {
        try (HostProcess host = HostProcess.start(data, "--invitation-only")) {
            Path file = data.resolve("owner-link");
            Matcher link = Pattern.compile(
                            "hearth://join\\?host=127\\.0\\.0\\.1:" + host.port() + "&t=([A-Za-z0-9_-]{22})\n")
                    .matcher(Files.readString(file));
            assertTrue(link.matches());
            String secret = link.group(1);
            JSONObject ada = new JSONObject().put("name", "Ada").put("token", "token-of-ada-0123456789");
            assertEquals("invitation-needed", come(host, ada));
            assertEquals("host", role(host, new JSONObject(ada.toString()).put("invitation", secret)));

            assertEquals(0, host.stop());
            host.restart();
            assertEquals("host", role(host, ada));
            assertTrue(Files.readString(file).contains(secret), "another link");
            assertTrue(host.output().contains(Sentences.of("main.owner", file)), host.output());
            assertFalse(host.output().contains(secret), "the secret was printed");
        }
    }

    private static String role(HostProcess host, JSONObject auth) throws Exception {
        return DoorClient.come(host.port(), auth).getJSONObject("you").getString("role");
    }

    @Test
    void theLinkThatIsPrintedLetsInUntilTheNextStart() throws Exception {
        try (HostProcess host = HostProcess.start(data, "--invitation-only")) {
            assertEquals("invitation-needed", come(host, new JSONObject().put("name", "Ada")));
            JSONObject first = new JSONObject().put("name", "Ada").put("invitation", invitation(host));
            assertEquals("in", come(host, first));
            host.kill9();
            host.restart();
            assertEquals("invitation-bad", come(host, first));
            assertEquals("in", come(host, new JSONObject().put("name", "Ada").put("invitation", invitation(host))));
        }
    }

    /** The token of the link that was printed last. */
    private static String invitation(HostProcess host) {
        Pattern link = Pattern.compile("http://127\\.0\\.0\\.1:" + host.port() + "/#t=([A-Za-z0-9_-]{22})\\b");
        return link.matcher(host.output())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group(1);
    }

    private static String come(HostProcess host, JSONObject auth) throws Exception {
        return DoorClient.come(host.port(), auth).optString("code", "in");
    }

    @Test
    void afterAKillUnderLoadNothingAcknowledgedIsMissingOrThereTwice() throws Exception {
        try (HostProcess host = HostProcess.start(data, FAST)) {
            Socket ada = connect(host, "Ada");
            request(ada, "join", new JSONObject().put("room", "lobby"));
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            CountDownLatch enough = new CountDownLatch(500);
            for (int i = 0; i < 200; i++) {
                postOnAndOn(ada, acknowledged, enough);
            }
            assertTrue(enough.await(30, TimeUnit.SECONDS), "only so many were acknowledged: " + acknowledged.size());
            host.kill9();
            ada.close();
            Set<String> promised = Set.copyOf(acknowledged);
            host.restart();

            Socket bob = connect(host, "Bob");
            List<Long> sequences = new ArrayList<>();
            Map<String, Integer> times = new HashMap<>();
            long last = 0;
            JSONArray events = history(bob, last);
            while (events.length() > 0) {
                for (int i = 0; i < events.length(); i++) {
                    JSONObject event = events.getJSONObject(i);
                    last = event.getLong("seq");
                    sequences.add(last);
                    if (event.getString("type").equals("message")) {
                        times.merge(event.getString("id"), 1, Integer::sum);
                    }
                }
                events = history(bob, last);
            }

            assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), sequences);
            assertTrue(times.keySet().containsAll(promised), "acknowledged and missing");
            assertTrue(times.values().stream().allMatch(n -> n == 1), "there twice");
            bob.close();
        }
    }

    /** Posts one message, and the next as soon as it is acknowledged. */
    private static void postOnAndOn(Socket socket, Set<String> acknowledged, CountDownLatch enough) {
        String id = MessageId.random().toString();
        JSONObject post = new JSONObject(Map.of("room", "lobby", "id", id, "text", "message " + id));
        socket.emit("post", new Object[] {post}, (Ack) answers -> {
            if (((JSONObject) answers[0]).optBoolean("ok")) {
                acknowledged.add(id);
                enough.countDown();
                postOnAndOn(socket, acknowledged, enough);
            }
        });
    }

    private static JSONArray history(Socket socket, long after) throws Exception {
        JSONObject page = request(
                socket,
                "history",
                new JSONObject().put("room", "lobby").put("after", after).put("limit", 500));
        return page.getJSONArray("events");
    }

    private static Socket connect(HostProcess host, String name) throws Exception {
        IO.Options options = IO.Options.builder()
                .setAuth(Map.of("name", name))
                .setForceNew(true)
                .setTransports(new String[] {WebSocket.NAME}) // an upgrade under way would hide the end of the host
                .setReconnection(false)
                .build();
        Socket socket = IO.socket(host.uri(), options);
        CompletableFuture<Object> welcome = new CompletableFuture<>();
        socket.on("welcome", arguments -> welcome.complete(arguments[0]));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> welcome.completeExceptionally(new AssertionError("refused: " + arguments[0])));
        socket.connect();
        welcome.get(20, TimeUnit.SECONDS);
        return socket;
    }

    private static JSONObject request(Socket socket, String event, JSONObject argument) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        socket.emit(event, new Object[] {argument}, (Ack) answers -> answer.complete((JSONObject) answers[0]));
        return answer.get(20, TimeUnit.SECONDS);
    }
}
