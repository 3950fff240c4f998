package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.protocol.socketio.Placeholders;
import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, answers and bytes both ways, as they are on the wire. */
final class EventsAndAcksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestHost host = TestHost.start();
    private final CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
    private WireClient client;
    private ServerSocket socket;

    @BeforeEach
    void connect() throws Exception {
        host.main().onConnection(opened -> {
            opened.on(
                    "message",
                    (arguments, reply) -> opened.emitAll(
                            List.of(new Emission("message-back", arguments.values(), arguments.attachments()))));
            opened.on(
                    "message-with-ack", (arguments, reply) -> reply.send(arguments.values(), arguments.attachments()));
            opened.on("twice", (arguments, reply) -> {
                reply.send(new JsonPrimitive(1));
                reply.send(new JsonPrimitive(2));
                opened.emit("end");
            });
            connected.complete(opened);
        });
        client = WireClient.connected(host);
        socket = connected.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[\"message\"]", "[\"message\",1,\"2\",{\"3\":[true]}]", "[\"message\",null,[],{},\"😀\",1e3]"})
    void anEventHasAsManyArgumentsAsItLikes(String args) {
        client.send("42" + args);
        assertEquals("42" + args.replace("[\"message\"", "[\"message-back\""), client.next());
    }

    @Test
    void theAnswerCarriesTheIdOfTheEvent() {
        client.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
        client.send("420[\"message-with-ack\"]");
        assertEquals("43456[1,\"2\",{\"3\":[false]}]", client.next());
        assertEquals("430[]", client.next());
    }

    @Test
    void anEventIsAnsweredOnceAndOnlyWhenItAsks() {
        client.send("427[\"twice\"]");
        assertEquals("437[1]", client.next());
        assertEquals("42[\"end\"]", client.next());
        client.send("42[\"twice\"]");
        assertEquals("42[\"end\"]", client.next());
    }

    @Test
    void bytesStandAnywhereInTheArguments() {
        client.send("453-[\"message\",{\"_placeholder\":true,\"num\":0},{\"in\":[{\"_placeholder\":true,\"num\":1},"
                + "{\"deep\":{\"_placeholder\":true,\"num\":2}}]}]");
        client.send(new byte[] {1, 2, 3});
        client.send(new byte[] {});
        client.send(new byte[] {(byte) 0xff});
        assertEquals(
                List.of(
                        "453-[\"message-back\",{\"_placeholder\":true,\"num\":0},{\"in\":[{\"_placeholder\":true,\"num\":1},"
                                + "{\"deep\":{\"_placeholder\":true,\"num\":2}}]}]",
                        "<010203>",
                        "<>",
                        "<ff>"),
                List.of(client.next(), client.next(), client.next(), client.next()));
    }

    @Test
    void bytesStandInAnswersToo() {
        client.send(
                "452-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {1});
        client.send(new byte[] {2});
        assertEquals(
                List.of("462-789[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]", "<01>", "<02>"),
                List.of(client.next(), client.next(), client.next()));
    }

    @Test
    void aBinaryEventWithoutAttachmentsIsAnEvent() {
        client.send("450-[\"message\",1]");
        assertEquals("42[\"message-back\",1]", client.next());
    }

    @Test
    void textInPlaceOfAnAttachmentEndsTheSession() {
        client.send("451-[\"message\",{\"_placeholder\":true,\"num\":0}]");
        client.send("42[\"message\"]");
        assertEquals("closed 1008", client.next());
    }

    @Test
    void anAttachmentOutOfPlaceEndsTheSession() {
        client.send(new byte[] {1});
        assertEquals("closed 1008", client.next());
    }

    @Test
    void theClientAnswersWithValuesAndBytes() throws Exception {
        var first = socket.emitWithAck(PATIENCE, "ask", new JsonPrimitive("q"));
        var second =
                socket.emitWithAck(PATIENCE, new Emission("ask", List.of(Placeholders.of(0)), List.of(new byte[] {7})));
        assertEquals("420[\"ask\",\"q\"]", client.next());
        assertEquals("451-1[\"ask\",{\"_placeholder\":true,\"num\":0}]", client.next());
        assertEquals("<07>", client.next());
        client.send("461-1[{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {8, 9});
        client.send("430[\"a\",{\"b\":[]}]");
        Arguments bytes = second.get(20, TimeUnit.SECONDS);
        assertArrayEquals(new byte[] {8, 9}, bytes.binary(bytes.get(0)).orElseThrow());
        Arguments values = first.get(20, TimeUnit.SECONDS);
        assertEquals("[\"a\",{\"b\":[]}]", asArray(values).toString());
    }

    private static JsonArray asArray(Arguments arguments) {
        JsonArray array = new JsonArray();
        arguments.values().forEach(array::add);
        return array;
    }

    @Test
    void anAnswerThatIsTooLateIsDropped() {
        var answer = socket.emitWithAck(Duration.ofMillis(1), "ask");
        assertEquals("420[\"ask\"]", client.next());
        var late = assertThrows(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS));
        assertInstanceOf(TimeoutException.class, late.getCause());
        client.send("430[]");
        client.send("43999[\"nobody asked\"]");
        client.send("42[\"message\",\"still here\"]");
        assertEquals("42[\"message-back\",\"still here\"]", client.next());
    }

    @Test
    void aVolatileEventIsSentWhenNothingWaits() {
        socket.emitVolatile("now", new JsonPrimitive(1));
        assertEquals("42[\"now\",1]", client.next());
    }

    @Test
    void aVolatileEventIsDroppedWhenSomethingWaits() throws Exception {
        CompletableFuture<ServerSocket> polling = new CompletableFuture<>();
        host.main()
                .onConnection(
                        connected -> { // on its event loop, so that no poll comes in between
                            connected.emitVolatile("dropped: the answer to CONNECT waits to be polled");
                            connected.emit("kept");
                            polling.complete(connected);
                        });
        PollingClient slow = PollingClient.open(host);
        assertEquals("200 ok", slow.post("40"));
        ServerSocket other = polling.get(20, TimeUnit.SECONDS);
        String body = slow.poll().get(20, TimeUnit.SECONDS);
        assertEquals("200 40{\"sid\":\"" + other.id() + "\"}\u001e42[\"kept\"]", body);
    }

    @Test
    void nothingIsSentToASocketThatLeft() throws Exception {
        CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
        socket.onDisconnect(left::complete);
        client.send("41");
        left.get(20, TimeUnit.SECONDS);
        socket.emit("dropped");
        socket.emitVolatile("dropped");
        var answer = socket.emitWithAck(PATIENCE, "dropped");
        assertThrows(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS));
        client.send("40");
        assertEquals("40{\"sid\":", client.next().substring(0, 9));
    }
}
