package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomRules;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.server.Sentences;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.FrontDoor;
import chat.hearth.server.door.Knock;
import chat.hearth.server.door.Verdict;
import chat.hearth.server.door.Verdict.Grant;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.Middleware;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lets people in under a name that is theirs. {@link #admit} may be called on any thread; the rest is the room loop's. */
final class Doorkeeper implements Middleware {
    private final RoomLoop loop;
    private final NameBook names;
    private final FrontDoor door;
    private final People people;
    private final RoomRules rules;
    private final ServerLimits limits;
    private final Happenings happenings;
    private final LongSupplier nanoTime;
    private final Allowances allowances;
    private final Identity identity = new Identity();
    private final Set<Visitor> expected = Collections.newSetFromMap(new IdentityHashMap<>());
    private int guests;

    Doorkeeper(
            RoomLoop loop,
            NameBook names,
            FrontDoor door,
            People people,
            RoomRules rules,
            ServerLimits limits,
            Happenings happenings,
            LongSupplier nanoTime) {
        this.loop = loop;
        this.names = names;
        this.door = door;
        this.people = people;
        this.rules = rules;
        this.limits = limits;
        this.happenings = happenings;
        this.nanoTime = nanoTime;
        this.allowances = new Allowances(limits, nanoTime);
    }

    @Override
    public CompletionStage<Admission> admit(Candidate candidate) {
        Arrival arrival;
        try {
            arrival = arrival(candidate);
        } catch (PacketException e) {
            return done(rejected(candidate, Reason.BAD_REQUEST, String.valueOf(e.getMessage())));
        }
        return CompletableFuture.supplyAsync(() -> knock(arrival), loop)
                .thenCompose(verdict -> verdict)
                .thenComposeAsync(verdict -> answer(arrival, verdict), loop);
    }

    private static Arrival arrival(Candidate candidate) throws PacketException {
        Hello hello = Hello.of(candidate);
        if (hello.isPlain()) {
            return new Arrival(candidate, hello, null);
        } else if (hello.token() != null) {
            if (!Identity.isToken(hello.token())) {
                throw new PacketException(Sentences.of("token.bad"));
            }
            return new Arrival(candidate, hello, Identity.of(hello.token()));
        } else if (hello.key() != null) {
            String proof = hello.proof() == null ? "" : hello.proof();
            String key = DesktopKey.proven(hello.key(), proof, candidate)
                    .orElseThrow(() -> new PacketException(Sentences.of("key.bad")));
            return new Arrival(candidate, hello, Identity.ofKey(key));
        }
        return new Arrival(candidate, hello, null);
    }

    private CompletionStage<Verdict> knock(Arrival arrival) {
        MemberId known = arrival.known();
        Hello hello = arrival.hello();
        if ((known != null && people.isOwner(known)) || people.isOfOwner(hello.invitation())) {
            return done(new Verdict.Open(new Grant.Free()));
        } else if (isBanned(known)) {
            return done(new Verdict.Shut(Reason.BANNED, null));
        }
        InetAddress address = arrival.candidate().remoteAddress().getAddress();
        return door.knock(new Knock(known, hello.password(), hello.invitation(), address));
    }

    private boolean isBanned(@Nullable MemberId known) {
        return known != null && people.isBanned(known);
    }

    /** The name comes after the door: whoever may not come in learns nothing of names. */
    private CompletionStage<Admission> answer(Arrival arrival, Verdict verdict) {
        Candidate candidate = arrival.candidate();
        boolean becomesOwner = people.isOfOwner(arrival.hello().invitation());
        if (verdict instanceof Verdict.Shut shut) {
            return done(rejected(candidate, shut.reason(), Sentences.of(shut.reason()), shut.retryAfter()));
        } else if (isBanned(arrival.known()) && !becomesOwner) { // while a password was being checked
            return done(rejected(candidate, Reason.BANNED, Sentences.of(Reason.BANNED)));
        }
        Grant grant = ((Verdict.Open) verdict).grant();
        if (arrival.hello().isPlain()) {
            return entered(arrival, plainGuest(), null, grant);
        }
        RoomRules.Checked name = rules.personName(arrival.hello().name());
        if (name instanceof RoomRules.Checked.Bad bad) {
            return done(rejected(candidate, bad.reason(), nameSentence(bad.reason())));
        }
        @Nullable String newToken = arrival.known() == null ? identity.newToken() : null;
        MemberId id = newToken == null ? Objects.requireNonNull(arrival.known()) : Identity.of(newToken);
        Role asked = arrival.hello().isGuest() ? Role.GUEST : Role.MEMBER;
        Member member = people.arriving(id, ((RoomRules.Checked.Good) name).value(), becomesOwner ? Role.HOST : asked);
        if (!names.claim(member)) {
            return done(rejected(candidate, Reason.NAME_TAKEN, Sentences.of(Reason.NAME_TAKEN)));
        }
        if (becomesOwner) {
            people.own(id);
        }
        return entered(arrival, member, newToken, grant);
    }

    private String nameSentence(Reason reason) {
        return reason == Reason.EMPTY ? Sentences.of("name.empty") : Sentences.of("name.too-long", rules.nameLength());
    }

    private Member plainGuest() {
        while (true) {
            guests++;
            Member guest = new Member(Identity.of(identity.newToken()), "Guest " + guests, Role.GUEST);
            if (names.claim(guest)) {
                return guest;
            }
        }
    }

    /** They have the name; what they came by is counted now, and no sooner: whoever chooses another name is counted once. */
    private CompletionStage<Admission> entered(Arrival arrival, Member member, @Nullable String newToken, Grant grant) {
        boolean isPlain = arrival.hello().isPlain();
        Optional<CompletionStage<Void>> stored = door.enter(isPlain ? null : member.id(), grant);
        if (stored.isEmpty()) {
            names.release(member);
            Reason reason = grant instanceof Grant.ByInvitation ? Reason.INVITATION_BAD : Reason.PASSWORD_WRONG;
            return done(rejected(arrival.candidate(), reason, Sentences.of(reason)));
        }
        long deadline = nanoTime.getAsLong() + limits.connectDeadline().toNanos();
        boolean keepsName = newToken == null && !isPlain;
        Visitor visitor = new Visitor(
                member, keepsName, newToken, arrival.hello().resume(), isPlain, allowances.take(member), deadline);
        expected.add(visitor);
        return stored.get().thenApply(done -> new Admission.Admitted(visitor));
    }

    private Admission rejected(Candidate candidate, Reason reason, String sentence) {
        return rejected(candidate, reason, sentence, null);
    }

    private Admission rejected(Candidate candidate, Reason reason, String sentence, @Nullable Duration retryAfter) {
        happenings.add("refused", candidate.remoteAddress().getHostString(), reason.word());
        return new Admission.Rejected(sentence, AnswerJson.writeError(new Answer.Failed(reason, sentence, retryAfter)));
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    /**
     * Somebody who would come in.
     *
     * @param known who they have shown themselves to be; null when they are new
     */
    private record Arrival(
            Candidate candidate, Hello hello, @Nullable MemberId known) {}

    /** The connection has come about; false when that took so long that the name was given away. */
    boolean isExpected(Visitor visitor) {
        return expected.remove(visitor);
    }

    /** Takes back the names of connections that never came about. */
    void forgetThoseWhoDidNotCome() {
        long now = nanoTime.getAsLong();
        expected.removeIf(visitor -> {
            boolean isLate = now - visitor.deadline() > 0;
            if (isLate) {
                release(visitor.member());
            }
            return isLate;
        });
    }

    /** One connection of this person is over. */
    void release(Member member) {
        names.release(member);
        allowances.giveBack(member);
    }
}
