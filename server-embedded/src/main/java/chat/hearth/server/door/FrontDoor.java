package chat.hearth.server.door;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.Verdict.Grant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of a host: answers those who knock, and does what the person who hosts says. Any thread; nothing blocks. */
public final class FrontDoor implements Door, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);

    private final DoorLedger ledger;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final int rounds;
    private final SecureRandom random = new SecureRandom();
    private final SlowChecks slow = new SlowChecks();
    private volatile Runnable listener = () -> {};

    // Guarded by this.
    private final PassBook passes;
    private final InvitationBook invitations;
    private final WrongTries tries;
    private DoorPolicy policy;
    private @Nullable Password password;
    private final QuickCheck quick = new QuickCheck(random);

    /**
     * Puts up the door as it was kept.
     *
     * @param clock    for invitations that expire
     * @param nanoTime for the time between tries
     */
    public FrontDoor(DoorLedger ledger, ServerLimits limits, Clock clock, LongSupplier nanoTime) {
        this(ledger, limits, clock, nanoTime, Password.ROUNDS);
    }

    /** With so many rounds for a new password, which tests have no time for. */
    FrontDoor(DoorLedger ledger, ServerLimits limits, Clock clock, LongSupplier nanoTime, int rounds) {
        this.rounds = rounds;
        DoorState kept = ledger.opening();
        this.ledger = ledger;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.invitations = new InvitationBook(kept.invitations());
        this.tries = new WrongTries(limits, nanoTime.getAsLong());
        this.policy = kept.policy();
        this.password = kept.password();
        this.passes = new PassBook(kept.passes());
    }

    /** Is called after each change of the door or of its invitations, on whatever thread made it. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Whether these may come in. A password is checked elsewhere, one after the other; all else is answered at once. */
    public CompletionStage<Verdict> knock(Knock knock) {
        char[] said = knock.password() == null
                ? new char[0]
                : Password.composed(knock.password().toCharArray());
        Optional<Verdict> atOnce = atOnce(knock, said);
        if (atOnce.isPresent()) {
            return CompletableFuture.completedFuture(atOnce.get());
        }
        return slow.run(() -> check(knock, said), () -> new Verdict.Shut(Reason.BUSY));
    }

    /** Empty when there is a password to be checked. */
    private synchronized Optional<Verdict> atOnce(Knock knock, char[] said) {
        if (knock.member() != null && passes.has(knock.member())) {
            return Optional.of(new Verdict.Open(new Grant.Free()));
        }
        Optional<SealedInvitation> invited = Optional.ofNullable(knock.invitation())
                .flatMap(token -> invitations.holding(Secrets.hash(token), clock.instant()));
        if (invited.isPresent()) {
            return Optional.of(
                    new Verdict.Open(new Grant.ByInvitation(invited.get().hash())));
        } else if (policy == DoorPolicy.OPEN) {
            return Optional.of(new Verdict.Open(new Grant.Free()));
        } else if (policy == DoorPolicy.INVITATION || said.length == 0 || password == null) {
            return Optional.of(new Verdict.Shut(missing(knock)));
        }
        Duration wait = tries.waiting(knock.address(), nanoTime.getAsLong());
        if (!wait.isZero()) { // even for the right one: or else they could go on guessing
            return Optional.of(new Verdict.Shut(Reason.TOO_MANY_TRIES, wait));
        }
        return quick.is(said) ? Optional.of(new Verdict.Open(new Grant.ByPassword(password))) : Optional.empty();
    }

    private Reason missing(Knock knock) {
        if (knock.invitation() != null) {
            return Reason.INVITATION_BAD;
        }
        return policy == DoorPolicy.PASSWORD ? Reason.PASSWORD_NEEDED : Reason.INVITATION_NEEDED;
    }

    private Verdict check(Knock knock, char[] said) {
        Password asked;
        synchronized (this) {
            Optional<Verdict> meanwhile = atOnce(knock, said);
            if (meanwhile.isPresent() || password == null) {
                return meanwhile.orElse(new Verdict.Shut(missing(knock)));
            }
            asked = password;
            tries.take(knock.address(), nanoTime.getAsLong()); // counted first: whoever hangs up has tried too
        }
        if (!asked.is(said)) {
            return new Verdict.Shut(Reason.PASSWORD_WRONG);
        }
        synchronized (this) {
            tries.giveBack(knock.address(), nanoTime.getAsLong());
            if (asked.equals(password)) {
                quick.remember(said);
            }
        }
        return new Verdict.Open(new Grant.ByPassword(asked));
    }

    /**
     * They come in: counts the use of an invitation, and remembers them.
     *
     * @param member null for somebody who could not be known again
     * @return completes once that is stored, or could not be; empty when what they came by does not hold any more
     */
    public Optional<CompletionStage<Void>> enter(@Nullable MemberId member, Grant grant) {
        if (grant instanceof Grant.ByPassword by) {
            return enterByPassword(member, by);
        } else if (grant instanceof Grant.ByInvitation by) {
            return enterByInvitation(member, by);
        }
        return Optional.of(CompletableFuture.completedFuture(null));
    }

    private synchronized Optional<CompletionStage<Void>> enterByPassword(
            @Nullable MemberId member, Grant.ByPassword by) {
        if (!by.password().equals(password)) {
            return Optional.empty();
        } else if (member == null) {
            return Optional.of(CompletableFuture.completedFuture(null));
        }
        return Optional.of(holdingAnyway(keep(new Pass(member, null), null)));
    }

    private Optional<CompletionStage<Void>> enterByInvitation(@Nullable MemberId member, Grant.ByInvitation by) {
        CompletionStage<Void> stored;
        synchronized (this) {
            Optional<SealedInvitation> used = invitations
                    .holding(by.hash(), clock.instant())
                    .flatMap(kept -> invitations.change(kept.invitation().id(), FrontDoor::usedOnceMore));
            if (used.isEmpty()) {
                return Optional.empty();
            }
            stored = member == null
                    ? ledger.keepInvitation(used.get())
                    : keep(new Pass(member, used.get().invitation().id()), used.get());
        }
        listener.run();
        return Optional.of(holdingAnyway(stored));
    }

    private static Invitation usedOnceMore(Invitation it) {
        return new Invitation(it.id(), it.terms(), it.made(), it.used() + 1, it.revoked());
    }

    /** Within the lock. */
    private CompletionStage<Void> keep(Pass pass, @Nullable SealedInvitation used) {
        passes.add(pass).ifPresent(longestGone -> {
            var unused = holdingAnyway(ledger.dropPass(longestGone));
        });
        return ledger.keepPass(pass, used);
    }

    /** What cannot be stored holds until the host stops. */
    private static CompletionStage<Void> holdingAnyway(CompletionStage<Void> stored) {
        return stored.exceptionally(e -> {
            log.warn("The door could not be stored: {}", e.toString());
            return null;
        });
    }

    @Override
    public synchronized DoorPolicy policy() {
        return policy;
    }

    @Override
    public CompletionStage<Void> setPolicy(DoorPolicy newPolicy) {
        CompletionStage<Void> stored;
        synchronized (this) {
            if (newPolicy == DoorPolicy.PASSWORD && password == null) {
                throw new IllegalStateException("there is no password to ask for");
            } else if (newPolicy == policy) {
                return CompletableFuture.completedFuture(null);
            }
            policy = newPolicy;
            stored = ledger.keepPolicy(newPolicy);
        }
        listener.run();
        return stored;
    }

    @Override
    public synchronized boolean hasPassword() {
        return password != null;
    }

    @Override
    public CompletionStage<Void> setPassword(char[] newPassword) {
        if (newPassword.length == 0 || newPassword.length > Password.MAX_LENGTH) {
            throw new IllegalArgumentException("a password has 1 to " + Password.MAX_LENGTH + " characters");
        }
        char[] composed = Password.composed(newPassword);
        return slow.run(
                        () -> {
                            CompletionStage<Void> stored = change(composed);
                            Arrays.fill(composed, '\0');
                            listener.run();
                            return stored;
                        },
                        () -> CompletableFuture.<Void>failedFuture(new IllegalStateException("the host is busy")))
                .thenCompose(stored -> stored);
    }

    private CompletionStage<Void> change(char[] to) {
        Password before;
        synchronized (this) {
            before = password;
        }
        if (before != null && before.is(to)) {
            synchronized (this) {
                quick.remember(to);
            }
            return CompletableFuture.completedFuture(null);
        }
        Password after = Password.of(to, rounds, random);
        synchronized (this) {
            quick.remember(to);
            password = after;
            passes.forgetThoseByPassword();
            return ledger.keepPassword(after);
        }
    }

    @Override
    public Invited invite(InvitationTerms terms) {
        Instant now = clock.instant();
        Invited invited = new Invited(Secrets.id(random), Secrets.token(random));
        var invitation = new Invitation(invited.id(), terms, now, 0, false);
        var kept = new SealedInvitation(invitation, Secrets.hash(invited.token()));
        synchronized (this) {
            invitations.put(kept);
            invitations.makeRoom(now).ifPresent(gone -> {
                var unused = holdingAnyway(ledger.dropInvitation(gone.id()));
            });
            var unused = holdingAnyway(ledger.keepInvitation(kept));
        }
        listener.run();
        return invited;
    }

    @Override
    public synchronized List<Invitation> invitations() {
        return invitations.newestFirst();
    }

    @Override
    public CompletionStage<Void> revoke(String id) {
        Optional<CompletionStage<Void>> stored;
        synchronized (this) {
            stored = invitations
                    .change(id, it -> new Invitation(it.id(), it.terms(), it.made(), it.used(), true))
                    .map(ledger::keepInvitation);
        }
        listener.run();
        return stored.orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public synchronized void forgetTries() {
        tries.forget(nanoTime.getAsLong());
    }

    /** Ends the checks; those that wait get no answer any more. */
    @Override
    public void close() {
        slow.close();
    }
}
