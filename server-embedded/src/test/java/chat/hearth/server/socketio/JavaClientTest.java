package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.protocol.socketio.Placeholders;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
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
}
