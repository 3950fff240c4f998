package chat.hearth.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomId;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.Verdict.Grant;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontDoorTest {
    private static final String RIGHT = "open sesame";
    private static final MemberId ADA = new MemberId("ada");
    private static final MemberId BOB = new MemberId("bob");
    private static final Verdict OPEN = new Verdict.Open(new Grant.Free());
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000); // runs over, as nanoTime may
    private final ManualClock clock = new ManualClock();
    private final MemoryLedger ledger = new MemoryLedger();
    private FrontDoor door = door(ServerLimits.headless());

    private FrontDoor door(ServerLimits limits) {
        return new FrontDoor(ledger, limits, clock, nanos::get, 10);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void askFor(String password) {
        await(door.setPassword(password.toCharArray()));
        await(door.setPolicy(DoorPolicy.PASSWORD));
    }

    /** As hosts are: a password takes time. */
    private void makeSlow() {
        door.close();
        door = new FrontDoor(ledger, ServerLimits.headless(), clock, nanos::get);
    }

    /** As after a restart of the host: what is quick about a password is forgotten. */
    private void restart(ServerLimits limits) {
        door.close();
        door = door(limits);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private Verdict say(String password, int address) {
        return await(door.knock(new Knock(null, password, null, address(address))));
    }

    private Verdict show(String invitation) {
        return await(door.knock(new Knock(null, null, invitation, address(1))));
    }

    private Verdict come(MemberId member) {
        return await(door.knock(new Knock(member, null, null, address(1))));
    }

    private void enter(MemberId member, Verdict verdict) {
        await(door.enter(member, ((Verdict.Open) verdict).grant()).orElseThrow());
    }

    private static Verdict shut(Reason reason) {
        return new Verdict.Shut(reason);
    }

    private static Verdict waits(Duration time) {
        return new Verdict.Shut(Reason.TOO_MANY_TRIES, time);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void fiveWrongPasswordsMayBeTriedAndThenOneInFiveMinutes() {
        askFor(RIGHT);
        for (int i = 0; i < 5; i++) {
            assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong " + i, 1));
        }
        assertEquals(waits(Duration.ofMinutes(5)), say("wrong", 1));
        assertEquals(waits(Duration.ofMinutes(5)), say(RIGHT, 1)); // or else they could go on guessing
        passes(Duration.ofMinutes(5).minusNanos(1));
        assertEquals(waits(Duration.ofNanos(1)), say(RIGHT, 1));
        passes(Duration.ofNanos(1));
        assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong", 1));
        assertEquals(waits(Duration.ofMinutes(5)), say("wrong", 1));
        passes(Duration.ofMinutes(5));
        assertTrue(say(RIGHT, 1) instanceof Verdict.Open);
    }

    @Test
    void triesAreCountedForAllAddressesTogetherToo() {
        askFor(RIGHT);
        for (int i = 0; i < 5; i++) {
            assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong", i));
        }
        assertEquals(waits(Duration.ofMinutes(5)), say(RIGHT, 99));
        door.forgetTries();
        assertTrue(say(RIGHT, 99) instanceof Verdict.Open);
    }

    @Test
    void anAddressWaitsByItselfWhereAllTogetherMayTryMore() {
        restart(ServerLimits.headless().with("wrongPasswords", "2").with("wrongPasswordsOverall", "100"));
        askFor(RIGHT);
        assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong", 1));
        assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong", 1));
        assertEquals(waits(Duration.ofMinutes(5)), say(RIGHT, 1));
        assertTrue(say(RIGHT, 2) instanceof Verdict.Open);
    }

    @Test
    void rightPasswordsAreNoTries() {
        askFor(RIGHT);
        restart(ServerLimits.headless().with("wrongPasswords", "1").with("wrongPasswordsOverall", "1"));
        for (int i = 0; i < 20; i++) {
            assertTrue(say(RIGHT, 1) instanceof Verdict.Open);
        }
        assertEquals(shut(Reason.PASSWORD_WRONG), say("wrong", 1));
    }

    @Test
    void ofManyWrongPasswordsAtTheSameTimeNoMoreThanFiveAreChecked() {
        askFor(RIGHT);
        List<CompletionStage<Verdict>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(door.knock(new Knock(null, "wrong " + i, null, address(i))));
        }
        List<Verdict> verdicts = asked.stream().map(FrontDoorTest::await).toList();

        assertEquals(5, Collections.frequency(verdicts, shut(Reason.PASSWORD_WRONG)));
        assertEquals(35, Collections.frequency(verdicts, waits(Duration.ofMinutes(5))));
    }

    @Test
    void aWholeRoomComesInAfterOneSlowCheck() {
        makeSlow();
        askFor(RIGHT);
        restart(ServerLimits.headless());
        List<CompletionStage<Verdict>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(door.knock(new Knock(null, RIGHT, null, address(i))));
        }
        assertFalse(asked.get(0).toCompletableFuture().isDone(), "it was known without a check");
        assertTrue(asked.stream().map(FrontDoorTest::await).allMatch(Verdict.Open.class::isInstance));
        CompletionStage<Verdict> next = door.knock(new Knock(null, RIGHT, null, address(1)));
        assertTrue(next.toCompletableFuture().isDone(), "it was checked slowly again");
        assertFalse(door.knock(new Knock(null, RIGHT + " ", null, address(1)))
                .toCompletableFuture()
                .isDone());
    }

    @Test
    void moreChecksThanCanWaitAreTurnedAway() {
        makeSlow();
        askFor(RIGHT);
        restart(ServerLimits.headless());
        List<CompletionStage<Verdict>> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            asked.add(door.knock(new Knock(null, RIGHT, null, address(i))));
        }
        List<Verdict> verdicts = asked.stream().map(FrontDoorTest::await).toList();

        assertTrue(verdicts.contains(shut(Reason.BUSY)));
        assertTrue(verdicts.stream().filter(Verdict.Open.class::isInstance).count() >= 256);
    }

    @Test
    void aPasswordIsKeptAsSixHundredThousandRoundsOfPbkdf2WithASaltOfItsOwn() throws Exception {
        makeSlow();
        askFor(RIGHT);
        String first = ledger.password.kept();
        askFor("another"); // and back
        askFor(RIGHT);
        String second = ledger.password.kept();

        String[] parts = first.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        var spec = new PBEKeySpec(RIGHT.toCharArray(), salt, 600_000, 256);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        assertEquals(
                List.of(
                        "pbkdf2-sha256",
                        "600000",
                        Base64.getEncoder().withoutPadding().encodeToString(hash)),
                List.of(parts[0], parts[1], parts[3]));
        assertEquals(16, salt.length);
        assertFalse(first.equals(second));
        assertEquals("Password", ledger.password.toString());
        assertEquals(Password.ofKept(second).orElseThrow(), ledger.password);
    }

    @Test
    void aPasswordIsTheSameComposedAndDecomposed() {
        askFor("caf\u00e9");
        assertTrue(say("cafe\u0301", 1) instanceof Verdict.Open);
        assertEquals(shut(Reason.PASSWORD_WRONG), say("cafe", 1));
    }

    @Test
    void whoWasLetInByThePasswordComesBackWithoutUntilItChanges() {
        askFor(RIGHT);
        assertEquals(shut(Reason.PASSWORD_NEEDED), come(ADA));
        enter(ADA, say(RIGHT, 1));
        assertEquals(OPEN, come(ADA));
        restart(ServerLimits.headless());
        assertEquals(OPEN, come(ADA));
        askFor(RIGHT); // the same: nothing changes
        assertEquals(OPEN, come(ADA));
        askFor("another");
        assertEquals(shut(Reason.PASSWORD_NEEDED), come(ADA));
        restart(ServerLimits.headless());
        assertEquals(shut(Reason.PASSWORD_NEEDED), come(ADA));
    }

    @Test
    void whoCameByAnInvitationStaysWhenThePasswordChanges() {
        askFor(RIGHT);
        enter(ADA, show(invite(1, null)));
        askFor("another");
        restart(ServerLimits.headless());
        assertEquals(OPEN, come(ADA));
    }

    @Test
    void aPasswordThatChangesWhileSomebodyComesInByItLetsThemInNoMore() {
        askFor(RIGHT);
        Verdict.Open verdict = (Verdict.Open) say(RIGHT, 1);
        askFor("another");
        assertTrue(door.enter(ADA, verdict.grant()).isEmpty());
        assertEquals(shut(Reason.PASSWORD_NEEDED), come(ADA));
    }

    private String invite(int uses, Instant expires) {
        return door.invite(new InvitationTerms(RoomId.LOBBY, expires, uses, "for friends"))
                .token();
    }

    @Test
    void anInvitationIsForSoManyNewPeople() {
        await(door.setPolicy(DoorPolicy.INVITATION));
        String token = invite(2, null);
        assertEquals(22, token.length());
        enter(ADA, show(token));
        assertEquals(OPEN, await(door.knock(new Knock(ADA, null, token, address(1))))); // is no use
        Verdict two = show(token);
        Verdict three = show(token);
        enter(BOB, two);
        assertTrue(
                door.enter(new MemberId("eve"), ((Verdict.Open) three).grant()).isEmpty());
        assertEquals(shut(Reason.INVITATION_BAD), show(token));
        assertEquals(OPEN, come(BOB));
        restart(ServerLimits.headless());
        assertEquals(shut(Reason.INVITATION_BAD), show(token));
        assertEquals(OPEN, come(BOB));
        assertEquals(2, door.invitations().get(0).used());
    }

    @Test
    void anInvitationExpires() {
        await(door.setPolicy(DoorPolicy.INVITATION));
        String token = invite(9, NOON.plusSeconds(60));
        clock.now = NOON.plusSeconds(60).minusNanos(1);
        assertTrue(show(token) instanceof Verdict.Open);
        clock.now = NOON.plusSeconds(60);
        assertEquals(shut(Reason.INVITATION_BAD), show(token));
    }

    @Test
    void anInvitationCanBeTakenBackAndWhoCameByItStays() {
        await(door.setPolicy(DoorPolicy.INVITATION));
        String token = invite(9, null);
        enter(ADA, show(token));
        await(door.revoke(door.invitations().get(0).id()));
        assertEquals(shut(Reason.INVITATION_BAD), show(token));
        assertEquals(OPEN, come(ADA));
        restart(ServerLimits.headless());
        assertEquals(shut(Reason.INVITATION_BAD), show(token));
        await(door.revoke("there is none"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,       -,     -,   in",
        "OPEN,       wrong, bad, in",
        "PASSWORD,   -,     -,   password-needed",
        "PASSWORD,   wrong, -,   password-wrong",
        "PASSWORD,   right, -,   in",
        "PASSWORD,   -,     bad, invitation-bad",
        "PASSWORD,   right, bad, in",
        "PASSWORD,   wrong, bad, password-wrong",
        "PASSWORD,   wrong, good, in",
        "INVITATION, -,     -,   invitation-needed",
        "INVITATION, right, -,   invitation-needed",
        "INVITATION, right, bad, invitation-bad",
        "INVITATION, -,     good, in"
    })
    void eachPolicyLetsInWhomItShould(DoorPolicy policy, String password, String invitation, String expected) {
        askFor(RIGHT);
        await(door.setPolicy(policy));
        String token = invitation.equals("good") ? invite(1, null) : invitation.equals("-") ? null : "bad";
        String said = password.equals("right") ? RIGHT : password.equals("-") ? null : password;

        Verdict verdict = await(door.knock(new Knock(ADA, said, token, address(1))));

        assertEquals(
                expected, verdict instanceof Verdict.Shut shut ? shut.reason().word() : "in");
    }

    @Test
    void anInvitationShownAtAnOpenDoorIsGoodLater() {
        enter(ADA, show(invite(1, null)));
        enter(BOB, come(BOB));
        await(door.setPolicy(DoorPolicy.INVITATION));
        assertEquals(OPEN, come(ADA));
        assertEquals(shut(Reason.INVITATION_NEEDED), come(BOB));
    }

    @Test
    void thereMustBeAPasswordBeforeItIsAskedFor() {
        assertThrows(IllegalStateException.class, () -> door.setPolicy(DoorPolicy.PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> door.setPassword(new char[0]));
        assertThrows(IllegalArgumentException.class, () -> door.setPassword(new char[257]));
        assertEquals(DoorPolicy.OPEN, door.policy());
        assertFalse(door.hasPassword());
    }

    @Test
    void aDoorThatCannotBeStoredHoldsAllTheSame() {
        ledger.isFull = true;
        CompletionStage<Void> stored = door.setPolicy(DoorPolicy.INVITATION);

        assertTrue(stored.toCompletableFuture().isCompletedExceptionally());
        String token = invite(1, null);
        enter(ADA, show(token));
        assertEquals(OPEN, come(ADA));
        assertEquals(shut(Reason.INVITATION_NEEDED), come(BOB));
    }

    @Test
    void atMostAThousandInvitationsAreKeptAndAVoidOneMakesRoomFirst() {
        await(door.setPolicy(DoorPolicy.INVITATION));
        String oldest = invite(1, null);
        String revoked = invite(1, null);
        await(door.revoke(door.invitations().get(0).id()));
        for (int i = 0; i < 999; i++) {
            invite(1, null);
        }
        assertEquals(1_000, door.invitations().size());
        assertEquals(1_000, ledger.invitations.size());
        assertTrue(show(oldest) instanceof Verdict.Open);
        assertEquals(shut(Reason.INVITATION_BAD), show(revoked));
        invite(1, null);
        assertEquals(shut(Reason.INVITATION_BAD), show(oldest));
    }

    @Test
    void secretsStandInNoText() {
        String token = invite(1, null);
        Knock knock = new Knock(ADA, RIGHT, token, address(1));
        String texts = knock + " " + show(token) + " " + door.invitations() + new Invited("id", token);
        assertFalse(texts.contains(token) || texts.contains(RIGHT), texts);
    }

    private static final class ManualClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Keeps what the real one keeps, for doors of the same test. */
    private static final class MemoryLedger implements DoorLedger {
        private DoorPolicy policy = DoorPolicy.OPEN;
        private Password password;
        private final List<SealedInvitation> invitations = new ArrayList<>();
        private final List<Pass> passes = new ArrayList<>();
        private boolean isFull;

        @Override
        public DoorState opening() {
            return new DoorState(policy, password, invitations, passes);
        }

        @Override
        public synchronized CompletionStage<Void> keepPolicy(DoorPolicy now) {
            return kept(() -> policy = now);
        }

        @Override
        public synchronized CompletionStage<Void> keepPassword(Password now) {
            return kept(() -> {
                password = now;
                passes.removeIf(pass -> pass.invitation() == null);
            });
        }

        @Override
        public synchronized CompletionStage<Void> keepInvitation(SealedInvitation now) {
            return kept(() -> {
                int place = indexOf(now.invitation().id());
                if (place < 0) {
                    invitations.add(now);
                } else {
                    invitations.set(place, now);
                }
            });
        }

        private int indexOf(String id) {
            return invitations.stream().map(it -> it.invitation().id()).toList().indexOf(id);
        }

        @Override
        public synchronized CompletionStage<Void> dropInvitation(String id) {
            return kept(() -> invitations.remove(indexOf(id)));
        }

        @Override
        public synchronized CompletionStage<Void> keepPass(Pass pass, SealedInvitation used) {
            return kept(() -> {
                passes.add(pass);
                if (used != null) {
                    invitations.set(indexOf(used.invitation().id()), used);
                }
            });
        }

        @Override
        public synchronized CompletionStage<Void> dropPass(MemberId member) {
            return kept(() -> passes.removeIf(pass -> pass.member().equals(member)));
        }

        private CompletionStage<Void> kept(Runnable how) {
            if (isFull) {
                return CompletableFuture.failedFuture(new java.io.IOException("storage-full"));
            }
            how.run();
            return CompletableFuture.completedFuture(null);
        }
    }
}
