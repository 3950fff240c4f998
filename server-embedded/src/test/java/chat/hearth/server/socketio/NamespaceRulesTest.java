package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into a namespace and out of it, as it is on the wire (Socket.IO protocol revision 5). */
final class NamespaceRulesTest {
    private final TestHost host = TestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    private static WireClient opened(TestHost host) {
        WireClient client = WireClient.open(host);
        client.next(); // 0{…}
        return client;
    }

    private static void echo(Namespace namespace) {
        namespace.onConnection(socket -> socket.on("say", (arguments, reply) -> reply.send(arguments.get(0))));
    }

    @Test
    void aMiddlewareRefusesWithAMessageAndData() {
        JsonObject data = JsonParser.parseString("{\"code\":401}").getAsJsonObject();
        host.io
                .namespace("/no")
                .use(candidate -> CompletableFuture.completedFuture(new Admission.Rejected("Not you", data)));
        try (WireClient client = opened(host)) {
            client.send("40/no,");
            assertEquals("44/no,{\"message\":\"Not you\",\"data\":{\"code\":401}}", client.next());
        }
    }

    @Test
    void aMiddlewareThatFailsTellsNothing() {
        host.main().use(candidate -> CompletableFuture.failedFuture(new IllegalStateException("a secret")));
        try (WireClient client = opened(host)) {
            client.send("40");
            assertEquals("44{\"message\":\"The host could not check this.\"}", client.next());
        }
    }

    @Test
    void middlewaresSeeWhatTheClientConnectsWithOneAfterTheOther() throws Exception {
        CompletableFuture<Candidate> seen = new CompletableFuture<>();
        host.main()
                .use(candidate -> CompletableFuture.completedFuture(new Admission.Admitted("first")))
                .use(candidate -> {
                    seen.complete(candidate);
                    return CompletableFuture.completedFuture(new Admission.Admitted(null));
                })
                .onConnection(socket -> socket.emit("who", new JsonPrimitive(String.valueOf(socket.attachment()))));
        try (WireClient client = WireClient.open(host, "/socket.io/?EIO=4&transport=websocket&a=b%20c")) {
            client.next();
            client.send("40{\"token\":\"t\",\"deep\":[1]}");
            assertTrue(client.next().startsWith("40{\"sid\":"));
            assertEquals("42[\"who\",\"first\"]", client.next());
        }
        Candidate candidate = seen.get(20, TimeUnit.SECONDS);
        assertEquals("/", candidate.namespace());
        assertEquals("{\"token\":\"t\",\"deep\":[1]}", candidate.auth().toString());
        assertEquals(Map.of("EIO", "4", "transport", "websocket", "a", "b c"), candidate.query());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40/nowhere,", "40/nowhere", "40/nowhere,{\"token\":\"t\"}"})
    void anUnknownNamespaceIsRefusedAndTheSessionStays(String connect) {
        try (WireClient client = opened(host)) {
            client.send(connect);
            assertEquals("44/nowhere,{\"message\":\"Invalid namespace\"}", client.next());
            client.send("40");
            assertTrue(client.next().startsWith("40{\"sid\":"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42[\"early\"]", "42/other,[\"elsewhere\"]", "41/other,", "43/other,0[]", "44{\"message\":\"x\"}"
            })
    void whatComesBeforeItsConnectEndsTheSession(String packet) {
        host.io.namespace("/other");
        try (WireClient client = opened(host)) {
            client.send(packet);
            assertEquals("closed 1008", client.next());
        }
    }

    @Test
    void connectingTwiceEndsTheSession() {
        try (WireClient client = WireClient.connected(host)) {
            client.send("40");
            assertEquals("closed 1008", client.next());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4abc", "42{}", "42abc[\"a\"]", "42[]", "4", "40[]", "45"})
    void aPacketThatIsNoneEndsTheSession(String packet) {
        try (WireClient client = WireClient.connected(host)) {
            client.send(packet);
            assertEquals("closed 1008", client.next());
        }
    }

    @Test
    void aClientLeavesOneNamespaceAndStaysInTheOthers() throws Exception {
        CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
        host.io.namespace("/custom").onConnection(socket -> socket.onDisconnect(left::complete));
        echo(host.main());
        try (WireClient client = WireClient.connected(host)) {
            client.send("40/custom,");
            assertTrue(client.next().startsWith("40/custom,{\"sid\":"));
            client.send("41/custom,");
            client.send("42/custom,[\"it may not know yet\"]");
            client.send("420[\"say\",\"still here\"]");
            assertEquals("430[\"still here\"]", client.next());
            assertEquals(DisconnectReason.CLIENT_LEFT, left.get(20, TimeUnit.SECONDS));
            client.send("40/custom,");
            assertTrue(client.next().startsWith("40/custom,{\"sid\":"), "it comes back");
        }
    }

    @Test
    void theSessionOutlivesTheLastNamespace() {
        try (WireClient client = WireClient.connected(host)) {
            client.send("41");
            client.send("40");
            assertTrue(client.next().startsWith("40{\"sid\":"));
        }
    }

    @Test
    void eachNamespaceHasAnIdOfItsOwn() {
        host.io.namespace("/custom");
        try (WireClient client = WireClient.open(host)) {
            String open = client.next();
            client.send("40");
            String main = client.next();
            client.send("40/custom,");
            String custom = client.next();
            List<String> ids = List.of(sid(open), sid(main), sid(custom));
            assertEquals(3, ids.stream().distinct().count(), () -> ids.toString());
        }
    }

    private static String sid(String packet) {
        return JsonParser.parseString(packet.substring(packet.indexOf('{')))
                .getAsJsonObject()
                .get("sid")
                .getAsString();
    }

    @Test
    void moreNamespacesThanTheLimitEndTheSession() {
        for (int i = 0; i < 16; i++) {
            host.io.namespace("/n" + i);
        }
        try (WireClient client = WireClient.connected(host)) {
            for (int i = 0; i < 15; i++) {
                client.send("40/n" + i + ",");
                assertTrue(client.next().startsWith("40/n" + i + ","));
            }
            client.send("40/n15,");
            assertEquals("closed 1008", client.next());
        }
    }
}
