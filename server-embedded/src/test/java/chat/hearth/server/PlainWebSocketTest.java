package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.conformance.FrameClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /ws}, with and without the subprotocol. */
final class PlainWebSocketTest {
    private static final String JSON = "Sec-WebSocket-Protocol: chat, hearth.json\r\n";

    @TempDir
    Path data;

    private RunningServer host;

    @BeforeEach
    void start() {
        host = start(ServerLimits.headless().with("pingInterval", "10m"));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private RunningServer start(ServerLimits limits) {
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null);
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    private FrameClient plain(String query) throws IOException {
        return FrameClient.open(host.port(), "/ws" + query, "");
    }

    private FrameClient json() throws IOException {
        return FrameClient.open(host.port(), "/ws", JSON);
    }

    private static JSONObject next(FrameClient client, String type) throws Exception {
        while (true) {
            String frame = client.next();
            assertTrue(frame.startsWith("81:{"), frame);
            JSONObject json = new JSONObject(frame.substring(3));
            if (json.getString("type").equals(type)) {
                return json;
            }
        }
    }

    @Test
    void aFrameIsAMessageToEverybodyInTheLobby() throws Exception {
        try (FrameClient ada = plain("");
                FrameClient bob = plain("?room=lobby")) {
            bob.send("81:here");
            assertEquals("81:here", bob.next());
            ada.send("81:hello");
            assertEquals("81:hello", nextBut(ada, "81:here"));
            assertEquals("81:hello", bob.next());
            bob.send("01:hel 80:lo 89:p");
            assertEquals(
                    List.of("81:hello", "8a:p"),
                    List.of(bob.next(), bob.next()).stream().sorted().toList());
            assertEquals("81:hello", ada.next());
        }
    }

    /** The other may have been there in time for it, or not. */
    private static String nextBut(FrameClient client, String frame) throws IOException {
        String next = client.next();
        return next.equals(frame) ? client.next() : next;
    }

    @Test
    void whoDoesNotSayHelloInTimeIsLetGo() throws Exception {
        host.close();
        host = start(ServerLimits.headless().with("connectDeadline", "100ms"));
        try (FrameClient silent = json()) {
            assertEquals("88:1008", silent.next());
        }
    }

    @Test
    void everyKindOfClientHearsTheOthers() throws Exception {
        ChatClient member = ChatClient.join(host.port(), "Ada");
        member.ask("join", new JSONObject().put("room", "lobby"));
        try (FrameClient guest = plain("");
                FrameClient speaker = json()) {
            speaker.send("81:{\"type\":\"hello\",\"name\":\"Bob\"}");
            next(speaker, "welcome");
            speaker.send("81:{\"type\":\"join\",\"ack\":1,\"room\":\"lobby\"}");
            assertTrue(next(speaker, "ack").getBoolean("ok"));
            guest.send("81:from-a-guest");
            assertEquals("81:from-a-guest", guest.next());
            assertEquals("from-a-guest", next(speaker, "message").getString("text"));
            assertEquals(
                    "guest", member.hear("from-a-guest").getJSONObject("author").getString("role"));
            member.say("from-ada");
            assertEquals("81:from-ada", guest.next());
            assertEquals("from-ada", next(speaker, "message").getString("text"));
        }
        member.close();
    }

    @Test
    void whoGivesANameEntersTheRoomThatIsAskedFor() throws Exception {
        try (FrameClient ada = plain("?name=Ada&room=Tea%20time");
                FrameClient bob = plain("?name=Bob&room=tea-time");
                FrameClient guest = plain("")) {
            ada.send("81:tea");
            assertEquals("81:tea", ada.next());
            bob.send("81:milk");
            assertEquals("81:milk", nextBut(bob, "81:tea"));
            assertEquals("81:milk", ada.next());
            guest.send("81:lobby");
            assertEquals("81:lobby", guest.next());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?room=tea        | 1008 You may not do that here.",
                "?name=           | 1008 A name is needed to join.",
                "?name=Ada&room=! | 1008 A room needs a name with letters or digits.",
                "?name=Ada&token=short | 1008 A token is 16 to 256 printable characters.",
            })
    void whoMayNotComeInIsToldWhyInTheClosingReason(String query, String closing) throws Exception {
        try (FrameClient client = plain(query)) {
            FrameClient.Frame frame = client.frame();
            assertEquals("88:" + closing, frame + " " + frame.reason());
        }
    }

    @Test
    void bytesAreRefusedWithACodeAndASentence() throws Exception {
        try (FrameClient client = plain("")) {
            FrameClient.Frame frame = client.send("82:0x00ff").frame();
            assertEquals("88:1003 Only text frames are taken here.", frame + " " + frame.reason());
            client.send("88:0x03eb");
            assertEquals("end", client.next());
        }
    }

    @Test
    void whoSpeaksJsonIsAnsweredByTheAckThatTheyGave() throws Exception {
        try (FrameClient client = json()) {
            assertEquals("hearth.json", client.header("Sec-WebSocket-Protocol"));
            client.send("81:{\"type\":\"hello\",\"name\":\"Ada\"}");
            JSONObject welcome = next(client, "welcome");
            assertEquals("Ada", welcome.getJSONObject("you").getString("name"));
            client.send("81:{\"type\":\"join\",\"ack\":\"j\",\"room\":\"lobby\"}");
            JSONObject joined = next(client, "ack");
            assertEquals(
                    "j lobby true",
                    joined.getString("ack") + " " + joined.getString("room") + " " + joined.getBoolean("ok"));
            client.send(
                    "81:{\"type\":\"post\",\"ack\":7,\"room\":\"lobby\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"text\":\"hi\"}");
            JSONObject message = next(client, "message");
            JSONObject posted = next(client, "ack");
            assertEquals(7, posted.getInt("ack"));
            assertEquals(message.getLong("seq"), posted.getLong("seq"));
            client.send(
                    "81:{\"type\":\"post\",\"room\":\"nowhere\",\"id\":\"00000000-0000-4000-8000-000000000002\",\"text\":\"hi\"}");
            assertEquals("unknown-room", next(client, "error").getString("code"));
            client.send("81:{\"type\":\"dance\",\"ack\":8}");
            assertEquals(
                    "unknown-event", next(client, "ack").getJSONObject("error").getString("code"));
            client.send("81:[]");
            assertEquals("bad-request", next(client, "error").getString("code"));
        }
    }

    @Test
    void whoComesBackByJsonGetsWhatTheyMissed() throws Exception {
        String hello = "{\"type\":\"hello\",\"name\":\"Ada\",\"token\":\"0123456789abcdef\"%s}";
        String epoch;
        long head;
        try (FrameClient client = json()) {
            client.send("81:" + hello.formatted("").replace(" ", ""));
            epoch = next(client, "welcome").getString("epoch");
            client.send("81:{\"type\":\"join\",\"ack\":1,\"room\":\"lobby\"}");
            head = next(client, "ack").getLong("head");
        }
        try (FrameClient guest = plain("")) {
            guest.send("81:missed");
            assertEquals("81:missed", guest.next());
        }
        try (FrameClient client = json()) {
            String resume = ",\"resume\":[{\"room\":\"lobby\",\"epoch\":\"" + epoch + "\",\"seq\":" + head + "}]";
            client.send("81:" + hello.formatted(resume).replace(" ", ""));
            assertEquals(1, next(client, "welcome").getJSONArray("resumed").length());
            assertEquals("missed", next(client, "message").getString("text"));
        }
    }

    @ParameterizedTest
    @CsvSource({"hello", "{}", "{\"type\":\"post\"}", "{\"type\":7}"})
    void whoSpeaksJsonSaysHelloFirst(String frame) throws Exception {
        try (FrameClient client = json()) {
            FrameClient.Frame last = client.send("81:" + frame).frame();
            assertEquals("88:1008 The first frame must be a hello object with a name.", last + " " + last.reason());
        }
    }

    @Test
    void aTakenNameIsToldAsAnErrorToo() throws Exception {
        ChatClient ada = ChatClient.join(host.port(), "Ada");
        try (FrameClient client = json()) {
            client.send("81:{\"type\":\"hello\",\"name\":\"ada\"}");
            assertEquals("name-taken", next(client, "error").getString("code"));
            assertEquals("88:1008", client.next());
        }
        ada.close();
    }

    @Test
    void whoGoesOnTooFastIsClosed() throws Exception {
        try (FrameClient client = plain("")) {
            for (int i = 0; i < 500; i++) {
                client.send("81:again");
            }
            String frame = client.next();
            int heard = 0;
            while (frame.equals("81:again")) {
                heard++;
                frame = client.next();
            }
            assertEquals("88:1008", frame);
            assertTrue(heard < 50, heard + " messages of a guest");
        }
    }

    @Test
    void whoDoesNotAnswerAPingIsGivenUp() throws Exception {
        host.close();
        host = start(ServerLimits.headless().with("pingInterval", "50ms").with("pingTimeout", "2s"));
        try (FrameClient silent = plain("");
                FrameClient alive = plain("")) {
            assertEquals("89:", silent.next());
            assertEquals("89:", alive.next());
            alive.send("8a:");
            assertEquals("end", silent.next());
            assertEquals("89:", alive.next());
        }
    }

    @Test
    void aLongAnswerIsCompressedForWhoeverOffersThat() throws Exception {
        String offer = JSON + "Sec-WebSocket-Extensions: permessage-deflate\r\n";
        try (FrameClient client = FrameClient.open(host.port(), "/ws", offer)) {
            client.send("81:{\"type\":\"hello\",\"name\":\"Ada\"}");
            next(client, "welcome");
            client.send("81:{\"type\":\"join\",\"ack\":1,\"room\":\"lobby\"}");
            next(client, "ack");
            for (int i = 0; i < 9; i++) {
                client.send("81:{\"type\":\"post\",\"ack\":2,\"room\":\"lobby\",\"id\":\"" + UUID.randomUUID()
                        + "\",\"text\":\"" + "again-".repeat(20) + "\"}");
                next(client, "ack");
            }
            client.send("81:{\"type\":\"history\",\"ack\":3,\"room\":\"lobby\",\"after\":0}");
            FrameClient.Frame frame = client.frame();
            while (frame.first() == 0x81) {
                frame = client.frame();
            }
            assertEquals(0xc1, frame.first());
        }
    }

    @Test
    void theHostTellsThatItStops() throws Exception {
        try (FrameClient client = plain("")) {
            client.send("81:x");
            client.next();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> host.stop(Duration.ofSeconds(20)));
            assertEquals("88:1001", client.next());
            client.send("88:0x03e9");
            assertEquals("end", client.next());
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void comingAndGoingIsSeenByTheHost() throws Exception {
        LinkedBlockingQueue<HostStatus> seen = new LinkedBlockingQueue<>();
        host.onStatus(seen::add);
        try (FrameClient client = plain("")) {
            client.send("81:x");
            client.next();
        }
        HostStatus status;
        do {
            status = seen.poll(20, TimeUnit.SECONDS);
        } while (status.recent().stream().noneMatch(it -> it.key().equals("disconnected")));
        assertEquals(
                List.of("connected Guest 1", "disconnected Guest 1"),
                status.recent().stream().map(it -> it.key() + " " + it.who()).toList());
    }

    @Test
    void othersThanWebSocketsAreToldWhatTheAddressIsFor() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.getOutputStream()
                    .write("GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 426", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
    }
}
