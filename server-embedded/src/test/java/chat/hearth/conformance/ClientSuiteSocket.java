package chat.hearth.conformance;

import chat.hearth.protocol.socketio.Placeholders;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.ServerSocket;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What {@link ClientSuiteServer} does for one client. Confined to the socket's event loop. */
final class ClientSuiteSocket {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter JAVASCRIPT_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> TEXTS =
            List.of("てすと", "Я Б Г Д Ж Й", "Ä ä Ü ü ß", "utf8 — string", "utf8 — string");

    private final ServerSocket socket;
    private boolean abuff1Came;
    private boolean blob1Came;
    private boolean blob2Came;

    ClientSuiteSocket(ServerSocket socket) {
        this.socket = socket;
    }

    void handleAll() {
        handleId();
        handleValues();
        handleAcks();
        handleBuffers();
        handleSequences();
    }

    void handleId() {
        socket.on("getId", (arguments, reply) -> reply.send(new JsonPrimitive(socket.id())));
    }

    private void handleValues() {
        socket.on("hi", (arguments, reply) -> socket.emit("hi"));
        socket.on("volatile", (arguments, reply) -> socket.emit("serverReceivedVolatile"));
        socket.on("false", (arguments, reply) -> socket.emit("false", new JsonPrimitive(false)));
        socket.on("getDate", (arguments, reply) -> socket.emit("takeDate", date()));
        socket.on("getDateObj", (arguments, reply) -> {
            JsonObject object = new JsonObject();
            object.add("date", date());
            socket.emit("takeDateObj", object);
        });
        socket.on(
                "getUtf8",
                (arguments, reply) -> TEXTS.forEach(text -> socket.emit("takeUtf8", new JsonPrimitive(text))));
    }

    private void handleAcks() {
        socket.on("echo", (arguments, reply) -> reply.send(arguments.values(), arguments.attachments()));
        socket.on("getAckDate", (arguments, reply) -> reply.send(date()));
        socket.on("getHandshake", (arguments, reply) -> reply.send(handshake(socket.candidate())));
        socket.on(
                "ack",
                (arguments, reply) -> socket.emitWithAck(PATIENCE, "ack")
                        .thenAccept(answer -> {
                            if (answer.get(0).equals(new JsonPrimitive(5)) && isTest(answer.get(1))) {
                                socket.emit("got it");
                            }
                        })
                        .exceptionally(none -> null)); // a suite may leave it unanswered
    }

    private static boolean isTest(JsonElement argument) {
        return argument instanceof JsonObject object && new JsonPrimitive(true).equals(object.get("test"));
    }

    private void handleBuffers() {
        socket.on("doge", (arguments, reply) -> emitBytes("doge"));
        socket.on("getbin", (arguments, reply) -> emitBytes("takebin"));
        socket.on("buffa", (arguments, reply) -> emitIf(isBinary(arguments), "buffack"));
        socket.on("blob", (arguments, reply) -> emitIf(isBinary(arguments), "back"));
        socket.on("jsonbuff", (arguments, reply) -> emitIf(isMixed(arguments), "jsonbuff-ack"));
        socket.on("jsonblob", (arguments, reply) -> emitIf(isMixed(arguments), "jsonblob-ack"));
    }

    private void handleSequences() {
        socket.on("abuff1", (arguments, reply) -> abuff1Came = isBinary(arguments));
        socket.on("abuff2", (arguments, reply) -> emitIf(abuff1Came, "abuff2-ack"));
        socket.on("blob1", (arguments, reply) -> blob1Came = isBinary(arguments));
        socket.on(
                "blob2",
                (arguments, reply) -> blob2Came = blob1Came && arguments.get(0).equals(new JsonPrimitive("second")));
        socket.on("blob3", (arguments, reply) -> emitIf(blob2Came && isBinary(arguments), "blob3-ack"));
    }

    private void emitIf(boolean asExpected, String event) {
        if (asExpected) {
            socket.emit(event);
        }
    }

    private void emitBytes(String event) {
        byte[] bytes = "asdfasdf".getBytes(StandardCharsets.UTF_8);
        socket.emitAll(List.of(new Emission(event, List.of(Placeholders.of(0)), List.of(bytes))));
    }

    private static boolean isBinary(Arguments arguments) {
        return arguments.binary(arguments.get(0)).isPresent();
    }

    private static boolean isMixed(Arguments arguments) {
        return arguments.get(0) instanceof JsonObject object
                && new JsonPrimitive("lol").equals(object.get("hello"))
                && new JsonPrimitive("gotcha").equals(object.get("goodbye"))
                && object.has("message")
                && arguments.binary(object.get("message")).isPresent();
    }

    /** What a client said of itself when it connected, as the reference server shows it. */
    static JsonObject handshake(Candidate candidate) {
        JsonObject handshake = new JsonObject();
        handshake.add("headers", object(candidate.headers()));
        handshake.addProperty("time", Instant.now().toString());
        handshake.addProperty("address", candidate.remoteAddress().getHostString());
        handshake.addProperty("xdomain", candidate.headers().containsKey("origin"));
        handshake.addProperty("secure", false);
        handshake.addProperty("issued", System.currentTimeMillis());
        handshake.addProperty("url", "/socket.io/");
        handshake.add("query", object(candidate.query()));
        handshake.add("auth", candidate.auth());
        return handshake;
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    private static JsonPrimitive date() {
        return new JsonPrimitive(JAVASCRIPT_DATE.format(Instant.now()));
    }
}
