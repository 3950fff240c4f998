package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
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
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.RoomId;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a real host, real sockets and real stores. */
final class LiveChatSessionTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private RunningServer host(int port) {
        return host("Home", port, "host");
    }

    private RunningServer host(String name, int port, String directory) {
        return host(name, port, directory, ServerLimits.headless());
    }

    private RunningServer host(String name, int port, String directory, ServerLimits limits) {
        ServerConfig config = new ServerConfig(name, "127.0.0.1", port, data.resolve(directory), limits, null);
        return opened.add(((StartOutcome.Started) ChatServer.start(config)).server());
    }

    private LiveChatSession join(String name, int port) {
        return opened.add(LiveChatSession.open(
                new SessionConfig(new HostAddress("127.0.0.1", port), name, null, data.resolve(name))));
    }

    private static void connected(LiveChatSession session) throws Exception {
        await(session.connection(), Connected.class::isInstance);
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
        RoomReader annaReads = new RoomReader(anna);
        RoomReader benReads = new RoomReader(ben);

        anna.post(RoomId.LOBBY, "hello", null);
        benReads.reads("Anna: hello");
        ben.post(RoomId.LOBBY, "hi @anna", null);
        annaReads.reads("Anna: hello", "Ben: hi @anna");

        await(anna.rooms(), rooms -> rooms.stream().anyMatch(room -> room.mentions() == 1));
    }

    @Test
    void aHostThatComesBackFindsEverybodyWithNothingLost() throws Exception {
        RunningServer first = host(0);
        LiveChatSession anna = join("Anna", first.port());
        connected(anna);
        RoomReader reads = new RoomReader(anna);
        anna.post(RoomId.LOBBY, "before", null);
        reads.reads("Anna: before");

        first.stop(Duration.ofSeconds(5));
        await(anna.connection(), ConnectionState.Waiting.class::isInstance);
        anna.post(RoomId.LOBBY, "while it was away", null);
        host(first.port());
        connected(anna);

        reads.reads("Anna: before", "Anna: while it was away");
    }

    @Test
    void withoutWebSocketsItPolls() throws Exception {
        try (TcpProxy proxy = new TcpProxy(host(0).port())) {
            proxy.refuseUpgrades();
            LiveChatSession anna = join("Anna", proxy.port());

            ConnectionState state = await(anna.connection(), Connected.class::isInstance);
            RoomReader reads = new RoomReader(anna);
            anna.post(RoomId.LOBBY, "one", null);
            anna.post(RoomId.LOBBY, "two", null);

            assertEquals(new Connected(Transport.POLLING), state);
            reads.reads("Anna: one", "Anna: two");
            anna.close();
        }
    }

    @Test
    void aMessageWhoseAnswerGotLostIsThereOnce() throws Exception {
        int port = host(0).port();
        try (TcpProxy proxy = new TcpProxy(port)) {
            LiveChatSession anna = join("Anna", proxy.port());
            connected(anna);
            RoomReader reads = new RoomReader(anna);
            proxy.dropAnswers(true);
            anna.post(RoomId.LOBBY, "once", null);
            LiveChatSession ben = join("Ben", port);
            new RoomReader(ben).reads("Anna: once");

            proxy.cut();
            proxy.dropAnswers(false);
            anna.post(RoomId.LOBBY, "twice", null);

            reads.reads("Anna: once", "Anna: twice");
            anna.close();
        }
    }

    @Test
    void aHostThatFallsSilentIsGivenUp() throws Exception {
        ServerLimits quick = ServerLimits.headless().with("pingInterval", "1s").with("pingTimeout", "1s");
        try (TcpProxy proxy = new TcpProxy(host("Home", 0, "host", quick).port())) {
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

        new RoomReader(join("Anna", server.port())).reads("Anna: last words");
    }

    @Test
    void oneDataDirectoryServesTwoHosts() throws Exception {
        int home = host(0).port();
        RunningServer away = host("Away", 0, "away");
        LiveChatSession atHome = join("Anna", home);
        LiveChatSession visiting = join("Anna", away.port());
        connected(atHome);
        connected(visiting);

        atHome.post(RoomId.LOBBY, "at home", null);
        visiting.post(RoomId.LOBBY, "away", null);
        new RoomReader(atHome).reads("Anna: at home");
        new RoomReader(visiting).reads("Anna: away");
        atHome.close();
        visiting.close();

        new RoomReader(join("Anna", home)).reads("Anna: at home");
        new RoomReader(join("Anna", away.port())).reads("Anna: away");
    }
}
