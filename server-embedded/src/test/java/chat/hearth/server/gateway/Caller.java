package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.RequestJson;
import chat.hearth.server.socketio.WireClient;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Somebody at the other end of a real Socket.IO connection (Engine.IO 4, WebSocket), as it is on the wire. One thread. */
final class Caller implements AutoCloseable {
    private final WireClient wire;
    private final Deque<JsonArray> events = new ArrayDeque<>();
    private final JsonObject you;
    private boolean closed;
    private int asked;

    private Caller(WireClient wire, JsonObject you) {
        this.wire = wire;
        this.you = you;
    }

    /** Comes with these fields of {@code auth}, and waits for the welcome. */
    static Caller come(int port, String auth) {
        WireClient wire = enter(port, auth);
        Caller caller = new Caller(wire, new JsonObject());
        JsonObject welcome = caller.next("welcome");
        welcome.entrySet().forEach(field -> caller.you.add(field.getKey(), field.getValue()));
        return caller;
    }

    /** A client that says nothing of itself. */
    static Caller plain(int port) {
        return new Caller(enter(port, ""), new JsonObject());
    }

    private static WireClient enter(int port, String auth) {
        WireClient wire = open(port, auth);
        String answer = wire.next();
        assertTrue(answer.startsWith("40{"), answer);
        return wire;
    }

    private static WireClient open(int port, String auth) {
        WireClient wire = WireClient.open("127.0.0.1:" + port);
        wire.next(); // 0{…}
        wire.send("40" + auth);
        return wire;
    }

    /** The code with which somebody is not let in. */
    static String refusal(int port, String auth) {
        try (WireClient wire = open(port, auth)) {
            String answer = wire.next();
            assertTrue(answer.startsWith("44"), answer);
            return JsonParser.parseString(answer.substring(2))
                    .getAsJsonObject()
                    .getAsJsonObject("data")
                    .get("code")
                    .getAsString();
        }
    }

    /** The host's welcome. */
    JsonObject welcome() {
        return you;
    }

    MemberId id() {
        return new MemberId(you.getAsJsonObject("you").get("id").getAsString());
    }

    JsonObject ask(ClientRequest request) {
        return ask(request.event(), RequestJson.write(request));
    }

    JsonObject ask(String event, JsonElement argument) {
        int id = asked++;
        JsonArray packet = new JsonArray();
        packet.add(event);
        packet.add(argument);
        wire.send("42" + id + packet);
        String answer = "43" + id + "[";
        while (true) {
            String message = read();
            assertTrue(!closed, "closed before " + event + " was answered");
            if (message.startsWith(answer)) {
                return JsonParser.parseString(message.substring(answer.length() - 1))
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject();
            }
        }
    }

    /** Asks for something that is done; answers with the answer. */
    JsonObject get(ClientRequest request) {
        JsonObject answer = ask(request);
        assertTrue(answer.get("ok").getAsBoolean(), request + " " + answer);
        return answer;
    }

    /** The code of the answer, or {@code ok}. */
    String outcome(ClientRequest request) {
        return code(ask(request));
    }

    static String code(JsonObject answer) {
        return answer.get("ok").getAsBoolean()
                ? "ok"
                : answer.getAsJsonObject("error").get("code").getAsString();
    }

    void join(String room) {
        get(new ClientRequest.Join(room, 10));
    }

    /** Posts to the lobby. */
    MessageId say(String text) {
        MessageId id = MessageId.random();
        get(new ClientRequest.Post(RoomId.LOBBY, id, text, null));
        return id;
    }

    /** The argument of the next event of this name; others are dropped. */
    JsonElement nextArgument(String event) {
        while (true) {
            while (!events.isEmpty()) {
                JsonArray packet = events.remove();
                if (packet.get(0).equals(new JsonPrimitive(event))) {
                    return packet.get(1);
                }
            }
            assertTrue(!closed, "closed before " + event + " came");
            read();
        }
    }

    JsonObject next(String event) {
        return nextArgument(event).getAsJsonObject();
    }

    /** The next durable event with this {@code change}. */
    JsonObject nextChange(String change) {
        while (true) {
            JsonObject event = next("event");
            if (event.has("change") && event.get("change").getAsString().equals(change)) {
                return event;
            }
        }
    }

    /** All events that come before the host closes the connection, by name. */
    List<String> untilClosed() {
        while (!closed) {
            read();
        }
        List<String> names = new ArrayList<>();
        events.forEach(packet -> names.add(packet.get(0).getAsString()));
        return names;
    }

    private String read() {
        String message = wire.next();
        if (message.equals("2")) {
            wire.send("3");
        } else if (message.startsWith("42")) {
            events.add(JsonParser.parseString(message.substring(2)).getAsJsonArray());
        } else if (message.startsWith("closed") || message.equals("broken")) {
            closed = true;
        }
        return message;
    }

    @Override
    public void close() {
        wire.close();
    }
}
