package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomRules;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.protocol.chat.ResumePoint;
import chat.hearth.server.Sentences;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.Middleware;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets people in under a name that is theirs. {@link #admit} may be called on any thread; the rest is the room loop's. */
final class Doorkeeper implements Middleware {
    private final RoomLoop loop;
    private final NameBook names;
    private final RoomRules rules;
    private final ServerLimits limits;
    private final Happenings happenings;
    private final LongSupplier nanoTime;
    private final Allowances allowances;
    private final @Nullable MemberId owner;
    private final Identity identity = new Identity();
    private final Set<Visitor> expected = Collections.newSetFromMap(new IdentityHashMap<>());
    private int guests;

    Doorkeeper(
            RoomLoop loop,
            NameBook names,
            RoomRules rules,
            ServerLimits limits,
            Happenings happenings,
            LongSupplier nanoTime,
            @Nullable String ownerToken) {
        this.loop = loop;
        this.names = names;
        this.rules = rules;
        this.limits = limits;
        this.happenings = happenings;
        this.nanoTime = nanoTime;
        this.allowances = new Allowances(limits, nanoTime);
        this.owner = ownerToken == null ? null : Identity.of(ownerToken);
    }

    @Override
    public CompletionStage<Admission> admit(Candidate candidate) {
        if (!Hello.isGiven(candidate)) {
            return inLoop(this::admitGuest);
        }
        try {
            Hello hello = Hello.of(candidate);
            RoomRules.Checked name = rules.personName(hello.name());
            if (name instanceof RoomRules.Checked.Bad bad) {
                return refuse(candidate, bad.reason(), nameSentence(bad.reason()));
            } else if (hello.token() != null && !Identity.isToken(hello.token())) {
                return refuse(candidate, Reason.BAD_REQUEST, Sentences.of("token.bad"));
            }
            String good = ((RoomRules.Checked.Good) name).value();
            return inLoop(() -> admitMember(candidate, hello, good));
        } catch (PacketException e) {
            return refuse(candidate, Reason.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private String nameSentence(Reason reason) {
        return reason == Reason.EMPTY ? Sentences.of("name.empty") : Sentences.of("name.too-long", rules.nameLength());
    }

    private CompletionStage<Admission> inLoop(Supplier<Admission> decision) {
        return CompletableFuture.supplyAsync(decision, loop);
    }

    private Admission admitMember(Candidate candidate, Hello hello, String name) {
        @Nullable String newToken = hello.token() == null ? identity.newToken() : null;
        MemberId id = Identity.of(hello.token() == null ? String.valueOf(newToken) : hello.token());
        Member member = new Member(id, name, id.equals(owner) ? Role.HOST : Role.MEMBER);
        if (!names.claim(member)) {
            return rejected(candidate, Reason.NAME_TAKEN, Sentences.of(Reason.NAME_TAKEN));
        }
        return admitted(member, newToken, hello.resume(), false);
    }

    private Admission admitGuest() {
        while (true) {
            guests++;
            Member guest = new Member(Identity.of(identity.newToken()), "Guest " + guests, Role.GUEST);
            if (names.claim(guest)) {
                return admitted(guest, null, List.of(), true);
            }
        }
    }

    private Admission admitted(Member member, @Nullable String newToken, List<ResumePoint> resume, boolean isPlain) {
        long deadline = nanoTime.getAsLong() + limits.connectDeadline().toNanos();
        boolean keepsName = newToken == null && !isPlain;
        Visitor visitor = new Visitor(member, keepsName, newToken, resume, isPlain, allowances.take(member), deadline);
        expected.add(visitor);
        return new Admission.Admitted(visitor);
    }

    private CompletionStage<Admission> refuse(Candidate candidate, Reason reason, String sentence) {
        return CompletableFuture.completedFuture(rejected(candidate, reason, sentence));
    }

    private Admission rejected(Candidate candidate, Reason reason, String sentence) {
        happenings.add("refused", candidate.remoteAddress().getHostString(), reason.word());
        return new Admission.Rejected(sentence, AnswerJson.writeError(new Answer.Failed(reason, sentence, null)));
    }

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
                release(visitor);
            }
            return isLate;
        });
    }

    void release(Visitor visitor) {
        names.release(visitor.member());
        allowances.giveBack(visitor.member());
    }
}
