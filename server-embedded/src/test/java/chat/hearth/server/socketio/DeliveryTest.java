package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonPrimitive;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an emitter learns about whether its events arrive. */
final class DeliveryTest {
    private static final String CONNECT = "81 82 00000000 3430"; // 40
    private static final JsonPrimitive TEXT = new JsonPrimitive("x".repeat(32 * 1024));
    private static final int MORE = 512;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final TestHost host =
            TestHost.start(TestLimits.queueBytes(64 * 1024 * 1024), usual -> usual.withPendingAcks(2));
    private final CompletableFuture<ServerSocket> connected = new CompletableFuture<>();

    @AfterEach
    void stop() {
        host.close();
    }

    /** A socket whose client reads nothing, with more sent to it than the system takes. */
    private record Stuck(ServerSocket socket, int frames, CompletableFuture<Void> flushed) {}

    private CompletableFuture<Stuck> fillNext() {
        CompletableFuture<Stuck> stuck = new CompletableFuture<>();
        host.main().onConnection(socket -> {
            socket.join("r");
            int frames = 0;
            CompletableFuture<Void> flushed;
            int last = Integer.MAX_VALUE;
            do {
                socket.emit("fill", TEXT);
                frames++;
                flushed = socket.flushed(); // on the event loop: done at once when the system took all
                if (!flushed.isDone() && last == Integer.MAX_VALUE) {
                    last = frames + MORE; // the system may find some more room for what waits
                }
            } while (frames < last);
            stuck.complete(new Stuck(socket, frames, flushed));
        });
        return stuck;
    }

    @Test
    void flushedWaitsForAWebSocketToTakeWhatWasSent() throws Exception {
        CompletableFuture<Stuck> filled = fillNext();
        try (RawClient client = RawClient.webSocket(host).sendHex(CONNECT)) {
            Stuck stuck = get(filled);
            CompletableFuture<Void> later = stuck.socket().flushed();
            client.frame(); // 40{…}
            for (int i = 0; i < stuck.frames(); i++) {
                assertEquals("42[\"fill\"," + TEXT + "]", client.frame());
            }
            get(stuck.flushed());
            get(later);
        }
    }

    @Test
    void flushedEndsWithTheConnection() throws Exception {
        CompletableFuture<Stuck> filled = fillNext();
        try (RawClient client = RawClient.webSocket(host).sendHex(CONNECT)) {
            Stuck stuck = get(filled);
            client.reset();
            get(stuck.flushed());
        }
    }

    @Test
    void flushedWaitsForAPollToTakeWhatWasSent() throws Exception {
        host.main().onConnection(connected::complete);
        PollingClient client = PollingClient.open(host);
        client.post("40");
        get(client.poll());
        ServerSocket socket = get(connected);
        get(socket.flushed());
        socket.emit("a");
        CompletableFuture<Void> flushed = socket.flushed();
        assertEquals("200 ok", client.post("3")); // comes to the session after both
        assertFalse(flushed.isDone());
        assertEquals("200 42[\"a\"]", get(client.poll()));
        get(flushed);
    }

    @Test
    void whoDoesNotKeepUpGoesWithoutWhatIsVolatile() throws Exception {
        CompletableFuture<Stuck> filled = fillNext();
        try (RawClient client = RawClient.webSocket(host).sendHex(CONNECT)) {
            Stuck stuck = get(filled);
            host.main().to("r").volatileOnly().emit("skipped");
            stuck.socket().emit("end");
            for (int i = 0; i < 1 + stuck.frames(); i++) {
                client.frame();
            }
            assertEquals("42[\"end\"]", client.frame());
            host.main().to("r").volatileOnly().emit("taken");
            assertEquals("42[\"taken\"]", client.frame());
        }
    }

    @Test
    void whoDoesNotPollGoesWithoutWhatIsVolatile() throws Exception {
        host.main().onConnection(connected::complete);
        PollingClient client = PollingClient.open(host);
        client.post("40");
        get(client.poll());
        get(connected).emit("waits");
        host.main().toAll().volatileOnly().emit("skipped");
        assertEquals("200 ok", client.post("3"));
        assertEquals("200 42[\"waits\"]", get(client.poll()));
        get(connected).flushed().get(20, TimeUnit.SECONDS);
        host.main().toAll().volatileOnly().emit("taken");
        assertEquals("200 42[\"taken\"]", get(client.poll()));
    }

    @Test
    void aSocketIsAskedSoManyThingsAtATime() throws Exception {
        host.main().onConnection(connected::complete);
        try (WireClient client = WireClient.connected(host)) {
            ServerSocket socket = get(connected);
            CompletableFuture<Arguments> first = socket.emitWithAck(AN_HOUR, "a");
            CompletableFuture<Arguments> second = socket.emitWithAck(AN_HOUR, "b");
            assertInstanceOf(RejectedExecutionException.class, failure(socket.emitWithAck(AN_HOUR, "c")));
            assertEquals("420[\"a\"]", client.next());
            assertEquals("421[\"b\"]", client.next());
            client.send("431[\"yes\"]");
            assertEquals(new JsonPrimitive("yes"), get(second).get(0));
            CompletableFuture<Arguments> third = socket.emitWithAck(AN_HOUR, "d");
            assertEquals("422[\"d\"]", client.next());
            client.send("41"); // leaves
            assertInstanceOf(ClosedChannelException.class, failure(first));
            assertInstanceOf(ClosedChannelException.class, failure(third));
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> get(future)).getCause();
    }
}
