package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.SocketIoClient;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.RequestJson;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real host says more, and faster, than a reader takes. */
final class SlowReaderIT {
    private static final int MESSAGES = 20_500;

    /** Answers that are waited for at once; a host takes up to 256. */
    private static final int AT_ONCE = 50;

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path data;

    /** Says everything, as fast as the host takes it. */
    private static final class Flood implements SocketIoClient.Listener {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final SocketIoClient client;
        private int said;
        private int confirmed;

        Flood(HostAddress address, SessionLoop loop) {
            JsonObject auth = new JsonObject();
            auth.addProperty("name", "Flood");
            client = new SocketIoClient(address, (host, sessionId) -> auth, HttpClient.newHttpClient(), loop, this);
            loop.execute(client::open);
        }

        @Override
        public void connected() {
            ClientRequest join = new ClientRequest.Join("lobby", 1);
            client.request(join.event(), RequestJson.write(join), Duration.ofSeconds(30), joined -> fill());
        }

        private void fill() {
            while (said < MESSAGES && said - confirmed < AT_ONCE) {
                said++;
                ClientRequest post = new ClientRequest.Post(
                        RoomId.LOBBY, MessageId.random(), "flood " + said + " " + "~".repeat(200), null);
                client.request(post.event(), RequestJson.write(post), Duration.ofSeconds(60), this::answered);
            }
        }

        private void answered(SocketIoClient.Acknowledgement acknowledgement) {
            boolean stored = acknowledgement instanceof SocketIoClient.Acknowledgement.Received received
                    && received.argument() instanceof JsonObject answer
                    && answer.get("ok").getAsBoolean();
            if (!stored) {
                done.completeExceptionally(new AssertionError(acknowledgement.toString()));
                return;
            }
            confirmed++;
            fill();
            if (confirmed == MESSAGES) {
                done.complete(null);
            }
        }

        @Override
        public void event(String name, @Nullable JsonElement argument) {}

        @Override
        public void refused(Refusal refusal) {
            done.completeExceptionally(new AssertionError(refusal.toString()));
        }

        @Override
        public void ended(Trouble trouble) {
            done.completeExceptionally(new AssertionError(trouble.toString()));
        }
    }

    @Test
    void aReaderWhoStoodStillThroughABurstEndsWithAllOfItInOrder() throws Exception {
        ServerLimits limits = ServerLimits.headless();
        for (String rate : List.of("memberRate", "memberBurst", "guestRate", "guestBurst")) {
            limits = limits.with(rate, "100000");
        }
        ServerConfig config = new ServerConfig("Home", "127.0.0.1", 0, data.resolve("host"), limits, null);
        RunningServer server = ((StartOutcome.Started) ChatServer.start(config)).server();
        HostAddress address = new HostAddress("127.0.0.1", server.port());
        SessionLoop loop = new SessionLoop(Clock.systemUTC(), "flood");
        try (LiveChatSession reader =
                LiveChatSession.open(new SessionConfig(address, "Reader", null, data.resolve("reader")))) {
            CountDownLatch flooded = new CountDownLatch(1);
            CompletableFuture<Void> standsStill = new CompletableFuture<>();
            reader.connection().subscribe(state -> {
                if (state instanceof Connected && !standsStill.isDone()) {
                    standsStill.complete(null);
                    awaitQuietly(flooded);
                }
            });
            standsStill.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            new Flood(address, loop).done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            flooded.countDown();
            awaitUnread(reader);
        } finally {
            loop.close();
            server.stop(Duration.ofSeconds(5));
        }

        List<Long> kept = messagesKept(address);
        long first = kept.get(0);
        assertEquals(LongStream.range(first, first + MESSAGES).boxed().toList(), kept);
    }

    private static void awaitUnread(LiveChatSession reader) throws Exception {
        CompletableFuture<Void> all = new CompletableFuture<>();
        reader.rooms().subscribe(rooms -> {
            if (rooms.stream().anyMatch(room -> room.unread() == MESSAGES)) {
                all.complete(null);
            }
        });
        all.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The sequences of all messages in the reader's store. */
    private List<Long> messagesKept(HostAddress address) {
        try (Database database =
                new Database(new SessionFiles(data.resolve("reader"), Destination.hearth(address)).current())) {
            return database.query("SELECT seq FROM event WHERE kind = 0 ORDER BY seq", row -> row.getLong(1));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
