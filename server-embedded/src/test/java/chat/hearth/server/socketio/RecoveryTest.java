package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connection state recovery: who comes back gets what it missed, once, under its old id and in its rooms. */
final class RecoveryTest {
    private static final RecoveryWindow SMALL = new RecoveryWindow(Duration.ofMinutes(2), 4, 1_000, 2);

    private final TestHost host = TestHost.start(TestLimits.open(), usual -> usual.withRecovery(SMALL));
    private final BlockingQueue<ServerSocket> sockets = new LinkedBlockingQueue<>();
    private final BlockingQueue<DisconnectReason> left = new LinkedBlockingQueue<>();

    RecoveryTest() {
        host.main().onConnection(socket -> {
            socket.onDisconnect(left::add);
            if (!socket.isRecovered()) {
                socket.join("r");
            }
            sockets.add(socket);
        });
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** One stay of a client: the answer to its CONNECT, and the wire. */
    private record Stay(WireClient client, JsonObject connect) {
        String pid() {
            return connect.get("pid").getAsString();
        }

        String sid() {
            return connect.get("sid").getAsString();
        }

        /** The next event, without its offset, which is the last argument; and that. */
        List<String> next() {
            var event = JsonParser.parseString(client.next().substring(2)).getAsJsonArray();
            String offset = event.remove(event.size() - 1).getAsString();
            return List.of(event.toString(), offset);
        }
    }

    private Stay connect(String auth) {
        WireClient client = WireClient.open(host);
        client.next();
        client.send("40" + auth);
        return new Stay(
                client, JsonParser.parseString(client.next().substring(2)).getAsJsonObject());
    }

    private static String back(Stay before, String offset) {
        return "{\"pid\":\"" + before.pid() + "\",\"offset\":\"" + offset + "\"}";
    }

    private ServerSocket next() throws InterruptedException {
        return sockets.poll(20, TimeUnit.SECONDS);
    }

    /** Cuts the connection, and waits until the host knows. */
    private void cut(Stay stay) throws InterruptedException {
        stay.client().close();
        assertEquals(DisconnectReason.TRANSPORT_CLOSED, left.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void whoComesBackGetsWhatItMissedOnce() throws Exception {
        Stay first = connect("");
        ServerSocket socket = next();
        host.main().to("r").emit("seen", new JsonPrimitive(1));
        List<String> seen = first.next();
        assertEquals("[\"seen\",1]", seen.get(0));
        host.main().to("r").emit("on the way", new JsonPrimitive(2));
        cut(first);
        host.main().to("r").emit("missed", new JsonPrimitive(3));
        host.main().to("elsewhere").emit("not for it");
        socket.emit("to a socket that is gone");

        Stay second = connect(back(first, seen.get(1)));
        assertEquals(first.connect(), second.connect());
        assertEquals("[\"on the way\",2]", second.next().get(0));
        assertEquals("[\"missed\",3]", second.next().get(0));
        assertEquals("[\"to a socket that is gone\"]", second.next().get(0));
        ServerSocket recovered = next();
        assertEquals(List.of(true, socket.id()), List.of(recovered.isRecovered(), recovered.id()));
        host.main().to("r").emit("live");
        assertEquals("[\"live\"]", second.next().get(0));
        second.client().close();
    }

    @Test
    void whatOneThreadDoesStillTakesEffectInItsOrder() throws Exception {
        Stay stay = connect("");
        ServerSocket socket = next();
        CompletableFuture<Void> done = new CompletableFuture<>();
        socket.on("go", (arguments, reply) -> { // on the event loop, where nothing else would have to wait
            socket.leave("r");
            host.main().to("r").emit("gone");
            socket.join("r");
            host.main().to("r").emit("first");
            socket.emit("second");
            host.main().to("r").except(socket).emit("others");
            host.main().toAll().emit("third");
            done.complete(null);
        });
        stay.client().send("42[\"go\"]");
        done.get(20, TimeUnit.SECONDS);
        assertEquals(
                List.of("[\"first\"]", "[\"second\"]", "[\"third\"]"),
                List.of(stay.next().get(0), stay.next().get(0), stay.next().get(0)));
        stay.client().close();
    }

    @Test
    void volatileEventsAndQuestionsAreNotKept() throws Exception {
        Stay first = connect("");
        ServerSocket socket = next();
        socket.emit("kept");
        String offset = first.next().get(1);
        host.main().to("r").volatileOnly().emit("now");
        assertEquals("42[\"now\"]", first.client().next());
        var answer = socket.emitWithAck(Duration.ofSeconds(20), "question");
        assertEquals("420[\"question\"]", first.client().next());
        cut(first);
        assertTrue(answer.isCompletedExceptionally());
        Stay second = connect(back(first, offset));
        assertEquals(first.sid(), second.sid());
        next().emit("next");
        assertEquals("[\"next\"]", second.next().get(0));
        second.client().close();
    }

    @Test
    void whoMissedMoreThanIsKeptStartsAnew() throws Exception {
        Stay first = connect("");
        next().emit("seen");
        String offset = first.next().get(1);
        cut(first);
        for (int i = 0; i < 5; i++) {
            host.main().to("r").emit("one too many for the window");
        }
        assertStartsAnew(first, back(first, offset));
    }

    @Test
    void bytesCountToo() throws Exception {
        Stay first = connect("");
        next().emit("seen");
        String offset = first.next().get(1);
        cut(first);
        host.main().to("r").emit("large", new JsonPrimitive("x".repeat(1_000)));
        assertStartsAnew(first, back(first, offset));
    }

    @Test
    void onlySoManyAreRemembered() throws Exception {
        List<Stay> stays = new ArrayList<>();
        List<String> offsets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stays.add(connect(""));
            next();
        }
        host.main().to("r").emit("seen");
        for (Stay stay : stays) {
            offsets.add(stay.next().get(1));
            cut(stay);
        }
        assertStartsAnew(stays.get(0), back(stays.get(0), offsets.get(0)));
        Stay last = connect(back(stays.get(2), offsets.get(2)));
        assertEquals(stays.get(2).sid(), last.sid());
        last.client().close();
    }

    @Test
    void whoLeavesTheNamespaceDoesNotComeBack() throws Exception {
        Stay first = connect("");
        next().emit("seen");
        String offset = first.next().get(1);
        first.client().send("41");
        assertEquals(DisconnectReason.CLIENT_LEFT, left.poll(20, TimeUnit.SECONDS));
        assertStartsAnew(first, back(first, offset));
        first.client().close();
    }

    @Test
    void aSecretIsGoodForOneReturn() throws Exception {
        Stay first = connect("");
        next().emit("seen");
        String offset = first.next().get(1);
        cut(first);
        Stay second = connect(back(first, offset));
        assertEquals(first.sid(), second.sid());
        next();
        assertStartsAnew(first, back(first, offset));
        second.client().close();
    }

    private void assertStartsAnew(Stay before, String auth) throws InterruptedException {
        Stay after = connect(auth);
        assertNotEquals(before.sid(), after.sid());
        assertNotEquals(before.pid(), after.pid());
        assertEquals(false, next().isRecovered());
        after.client().close();
    }

    @Test
    void withoutAWindowThereIsNothingToComeBackTo() {
        try (TestHost plain = TestHost.start();
                WireClient client = WireClient.open(plain)) {
            client.next();
            client.send("40{\"pid\":\"x\",\"offset\":\"y\"}");
            assertNull(JsonParser.parseString(client.next().substring(2))
                    .getAsJsonObject()
                    .get("pid"));
        }
    }
}
