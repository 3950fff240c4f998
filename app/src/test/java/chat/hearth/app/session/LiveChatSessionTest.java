package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Refused;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.StubHost;
import chat.hearth.chat.RoomId;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a real host, real sockets and real stores. */
final class LiveChatSessionTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path data;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private RunningServer host(int port) {
        ServerConfig config =
                new ServerConfig("Home", "127.0.0.1", port, data.resolve("host"), ServerLimits.headless(), null);
        RunningServer server = ((StartOutcome.Started) ChatServer.start(config)).server();
        open.add(server);
        return server;
    }

    private LiveChatSession join(String name, int port) {
        LiveChatSession session = LiveChatSession.open(
                new SessionConfig(new HostAddress("127.0.0.1", port), name, null, data.resolve(name)));
        open.add(session);
        return session;
    }

    private static <T> T await(Observed<T> observed, Predicate<T> wanted) throws Exception {
        CompletableFuture<T> found = new CompletableFuture<>();
        Subscription subscription = observed.subscribe(value -> {
            if (wanted.test(value)) {
                found.complete(value);
            }
        });
        try {
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            subscription.close();
        }
    }

    private static void connected(LiveChatSession session) throws Exception {
        await(session.connection(), Connected.class::isInstance);
    }

    /** What a person reads in the lobby, for waiting until it is what it should be. */
    private static final class Reader {
        private final Scene.Shown shown;
        private List<String> wanted = List.of();
        private CompletableFuture<Void> reached = new CompletableFuture<>();

        Reader(LiveChatSession session) {
            shown = new Scene.Shown(session.openTimeline(RoomId.LOBBY));
            shown.timeline.listen(this::apply);
        }

        private synchronized void apply(TimelineChange change) {
            shown.apply(change);
            check();
        }

        private void check() {
            if (sent().equals(wanted)) {
                reached.complete(null);
            }
        }

        private List<String> sent() {
            return shown.entries.stream()
                    .filter(entry -> entry instanceof TimelineEntry.Message message
                            && message.delivery().equals(TimelineEntry.Delivery.SENT))
                    .map(entry -> ((TimelineEntry.Message) entry).text())
                    .toList();
        }

        void reads(String... texts) throws Exception {
            synchronized (this) {
                wanted = List.of(texts);
                reached = new CompletableFuture<>();
                check();
            }
            try {
                reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                synchronized (this) {
                    assertEquals(wanted, sent());
                }
            }
        }
    }

    @Test
    void theHostMakesTheLobbyAndIsNobodyOfThePeople() throws Exception {
        LiveChatSession ada = join("Ada", host(0).port());
        await(ada.rooms(), rooms -> rooms.stream().anyMatch(room -> room.joined() && room.head() >= 2));

        List<String> names = ada.people().get().stream()
                .map(person -> person.member().name())
                .toList();

        assertEquals(List.of("Ada"), names);
    }

    @Test
    void twoPeopleChat() throws Exception {
        int port = host(0).port();
        LiveChatSession anna = join("Anna", port);
        LiveChatSession ben = join("Ben", port);
        connected(anna);
        connected(ben);
        Reader annaReads = new Reader(anna);
        Reader benReads = new Reader(ben);

        anna.post(RoomId.LOBBY, "hello", null);
        benReads.reads("hello");
        ben.post(RoomId.LOBBY, "hi @anna", null);
        annaReads.reads("hello", "hi @anna");

        await(anna.rooms(), rooms -> rooms.stream().anyMatch(room -> room.mentions() == 1));
    }

    @Test
    void aHostThatComesBackFindsEverybodyWithNothingLost() throws Exception {
        RunningServer first = host(0);
        LiveChatSession anna = join("Anna", first.port());
        connected(anna);
        Reader reads = new Reader(anna);
        anna.post(RoomId.LOBBY, "before", null);
        reads.reads("before");

        first.stop(Duration.ofSeconds(5));
        await(anna.connection(), ConnectionState.Waiting.class::isInstance);
        anna.post(RoomId.LOBBY, "while it was away", null);
        host(first.port());
        connected(anna);

        reads.reads("before", "while it was away");
    }

    @Test
    void withoutWebSocketsItPolls() throws Exception {
        try (TcpProxy proxy = new TcpProxy(host(0).port())) {
            proxy.refuseUpgrades();
            LiveChatSession anna = join("Anna", proxy.port());

            ConnectionState state = await(anna.connection(), Connected.class::isInstance);
            Reader reads = new Reader(anna);
            anna.post(RoomId.LOBBY, "one", null);
            anna.post(RoomId.LOBBY, "two", null);

            assertEquals(new Connected(Transport.POLLING), state);
            reads.reads("one", "two");
            anna.close();
        }
    }

    @Test
    void aMessageWhoseAnswerGotLostIsThereOnce() throws Exception {
        try (TcpProxy proxy = new TcpProxy(host(0).port())) {
            LiveChatSession anna = join("Anna", proxy.port());
            connected(anna);
            Reader reads = new Reader(anna);
            proxy.dropAnswers(true);
            anna.post(RoomId.LOBBY, "once", null);
            LiveChatSession ben = join("Ben", hostPort());
            new Reader(ben).reads("once");

            proxy.cut();
            proxy.dropAnswers(false);
            anna.post(RoomId.LOBBY, "twice", null);

            reads.reads("once", "twice");
            anna.close();
        }
    }

    private int hostPort() {
        return ((RunningServer) open.get(0)).port();
    }

    @Test
    void aHostThatFallsSilentIsGivenUp() throws Exception {
        try (TcpProxy proxy = new TcpProxy(host(0).port())) {
            LiveChatSession anna = join("Anna", proxy.port());
            connected(anna);

            proxy.dropAnswers(true);
            await(anna.connection(), state -> !(state instanceof Connected));
            proxy.dropAnswers(false);

            connected(anna);
            anna.close();
        }
    }

    @Test
    void anEmptyNameIsRefusedAndNotTriedAgain() throws Exception {
        LiveChatSession nameless = join("", host(0).port());

        ConnectionState state = await(nameless.connection(), Refused.class::isInstance);

        assertInstanceOf(Refused.class, state);
    }

    @Test
    void somethingElseThanAHostIsCalledThat() throws Exception {
        try (StubHost other = StubHost.answering("404 Not Found")) {
            LiveChatSession anna = join("Anna", other.address().port());

            assertEquals(Trouble.NOT_A_HOST, waiting(anna).trouble());
        }
    }

    @Test
    void aHostThatIsFullIsTriedAgain() throws Exception {
        try (StubHost full = StubHost.answering("503 Service Unavailable")) {
            LiveChatSession anna = join("Anna", full.address().port());

            assertEquals(Trouble.BUSY, waiting(anna).trouble());
            await(anna.connection(), state -> state instanceof ConnectionState.Connecting next && next.attempt() == 2);
        }
    }

    private static ConnectionState.Waiting waiting(LiveChatSession session) throws Exception {
        return (ConnectionState.Waiting) await(session.connection(), ConnectionState.Waiting.class::isInstance);
    }

    @Test
    void closingEndsInTimeEvenWhenAListenerDoesNot() throws Exception {
        LiveChatSession anna = join("Anna", host(0).port());
        connected(anna);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        anna.info().subscribe(info -> {
            stuck.countDown();
            awaitQuietly(release);
        });
        assertTrue(stuck.await(PATIENCE_SECONDS, TimeUnit.SECONDS));

        CompletableFuture.runAsync(anna::close).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertEquals(1, release.getCount());
        release.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsSaidLastIsThereAfterClosing() throws Exception {
        RunningServer server = host(0);
        LiveChatSession anna = join("Anna", server.port());
        connected(anna);
        server.stop(Duration.ofSeconds(5));

        anna.post(RoomId.LOBBY, "last words", null);
        anna.close();
        host(server.port());

        new Reader(join("Anna", server.port())).reads("last words");
    }

    @Test
    void oneDataDirectoryServesTwoHosts() throws Exception {
        int home = host(0).port();
        ServerConfig config =
                new ServerConfig("Away", "127.0.0.1", 0, data.resolve("away"), ServerLimits.headless(), null);
        RunningServer away = ((StartOutcome.Started) ChatServer.start(config)).server();
        open.add(away);
        LiveChatSession atHome = join("Anna", home);
        LiveChatSession visiting = join("Anna", away.port());
        connected(atHome);
        connected(visiting);

        atHome.post(RoomId.LOBBY, "at home", null);
        visiting.post(RoomId.LOBBY, "away", null);
        new Reader(atHome).reads("at home");
        new Reader(visiting).reads("away");
        atHome.close();
        visiting.close();

        new Reader(join("Anna", home)).reads("at home");
        new Reader(join("Anna", away.port())).reads("away");
    }
}
