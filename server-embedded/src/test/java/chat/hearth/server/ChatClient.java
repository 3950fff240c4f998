package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/** Somebody with the official Java client ({@code io.socket:socket.io-client}), as tests use one. */
final class ChatClient implements AutoCloseable {
    private static final long SECONDS = 20;

    private final Socket socket;
    private final CompletableFuture<JSONObject> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final BlockingQueue<JSONObject> events = new LinkedBlockingQueue<>();

    private ChatClient(int port, Map<String, String> auth, String... transports) {
        IO.Options options = IO.Options.builder()
                .setAuth(auth)
                .setForceNew(true)
                .setTransports(transports)
                .setReconnection(false)
                .build();
        socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
        socket.on("welcome", arguments -> welcome.complete((JSONObject) arguments[0]));
        socket.on("event", arguments -> events.add((JSONObject) arguments[0]));
        socket.on(Socket.EVENT_DISCONNECT, arguments -> end.complete(String.valueOf(arguments[0])));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> welcome.completeExceptionally(new Refused(
                        arguments[0] instanceof JSONObject error ? error.optString("message") : "" + arguments[0])));
        socket.connect();
    }

    /** Comes in by WebSocket, and waits for the welcome. */
    static ChatClient join(int port, String name) throws Exception {
        return join(port, Map.of("name", name), WebSocket.NAME);
    }

    static ChatClient join(int port, Map<String, String> auth, String... transports) throws Exception {
        ChatClient client = new ChatClient(port, auth, transports);
        client.welcome();
        return client;
    }

    /** The sentence with which somebody of this name is refused. */
    static String refusal(int port, String name) throws Exception {
        try (ChatClient client = new ChatClient(port, Map.of("name", name), WebSocket.NAME)) {
            return client.welcome
                    .handle((welcomed, refused) -> refused == null ? "let in" : refused.getMessage())
                    .get(SECONDS, TimeUnit.SECONDS);
        }
    }

    JSONObject welcome() throws Exception {
        return welcome.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Sends a request and waits for its answer. */
    JSONObject ask(String event, JSONObject argument) throws Exception {
        return begin(event, argument).get(SECONDS, TimeUnit.SECONDS);
    }

    /** Sends a request. */
    CompletableFuture<JSONObject> begin(String event, JSONObject argument) {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        socket.emit(event, new Object[] {argument}, (Ack) answers -> answer.complete((JSONObject) answers[0]));
        return answer;
    }

    CompletableFuture<JSONObject> beginPost(MessageId id, String text) {
        return begin("post", post("lobby", id, text));
    }

    /** Posts to the lobby; answers the sequence. */
    long say(String text) throws Exception {
        JSONObject answer = ask("post", post("lobby", MessageId.random(), text));
        assertTrue(answer.getBoolean("ok"), answer::toString);
        return answer.getLong("seq");
    }

    static JSONObject post(String room, MessageId id, String text) {
        return new JSONObject(Map.of("room", room, "id", id.toString(), "text", text));
    }

    /** Waits until a message of this text has come. */
    JSONObject hear(String text) throws Exception {
        while (true) {
            JSONObject event = nextEvent();
            if (event.optString("text").equals(text)) {
                return event;
            }
        }
    }

    JSONObject nextEvent() throws Exception {
        JSONObject event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(event, "no event in " + SECONDS + " s");
        return event;
    }

    boolean isConnected() {
        return socket.connected();
    }

    /** Completes with the reason once the client has noticed that it is not connected any more. */
    CompletableFuture<String> end() {
        return end;
    }

    @Override
    public void close() {
        socket.close();
    }

    /** With the host's sentence. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }
}
