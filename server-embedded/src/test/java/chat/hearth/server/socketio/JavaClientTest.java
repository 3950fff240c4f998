package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.hearth.protocol.socketio.Placeholders;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import io.socket.engineio.parser.Packet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Socket.IO client for Java that others use: {@code io.socket:socket.io-client} 2.1. */
final class JavaClientTest {
    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling,websocket", "polling", "websocket"})
    void itConnectsAsksAnswersAndSendsBytes(String transports) throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        host.main()
                .use(candidate -> CompletableFuture.completedFuture(
                        new Admission.Admitted(candidate.auth().get("name").getAsString())))
                .onConnection(socket -> {
                    socket.on("bytes", (arguments, reply) -> {
                        JsonObject nested = arguments.get(0).getAsJsonObject();
                        byte[] bytes = arguments.binary(nested.get("data")).orElseThrow();
                        JsonObject answer = new JsonObject();
                        answer.add("copy", Placeholders.of(0));
                        reply.send(List.of(answer), List.of(bytes.clone()));
                    });
                    connected.complete(socket);
                });
        Socket client = IO.socket(
                URI.create("http://" + host.address()),
                IO.Options.builder()
                        .setTransports(transports.split(","))
                        .setAuth(Map.of("name", "Ada"))
                        .setForceNew(true)
                        .build());
        client.on("question", args -> ((Ack) args[1]).call("answer to " + args[0]));
        client.connect();
        try {
            ServerSocket socket = connected.get(20, TimeUnit.SECONDS);
            assertEquals("Ada", socket.attachment());
            Arguments answer = socket.emitWithAck(Duration.ofSeconds(20), "question", new JsonPrimitive("q"))
                    .get(20, TimeUnit.SECONDS);
            assertEquals("answer to q", answer.get(0).getAsString());
            CompletableFuture<byte[]> copy = new CompletableFuture<>();
            byte[] data = {0, 1, (byte) 0xff};
            client.emit("bytes", new Object[] {new JSONObject(Map.of("data", data))}, args -> {
                copy.complete((byte[]) ((JSONObject) args[0]).opt("copy"));
            });
            assertArrayEquals(data, copy.get(20, TimeUnit.SECONDS));
        } finally {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling,websocket", "polling", "websocket"})
    void itEntersNamespacesAndIsToldWhyNot(String transports) throws Exception {
        host.io
                .namespace("/custom")
                .onConnection(socket -> socket.on("say", (arguments, reply) -> {
                    socket.emit("said", arguments.get(0), arguments.get(1));
                    reply.send(new JsonPrimitive("ok"));
                }));
        JsonObject data = new JsonObject();
        data.addProperty("code", 401);
        host.io
                .namespace("/no")
                .use(candidate -> CompletableFuture.completedFuture(new Admission.Rejected("Not you", data)));
        Socket custom = socket("/custom", transports);
        Socket refused = socket("/no", transports);
        Socket unknown = socket("/nowhere", transports);
        CompletableFuture<Object> why = new CompletableFuture<>();
        CompletableFuture<Object> unknownWhy = new CompletableFuture<>();
        CompletableFuture<List<Object>> said = new CompletableFuture<>();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        refused.on(Socket.EVENT_CONNECT_ERROR, args -> why.complete(args[0]));
        unknown.on(Socket.EVENT_CONNECT_ERROR, args -> unknownWhy.complete(args[0]));
        custom.on("said", args -> said.complete(List.of(args)));
        try {
            refused.connect();
            unknown.connect();
            custom.connect();
            custom.emit("say", new Object[] {"å", 2}, args -> answer.complete(args[0]));
            assertEquals(List.of("å", 2), said.get(20, TimeUnit.SECONDS));
            assertEquals("ok", answer.get(20, TimeUnit.SECONDS));
            assertEquals(
                    JsonParser.parseString("{\"message\":\"Not you\",\"data\":{\"code\":401}}"),
                    JsonParser.parseString(why.get(20, TimeUnit.SECONDS).toString()));
            assertEquals(
                    "{\"message\":\"Invalid namespace\"}",
                    unknownWhy.get(20, TimeUnit.SECONDS).toString());
        } finally {
            List.of(custom, refused, unknown).forEach(Socket::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void itReconnectsWhenTheHostCutsItsConnection(String transport) throws Exception {
        BlockingQueue<ServerSocket> arrivals = arrivals();
        Socket client = socket("", transport);
        try {
            client.connect();
            ServerSocket first = arrivals.poll(20, TimeUnit.SECONDS);
            first.close();
            assertIsBack(client, first, arrivals);
        } finally {
            client.close();
        }
    }

    @Test
    void itReconnectsWhenTheHostCutsItAfterTheUpgrade() throws Exception {
        BlockingQueue<ServerSocket> arrivals = arrivals();
        Socket client = socket("", "polling,websocket");
        CompletableFuture<Void> probed = new CompletableFuture<>();
        whenProbed(client, () -> probed.complete(null));
        try {
            client.connect();
            ServerSocket first = arrivals.poll(20, TimeUnit.SECONDS);
            probed.get(20, TimeUnit.SECONDS);
            assertEquals("upgraded", echo(client, "upgraded")); // it waits for the WebSocket from now on
            first.close();
            assertIsBack(client, first, arrivals);
        } finally {
            client.close();
        }
    }

    @Test
    void itReconnectsWhenTheHostCutsItDuringTheUpgrade() throws Exception {
        BlockingQueue<ServerSocket> arrivals = arrivals();
        Socket client = socket("", "polling,websocket");
        CompletableFuture<ServerSocket> cut = new CompletableFuture<>();
        whenProbed(client, () -> cut.complete(cutNext(arrivals))); // and not before that does it go on
        try {
            client.connect();
            assertIsBack(client, cut.get(60, TimeUnit.SECONDS), arrivals);
        } finally {
            client.close();
        }
    }

    private BlockingQueue<ServerSocket> arrivals() {
        BlockingQueue<ServerSocket> arrivals = new LinkedBlockingQueue<>();
        host.main().onConnection(socket -> {
            socket.on("echo", (arguments, reply) -> reply.send(arguments.get(0)));
            arrivals.add(socket);
        });
        return arrivals;
    }

    /** Does this, on the client's thread, when the WebSocket has answered the first probe and nothing has come of it yet. */
    private static void whenProbed(Socket client, Runnable action) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        client.io().on(Manager.EVENT_TRANSPORT, opened -> {
            Transport transport = (Transport) opened[0];
            transport.on(Transport.EVENT_PACKET, packet -> {
                if (((Packet<?>) packet[0]).type.equals(Packet.PONG) && isFirst.getAndSet(false)) {
                    action.run();
                }
            });
        });
    }

    private static ServerSocket cutNext(BlockingQueue<ServerSocket> arrivals) {
        try {
            ServerSocket next = arrivals.poll(20, TimeUnit.SECONDS);
            CompletableFuture<Void> ended = new CompletableFuture<>();
            next.onDisconnect(reason -> ended.complete(null));
            next.close();
            ended.get(20, TimeUnit.SECONDS);
            return next;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertIsBack(Socket client, ServerSocket first, BlockingQueue<ServerSocket> arrivals)
            throws Exception {
        ServerSocket second = arrivals.poll(20, TimeUnit.SECONDS);
        assertNotNull(second, "it did not come back");
        assertNotEquals(first.id(), second.id());
        assertEquals("again", echo(client, "again"));
    }

    private static Object echo(Socket client, String text) throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        client.emit("echo", new Object[] {text}, args -> answer.complete(args[0]));
        return answer.get(20, TimeUnit.SECONDS);
    }

    private Socket socket(String namespace, String transports) {
        return IO.socket(
                URI.create("http://" + host.address() + namespace),
                IO.Options.builder()
                        .setTransports(transports.split(","))
                        .setReconnectionDelay(10)
                        .setForceNew(true)
                        .build());
    }
}
