package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.socketio.SocketIoOptions.ImplicitEntry;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Clients up to 2.5 (EIO=3), as they are on the wire. The captures of the tutorials' client are the source. */
final class OlderClientTest {
    private static final String TARGET = "/socket.io/?EIO=3&transport=websocket";

    private static TestHost host(UnaryOperator<SocketIoOptions> options) {
        return TestHost.start(TestLimits.open(), options);
    }

    /** A client that has its handshake. */
    private static WireClient open(TestHost host) {
        WireClient client = WireClient.open(host, TARGET);
        assertTrue(client.next().startsWith("0{\"sid\":"));
        return client;
    }

    @Test
    void theMainNamespaceIsEnteredUnaskedAndTheAnswersAreBare() {
        try (TestHost host = TestHost.start()) {
            host.main().onConnection(socket -> socket.emit("welcome", new JsonPrimitive("hi")));
            host.io.namespace("/nsp").onConnection(socket -> socket.emit("there"));
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                assertEquals("42[\"welcome\",\"hi\"]", client.next());
                client.send("40/nsp,");
                assertEquals("40/nsp,", client.next());
                assertEquals("42/nsp,[\"there\"]", client.next());
            }
        }
    }

    @Test
    void theSameGoesForLongPolling() throws Exception {
        try (TestHost host = TestHost.start()) {
            host.io.namespace("/nsp");
            PollingClient client = PollingClient.open(host, "/socket.io/?EIO=3&transport=polling&b64=1");
            assertEquals("200 2:40", client.poll().get(20, TimeUnit.SECONDS));
            var poll = client.poll();
            assertEquals("200 ok", client.post("7:40/nsp,"));
            assertEquals("200 7:40/nsp,", poll.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void theMiddlewareOfTheMainNamespaceIsAskedAndMayRefuse() {
        try (TestHost host = TestHost.start()) {
            host.main()
                    .use(candidate -> CompletableFuture.completedFuture(new Admission.Rejected("Auth failed", null)));
            try (WireClient client = open(host)) {
                assertEquals("44\"Auth failed\"", client.next());
            }
        }
    }

    @Test
    void aRefusalIsItsDataOrElseItsMessage() {
        JsonObject data = new JsonObject();
        data.addProperty("code", 401);
        try (TestHost host = TestHost.start()) {
            host.io
                    .namespace("/no")
                    .use(candidate -> CompletableFuture.completedFuture(new Admission.Rejected("Not you", data)));
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                client.send("40/no,");
                assertEquals("44/no,{\"code\":401}", client.next());
                client.send("40/nowhere,");
                assertEquals("44/nowhere,\"Invalid namespace\"", client.next());
            }
        }
    }

    @Test
    void theQueryOfANamespaceIsRead() throws Exception {
        BlockingQueue<Candidate> seen = new LinkedBlockingQueue<>();
        try (TestHost host = TestHost.start()) {
            host.io.namespace("/abc").onConnection(socket -> seen.add(socket.candidate()));
            try (WireClient client = WireClient.open(host, TARGET + "&a=of+the+session&x=y")) {
                client.next();
                assertEquals("40", client.next());
                client.send("40/abc?a=b&%26c=%26%3D%3Fa%2C,");
                assertEquals("40/abc,", client.next());
                Candidate candidate = seen.poll(20, TimeUnit.SECONDS);
                assertEquals("/abc", candidate.namespace());
                assertEquals(
                        List.of("b", "&=?a,", "y", "3"),
                        List.of(
                                candidate.query().get("a"),
                                candidate.query().get("&c"),
                                candidate.query().get("x"),
                                candidate.query().get("EIO")));
                client.send("42/abc,[\"the name goes without it\"]");
                client.send("40/abc?a=%zz,");
                assertEquals("closed 1008", client.next());
            }
        }
    }

    @Test
    void answersCountFromNoughtBothWays() throws Exception {
        CompletableFuture<ServerSocket> connected = new CompletableFuture<>();
        try (TestHost host = TestHost.start()) {
            host.main().onConnection(socket -> {
                socket.on("say", (arguments, reply) -> reply.send(new JsonPrimitive("ok")));
                connected.complete(socket);
            });
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                client.send("420[\"say\"]");
                assertEquals("430[\"ok\"]", client.next());
                var answer = connected.get(20, TimeUnit.SECONDS).emitWithAck(Duration.ofSeconds(20), "ask");
                assertEquals("420[\"ask\"]", client.next());
                client.send("430[5]");
                assertEquals(
                        new JsonPrimitive(5),
                        new JsonPrimitive(
                                answer.get(20, TimeUnit.SECONDS).get(0).getAsInt()));
            }
        }
    }

    @Test
    void bytesTravelAsThisEngineWrapsThem() {
        try (TestHost host = TestHost.start()) {
            host.main()
                    .onConnection(socket -> socket.on(
                            "bytes", (arguments, reply) -> reply.send(arguments.values(), arguments.attachments())));
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                client.send("451-0[\"bytes\",{\"_placeholder\":true,\"num\":0}]");
                client.send(new byte[] {4, 1, 2}); // the packet's type, then its bytes
                assertEquals("461-0[{\"_placeholder\":true,\"num\":0}]", client.next());
                assertEquals("<040102>", client.next());
            }
        }
    }

    @Test
    void bothSidesMakeTheIdOfTheSession() throws Exception {
        BlockingQueue<String> ids = new LinkedBlockingQueue<>();
        try (TestHost host = TestHost.start()) {
            host.main().onConnection(socket -> ids.add(socket.id()));
            host.io.namespace("/foo").onConnection(socket -> ids.add(socket.id()));
            try (WireClient client = WireClient.open(host, TARGET)) {
                String sid = client.next().substring(9, 29);
                client.send("40/foo,");
                assertEquals(List.of("40", "40/foo,"), List.of(client.next(), client.next()));
                assertEquals(
                        List.of(sid, "/foo#" + sid),
                        List.of(ids.poll(20, TimeUnit.SECONDS), ids.poll(20, TimeUnit.SECONDS)));
            }
        }
    }

    @Test
    void askingAgainForANamespaceIsNoViolation() {
        try (TestHost host = TestHost.start()) {
            host.main().onConnection(socket -> socket.on("say", (arguments, reply) -> reply.send()));
            try (WireClient client = open(host)) {
                client.send("40");
                client.send("40");
                client.send("423[\"say\"]");
                assertEquals(List.of("40", "433[]"), List.of(client.next(), client.next()));
            }
        }
    }

    @Test
    void otherNamespacesWaitForTheMainOne() {
        CompletableFuture<Admission> decision = new CompletableFuture<>();
        try (TestHost host = TestHost.start()) {
            host.main().use(candidate -> decision);
            host.io.namespace("/a");
            try (WireClient client = open(host)) {
                client.send("40/a,");
                client.send("40/a,");
                client.send("40/nowhere,");
                client.send("2");
                assertEquals("3", client.next(), "all was read");
                decision.complete(new Admission.Admitted(null));
                assertEquals(
                        List.of("40", "40/a,", "44/nowhere,\"Invalid namespace\""),
                        List.of(client.next(), client.next(), client.next()));
            }
        }
    }

    @Test
    void whatIsSaidBeforeOneIsLetInIsNotHeardAndNoViolation() {
        CompletableFuture<Admission> decision = new CompletableFuture<>();
        try (TestHost host = TestHost.start()) {
            host.main()
                    .use(candidate -> decision)
                    .onConnection(socket -> socket.on("say", (arguments, reply) -> reply.send(arguments.get(0))));
            try (WireClient early = open(host)) {
                early.send("420[\"say\",\"too early\"]");
                early.send("2");
                assertEquals("3", early.next(), "it was read");
                decision.complete(new Admission.Admitted(null));
                assertEquals("40", early.next());
                early.send("421[\"say\",\"now\"]");
                assertEquals("431[\"now\"]", early.next());
            }
        }
    }

    @Test
    void anAliasIsEnteredBesideTheMainNamespace() {
        try (TestHost host = host(usual -> usual.withAlias("/socket.io/", "/"))) {
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                client.send("40/socket.io/,");
                assertEquals("40/socket.io/,", client.next());
                host.main().toAll().emit("a");
                assertEquals(List.of("42[\"a\"]", "42/socket.io/,[\"a\"]"), sorted(client.next(), client.next()));
            }
        }
    }

    @Test
    void anAliasIsEnteredInsteadOfTheMainNamespaceWhereThatIsTheRule() throws Exception {
        BlockingQueue<DisconnectReason> left = new LinkedBlockingQueue<>();
        try (TestHost host = host(usual -> usual.withAlias("/socket.io/", "/").with(ImplicitEntry.LEFT_FOR_AN_ALIAS))) {
            host.main().onConnection(socket -> {
                socket.onDisconnect(left::add);
                socket.on("say", (arguments, reply) -> reply.send());
            });
            try (WireClient client = open(host)) {
                assertEquals("40", client.next());
                client.send("40/socket.io/?name=Ada,");
                assertEquals("40/socket.io/,", client.next());
                assertEquals(DisconnectReason.CLIENT_LEFT, left.poll(20, TimeUnit.SECONDS));
                host.main().toAll().emit("a");
                assertEquals("42/socket.io/,[\"a\"]", client.next());
            }
            try (WireClient client = open(host)) {
                client.send("420[\"say\"]"); // it is there because it wants to be
                client.send("40/socket.io/,");
                assertEquals(
                        List.of("40", "430[]", "40/socket.io/,"), List.of(client.next(), client.next(), client.next()));
                host.main().toAll().emit("b");
                assertEquals(List.of("42[\"b\"]", "42/socket.io/,[\"b\"]"), sorted(client.next(), client.next()));
            }
        }
    }

    private static List<String> sorted(String one, String two) {
        return List.of(one, two).stream()
                .sorted((a, b) -> a.length() - b.length())
                .toList();
    }

    @Test
    void oneThatNoNamespaceLetsInIsLetGo() {
        try (TestHost hasty = TestHost.start(TestLimits.connectDeadline(Duration.ofMillis(50)))) {
            hasty.main().use(candidate -> CompletableFuture.completedFuture(new Admission.Rejected("no", null)));
            try (WireClient client = open(hasty)) {
                assertEquals("44\"no\"", client.next());
                assertEquals("closed 1000", client.next());
            }
        }
    }
}
