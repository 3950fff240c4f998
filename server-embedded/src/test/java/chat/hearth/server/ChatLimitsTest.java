package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.Reason;
import chat.hearth.server.socketio.WireClient;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of the chat, each crossed by one. Those of texts and names are in {@link BadInputTest}. */
final class ChatLimitsTest {
    @TempDir
    Path data;

    private RunningServer host;
    private ChatClient ada;

    @BeforeEach
    void adaJoins() throws Exception {
        ServerLimits limits = ServerLimits.headless()
                .with("memberRate", "0.001")
                .with("memberBurst", "4")
                .with("guestRate", "0.001")
                .with("guestBurst", "2")
                .with("historyPage", "3")
                .with("rooms", "2")
                .with("roomNameLength", "8");
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, limits, null);
        host = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        ada = ChatClient.join(host.port(), Map.of("name", "Ada"), "websocket");
        assertOk(join("lobby"));
    }

    @AfterEach
    void close() {
        ada.close();
        host.close();
    }

    @Test
    void aRoomTooManyIsRefused() throws Exception {
        assertOk(join("tea"));

        assertRefused(Reason.FORBIDDEN, Sentences.of("room.too-many"), join("coffee"));
    }

    @Test
    void aRoomNameThatIsTooLongIsRefused() throws Exception {
        assertRefused(Reason.TOO_LONG, Sentences.of("room.name-too-long", 8), join("ninechars"));
        assertOk(join("8letters"));
    }

    @Test
    void aPageIsNeverLongerThanTheLimit() throws Exception {
        for (int i = 0; i < 4; i++) {
            ada.say("message " + i);
        }
        JSONObject range = new JSONObject().put("room", "lobby").put("after", 0).put("limit", 4);

        assertEquals(3, ada.ask("history", range).getJSONArray("events").length());
        assertEquals(3, join("lobby").getJSONArray("events").length());
    }

    @Test
    void aMessageTooManyAtOnceIsRefused() throws Exception {
        for (int i = 0; i < 4; i++) {
            ada.say("message " + i);
        }

        JSONObject post = new JSONObject()
                .put("room", "lobby")
                .put("id", "00000000-0000-4000-8000-000000000001")
                .put("text", "and one more");
        assertRefused(Reason.RATE_LIMITED, Sentences.of(Reason.RATE_LIMITED), ada.ask("post", post));
    }

    @Test
    void aGuestMaySayLessAtOnce() {
        try (WireClient guest = WireClient.open("127.0.0.1:" + host.port())) {
            guest.send("40");
            awaitPacket(guest, "40");
            assertTrue(say(guest, 0).get("ok").getAsBoolean());
            assertTrue(say(guest, 1).get("ok").getAsBoolean());

            JsonObject error = say(guest, 2).getAsJsonObject("error");
            assertEquals(Reason.RATE_LIMITED.word(), error.get("code").getAsString());
            assertEquals(Sentences.of(Reason.RATE_LIMITED), error.get("message").getAsString());
        }
    }

    /** Says something as a plain client, and waits for the answer. */
    private static JsonObject say(WireClient guest, int ack) {
        guest.send("42" + ack + "[\"chat message\",\"message " + ack + "\"]");
        String beginning = "43" + ack;
        return JsonParser.parseString(awaitPacket(guest, beginning).substring(beginning.length()))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
    }

    private static String awaitPacket(WireClient client, String beginning) {
        String packet = client.next();
        while (!packet.startsWith(beginning)) {
            packet = client.next();
        }
        return packet;
    }

    private JSONObject join(String room) throws Exception {
        return ada.ask("join", new JSONObject().put("room", room));
    }

    private static void assertOk(JSONObject answer) throws Exception {
        assertTrue(answer.getBoolean("ok"), answer::toString);
    }

    private static void assertRefused(Reason reason, String sentence, JSONObject answer) throws Exception {
        JSONObject error = answer.getJSONObject("error");
        assertEquals(reason.word(), error.getString("code"));
        assertEquals(sentence, error.getString("message"));
    }
}
