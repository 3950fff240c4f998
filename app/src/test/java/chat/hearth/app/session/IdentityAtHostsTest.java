package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.settings.IdentityKey;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.Member;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import chat.hearth.server.door.InvitationTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who a desktop is at a real host, and what its door makes of them. */
final class IdentityAtHostsTest {
    @RegisterExtension
    final Opened opened = new Opened();

    @TempDir
    Path data;

    private RunningServer host;

    @BeforeEach
    void host() {
        host = opened.add(start(0));
    }

    private RunningServer start(int port) {
        StartOutcome outcome = ChatServer.start(
                new ServerConfig("Chat", "127.0.0.1", port, data.resolve("host"), ServerLimits.desktop(), null));
        return assertInstanceOf(StartOutcome.Started.class, outcome).server();
    }

    private LiveChatSession session(String computer, Credentials credentials) {
        return session(computer, computer, host.port(), credentials);
    }

    private LiveChatSession session(String computer, String name, int port, Credentials credentials) {
        Path own = data.resolve(computer);
        return opened.add(LiveChatSession.open(new SessionConfig(
                Destination.hearth(new HostAddress("127.0.0.1", port)),
                name,
                null,
                IdentityKey.in(own.resolve("identity-key")),
                credentials,
                "",
                own)));
    }

    /** Connected or refused, whichever comes. */
    private static ConnectionState outcome(LiveChatSession session) throws Exception {
        CompletableFuture<ConnectionState> outcome = new CompletableFuture<>();
        session.connection().subscribe(state -> {
            if (state instanceof ConnectionState.Connected || state instanceof ConnectionState.Refused) {
                outcome.complete(state);
            }
        });
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static Member me(LiveChatSession session) throws Exception {
        assertInstanceOf(ConnectionState.Connected.class, outcome(session));
        return Objects.requireNonNull(session.info().get().me());
    }

    private String refusal(String computer, Credentials credentials) throws Exception {
        LiveChatSession session = session(computer, credentials);
        String code = assertInstanceOf(ConnectionState.Refused.class, outcome(session))
                .refusal()
                .code();
        session.close();
        return code;
    }

    private void loseStore(String computer) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(computer).resolve("sessions"))) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whoLostTheStoreOfASessionIsTheSamePersonThere() throws Exception {
        LiveChatSession first = session("ada", Credentials.NONE);
        Member before = me(first);
        first.close();
        loseStore("ada");

        assertEquals(before, me(session("ada", Credentials.NONE)));
    }

    @Test
    void aRestartOfTheAppAndOfTheHostChangeNothing() throws Exception {
        LiveChatSession first = session("ada", Credentials.NONE);
        Member before = me(first);
        first.close();
        int port = host.port();
        host.close();
        host = opened.add(start(port));

        assertEquals(before, me(session("ada", Credentials.NONE)));
    }

    @Test
    void whereTheHostIsReachedByANameThatItDoesNotKnowATokenIsWhatOneIsKnownBy() throws Exception {
        askForPassword();
        TcpProxy forward = opened.add(new TcpProxy(host.port()));
        forward.isCalled("192.0.2.7:5000"); // a router's address, of which the host knows nothing
        LiveChatSession first = session("ada", "Ada", forward.port(), Credentials.ofPassword("open sesame"));
        Member before = me(first);
        first.close();

        assertEquals(before, me(session("ada", "Ada", forward.port(), Credentials.NONE)));
        Member byKey = me(session("ada", "Ada at home", host.port(), Credentials.ofPassword("open sesame")));
        assertNotEquals(before.id(), byKey.id());
    }

    private void askForPassword() throws Exception {
        host.door()
                .setPassword("open sesame".toCharArray())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        host.door().setPolicy(DoorPolicy.PASSWORD).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void twoDataDirectoriesAreTwoPeople() throws Exception {
        assertNotEquals(
                me(session("ada", Credentials.NONE)).id(),
                me(session("grace", Credentials.NONE)).id());
    }

    @Test
    void aPasswordIsSaidOnceAndNeverAgain() throws Exception {
        askForPassword();
        assertEquals("password-needed", refusal("ada", Credentials.NONE));
        assertEquals("password-wrong", refusal("ada", Credentials.ofPassword("wrong")));

        LiveChatSession in = session("ada", Credentials.ofPassword("open sesame"));
        Member before = me(in);
        in.close();
        assertEquals(before, me(session("ada", Credentials.NONE)));
        assertEquals("password-needed", refusal("grace", Credentials.NONE));
    }

    @Test
    void aSessionThatWasRefusedComesInWithWhatItIsGiven() throws Exception {
        askForPassword();
        LiveChatSession session = session("ada", Credentials.NONE);
        assertInstanceOf(ConnectionState.Refused.class, outcome(session));
        CompletableFuture<ConnectionState> in = new CompletableFuture<>();
        session.connection().subscribe(state -> {
            if (state instanceof ConnectionState.Connected) {
                in.complete(state);
            }
        });

        session.enter(Credentials.ofPassword("open sesame"));

        assertInstanceOf(ConnectionState.Connected.class, in.get(30, TimeUnit.SECONDS));
    }

    @Test
    void anInvitationIsForAsManyAsItSays() throws Exception {
        host.door().setPolicy(DoorPolicy.INVITATION).toCompletableFuture().get(30, TimeUnit.SECONDS);
        Credentials invited = new Credentials(
                null, host.door().invite(new InvitationTerms(null, null, 1, "")).token());
        assertEquals("invitation-needed", refusal("ada", Credentials.NONE));

        LiveChatSession in = session("ada", invited);
        Member before = me(in);
        in.close();

        assertEquals(before, me(session("ada", Credentials.NONE)));
        assertEquals("invitation-bad", refusal("grace", invited));
    }
}
