package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A namespace under two names: whoever asks for one is answered under it. */
final class AliasTest {
    private final TestHost host = TestHost.start(TestLimits.open(), usual -> usual.withAlias("/socket.io/", "/"));

    @AfterEach
    void stop() {
        host.close();
    }

    private WireClient connected(String name) {
        WireClient client = WireClient.open(host);
        client.next();
        client.send("40" + name);
        String answer = client.next();
        assertTrue(answer.startsWith("40" + name + "{\"sid\":"), answer);
        return client;
    }

    @Test
    void aBroadcastReachesEverybodyUnderTheirName() {
        host.main().onConnection(socket -> socket.join("r"));
        try (WireClient alias = connected("/socket.io/,");
                WireClient other = connected("/socket.io/,");
                WireClient usual = connected("")) {
            host.main().toAll().emit("a", new JsonPrimitive(1));
            host.main()
                    .to("r")
                    .emitAll(List.of(new Emission("b", new JsonPrimitive("å")), new Emission("c", List.of())));
            List<String> expected = List.of("[\"a\",1]", "[\"b\",\"å\"]", "[\"c\"]");
            for (String event : expected) {
                assertEquals("42/socket.io/," + event, alias.next());
                assertEquals("42/socket.io/," + event, other.next());
                assertEquals("42" + event, usual.next());
            }
        }
    }

    @Test
    void eventsAnswersAndQuestionsCarryTheName() throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            socket.on("say", (arguments, reply) -> {
                socket.emit("said", arguments.get(0));
                reply.send(new JsonPrimitive("ok"));
            });
            connected.complete(socket);
        });
        try (WireClient alias = connected("/socket.io/,")) {
            ServerSocket socket = connected.get(20, TimeUnit.SECONDS);
            assertEquals("/socket.io/", socket.candidate().namespace());
            alias.send("42/socket.io/,0[\"say\",\"hej\"]");
            assertEquals("42/socket.io/,[\"said\",\"hej\"]", alias.next());
            assertEquals("43/socket.io/,0[\"ok\"]", alias.next());
            var answer = socket.emitWithAck(Duration.ofSeconds(20), "ask");
            assertEquals("42/socket.io/,0[\"ask\"]", alias.next());
            alias.send("43/socket.io/,0[\"well\"]");
            assertEquals(
                    new JsonPrimitive("well"), answer.get(20, TimeUnit.SECONDS).get(0));
            socket.disconnect();
            assertEquals("41/socket.io/,", alias.next());
        }
    }

    @Test
    void aClientMayBeThereUnderBothNames() {
        host.main().onConnection(socket -> socket.on("say", (arguments, reply) -> reply.send()));
        try (WireClient both = connected("")) {
            both.send("40/socket.io/,");
            assertTrue(both.next().startsWith("40/socket.io/,{\"sid\":"));
            both.send("42/socket.io/,1[\"say\"]");
            both.send("422[\"say\"]");
            assertEquals(List.of("43/socket.io/,1[]", "432[]"), List.of(both.next(), both.next()));
            both.send("41/socket.io/,");
            both.send("423[\"say\"]");
            assertEquals("433[]", both.next());
        }
    }

    @Test
    void anAliasIsTakenToTheLetter() {
        try (WireClient client = WireClient.open(host)) {
            client.next();
            client.send("40/socket.io,");
            assertEquals("44/socket.io,{\"message\":\"Invalid namespace\"}", client.next());
        }
    }
}
