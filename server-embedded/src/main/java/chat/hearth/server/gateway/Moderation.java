package chat.hearth.server.gateway;

import chat.hearth.chat.Ban;
import chat.hearth.chat.Draft;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.Situation;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.Sentences;
import java.util.Optional;
import java.util.Set;

/**
 * Names, roles, and who has to go. What somebody asks while this is being stored waits, so that nothing of them comes after it under
 * an old name. Confined to the room loop.
 */
final class Moderation {
    private final RoomLoop loop;
    private final RoomLog log;
    private final RoomRules rules;
    private final Permits permits;
    private final People people;
    private final Seats seats;
    private final NameBook names;

    Moderation(
            RoomLoop loop, RoomLog log, RoomRules rules, Permits permits, People people, Seats seats, NameBook names) {
        this.loop = loop;
        this.log = log;
        this.rules = rules;
        this.permits = permits;
        this.people = people;
        this.seats = seats;
        this.names = names;
    }

    void take(Seat seat, ClientRequest request, Reply reply) {
        if (request instanceof ClientRequest.Rename rename) {
            rename(seat, rename, reply);
        } else if (request instanceof ClientRequest.SetRole set) {
            setRole(seat, set, reply);
        } else if (request instanceof ClientRequest.Kick kick) {
            kick(seat, kick, reply);
        } else if (request instanceof ClientRequest.Ban ban) {
            ban(seat, ban, reply);
        } else if (request instanceof ClientRequest.Unban unban) {
            unban(seat, unban, reply);
        } else {
            reply.send(
                    permits.refusal(seat, request, Situation.ANYWHERE).orElseGet(() -> new Answer.Bans(people.bans())));
        }
    }

    private void rename(Seat seat, ClientRequest.Rename request, Reply reply) {
        MemberId self = seat.member().id();
        boolean isSelf = request.member() == null || self.equals(request.member());
        MemberId id = request.member() == null ? self : request.member();
        Optional<Member> found = isSelf ? Optional.of(seat.member()) : people.find(id);
        Optional<Answer> refusal =
                isSelf ? permits.refusal(seat, request, Situation.ANYWHERE) : refusal(seat, request, found);
        if (refusal.isPresent() || found.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_MEMBER)));
            return;
        }
        Member before = found.get();
        RoomRules.Checked name = rules.personName(request.name());
        if (name instanceof RoomRules.Checked.Good good) {
            Member after = new Member(id, good.value(), before.role());
            rename(before, after, isSelf ? Optional.empty() : Optional.of(seat.member()), reply);
        } else {
            Reason reason = ((RoomRules.Checked.Bad) name).reason();
            reply.send(Answers.refused(
                    reason,
                    reason == Reason.EMPTY
                            ? Sentences.of("name.empty")
                            : Sentences.of("name.too-long", rules.nameLength())));
        }
    }

    private void rename(Member before, Member after, Optional<Member> by, Reply reply) {
        if (before.equals(after)) {
            reply.send(new Answer.Done());
        } else if (!names.claim(after)) { // theirs while it is being stored; then their connections claim it
            reply.send(Answers.refused(Reason.NAME_TAKEN));
        } else {
            var draft = new Draft.Renaming(after, before.name(), by.orElse(null));
            store(draft, after.id(), answer -> {
                names.release(after);
                reply.send(answer);
            });
        }
    }

    private void setRole(Seat seat, ClientRequest.SetRole request, Reply reply) {
        Optional<Member> found = people.find(request.member());
        Optional<Answer> refusal = refusal(seat, request, found);
        if (refusal.isPresent() || found.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_MEMBER)));
        } else if (found.get().role() == request.role()) {
            reply.send(new Answer.Done());
        } else {
            Member target = new Member(request.member(), found.get().name(), request.role());
            store(new Draft.Sanction(seat.member(), Change.ROLE, target), target.id(), reply);
        }
    }

    private void kick(Seat seat, ClientRequest.Kick request, Reply reply) {
        Optional<Member> found = people.find(request.member());
        Optional<Answer> refusal = refusal(seat, request, found);
        if (refusal.isPresent() || found.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_MEMBER)));
        } else {
            store(new Draft.Sanction(seat.member(), Change.REMOVED, found.get()), request.member(), reply);
        }
    }

    private void ban(Seat seat, ClientRequest.Ban request, Reply reply) {
        Optional<Member> found = people.find(request.member());
        Optional<Answer> refusal = refusal(seat, request, found);
        if (refusal.isPresent() || found.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_MEMBER)));
        } else if (people.isBanned(request.member())) {
            reply.send(new Answer.Done());
        } else {
            store(new Draft.Sanction(seat.member(), Change.BANNED, found.get()), request.member(), reply);
        }
    }

    private void unban(Seat seat, ClientRequest.Unban request, Reply reply) {
        Optional<Ban> ban = people.ban(request.member());
        Optional<Member> found = people.find(request.member());
        Optional<Answer> refusal = refusal(seat, request, found);
        if (refusal.isPresent() || found.isEmpty() || ban.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_MEMBER)));
        } else {
            store(new Draft.Sanction(seat.member(), Change.UNBANNED, found.get()), request.member(), reply);
        }
    }

    /** Somebody who is not known ranks lowest, so that those who may do nothing to anybody do not learn who is known. */
    private Optional<Answer> refusal(Seat seat, ClientRequest request, Optional<Member> target) {
        Role rank = target.isPresent() ? target.get().role() : Role.MEMBER;
        return permits.refusal(seat, request, Situation.with(rank));
    }

    /** What follows from it has happened by the time that the reply goes out. */
    private void store(Draft draft, MemberId target, Reply reply) {
        Set<Seat> held = seats.of(target);
        held.forEach(Seat::hold);
        log.append(draft)
                .thenAcceptAsync(
                        posting -> {
                            held.forEach(Seat::release);
                            reply.send(Answers.of(posting));
                        },
                        loop);
    }
}
