package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Refused;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.Ban;
import chat.hearth.chat.Member;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the host does to a member, with a real host and two real sessions. */
final class LiveModerationTest {
    private static final String OWNER = "the-token-of-whoever-hosts-this";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private LiveChatSession ada;
    private LiveChatSession ben;

    @BeforeEach
    void meet() throws Exception {
        ServerConfig config =
                new ServerConfig("Home", "127.0.0.1", 0, data.resolve("host"), ServerLimits.headless(), OWNER);
        RunningServer host = opened.add(((StartOutcome.Started) ChatServer.start(config)).server());
        ada = join("Ada", OWNER, host.port());
        ben = join("Ben", null, host.port());
        for (LiveChatSession session : List.of(ada, ben)) {
            await(session.connection(), Connected.class::isInstance);
            await(session.rooms(), rooms -> rooms.stream().anyMatch(RoomState::joined));
        }
        await(ada.people(), people -> people.size() == 2);
    }

    private LiveChatSession join(String name, String token, int port) {
        return opened.add(LiveChatSession.open(
                new SessionConfig(new HostAddress("127.0.0.1", port), name, token, data.resolve(name))));
    }

    private static Answer answer(CompletionStage<Answer> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void done(CompletionStage<Answer> stage) throws Exception {
        Answer answer = answer(stage);
        if (answer instanceof Answer.Failed failed) throw new AssertionError(failed.toString());
    }

    private Member me(LiveChatSession session) {
        Member me = session.info().get().me();
        if (me == null) throw new AssertionError("nobody");
        return me;
    }

    private String refusal() throws Exception {
        ConnectionState state = await(ben.connection(), Refused.class::isInstance);
        return ((Refused) state).refusal().code();
    }

    @Test
    void theHostTakesAwayWhatSomebodySaid() {
        RoomReader adasRoom = new RoomReader(ada);
        RoomReader bensRoom = new RoomReader(ben);
        ben.post(RoomId.LOBBY, "nobody should read this", null);
        adasRoom.reads("Ben: nobody should read this");
        bensRoom.reads("Ben: nobody should read this");

        ada.delete(RoomId.LOBBY, adasRoom.last().id());
        adasRoom.reads("Ben: ");
        bensRoom.reads("Ben: ");
        assertTrue(bensRoom.last().deleted());
    }

    @Test
    void whoeverIsBannedReadsOnAndComesBackOnlyOnceItIsUndone() throws Exception {
        RoomReader reads = new RoomReader(ben);
        ben.post(RoomId.LOBBY, "hello", null);
        reads.reads("Ben: hello");
        Member he = me(ben);

        done(ada.moderation().ban(he.id()));
        assertEquals("banned", refusal());
        await(ben.info(), info -> "Ada".equals(info.sentAwayBy()));
        reads.reads("Ben: hello");
        Answer.Bans bans =
                assertInstanceOf(Answer.Bans.class, answer(ada.moderation().bans()));
        assertEquals(List.of("Ben"), bans.bans().stream().map(Ban::name).toList());

        ben.retryConnection();
        await(ben.connection(), ConnectionState.Connecting.class::isInstance);
        assertEquals("banned", refusal());
        done(ada.moderation().unban(he.id()));
        ben.retryConnection();
        await(ben.connection(), Connected.class::isInstance);
        assertEquals(he, me(ben));
        ada.post(RoomId.LOBBY, "there you are", null);

        reads.reads("Ben: hello", "Ada: there you are");
    }

    @Test
    void whoeverIsRemovedStaysAwayUntilTheyComeBackThemselves() throws Exception {
        done(ada.moderation().remove(me(ben).id()));
        assertEquals("removed", refusal());
        await(ben.info(), info -> "Ada".equals(info.sentAwayBy()));

        ben.retryConnection();

        await(ben.connection(), Connected.class::isInstance);
        await(ben.info(), info -> info.sentAwayBy() == null);
    }

    @Test
    void aNewNameAndRoleAreSeenByBothAtOnce() throws Exception {
        done(ben.moderation().renameMyself("Benno"));
        await(ben.info(), info -> me(ben).name().equals("Benno"));
        done(ada.moderation().setRole(me(ben).id(), Role.MODERATOR));

        Member benno = new Member(me(ben).id(), "Benno", Role.MODERATOR);
        await(ben.info(), info -> me(ben).equals(benno));
        await(
                ada.people(),
                people -> people.stream().anyMatch(person -> person.member().equals(benno)));
        assertEquals(Reason.NAME_TAKEN, ((Answer.Failed) answer(ben.moderation().renameMyself("ADA"))).reason());
    }

    @Test
    void inSlowModeTwoMessagesOfOnePersonGoOneAfterTheOther() throws Exception {
        done(ada.moderation().setSlow(RoomId.LOBBY, Duration.ofSeconds(1)));
        await(
                ben.rooms(),
                rooms -> rooms.stream().anyMatch(room -> !room.terms().slow().isZero()));
        RoomReader reads = new RoomReader(ada);

        ben.post(RoomId.LOBBY, "one", null);
        ben.post(RoomId.LOBBY, "two", null);
        reads.reads("Ben: one", "Ben: two");
    }

    @Test
    void whereOnlyModeratorsWriteAMembersMessageIsShownAsNotSent() throws Exception {
        done(ada.moderation().setWriters(RoomId.LOBBY, Writers.MODERATORS));
        await(ben.rooms(), rooms -> rooms.stream().anyMatch(room -> room.terms().writers() == Writers.MODERATORS));
        ada.post(RoomId.LOBBY, "quiet, please", null);
        ben.post(RoomId.LOBBY, "why?", null);

        new RoomReader(ben).reads("Ada: quiet, please", "Ben: why? (forbidden)");
        new RoomReader(ada).reads("Ada: quiet, please");
    }
}
