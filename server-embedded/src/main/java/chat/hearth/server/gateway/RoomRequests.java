package chat.hearth.server.gateway;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.Sentences;
import chat.hearth.server.ServerLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Joining, creating, renaming and leaving rooms. Confined to the room loop. */
final class RoomRequests {
    /** Most members that an answer names. */
    private static final int MEMBERS = 500;

    private final RoomLoop loop;
    private final RoomLog log;
    private final House house;
    private final RoomRules rules;
    private final ServerLimits limits;
    private final NameKeeper names;
    private final Permits permits;
    private final Map<RoomId, CompletionStage<Posting>> creating = new HashMap<>();

    RoomRequests(
            RoomLoop loop,
            RoomLog log,
            House house,
            RoomRules rules,
            ServerLimits limits,
            NameKeeper names,
            Permits permits) {
        this.loop = loop;
        this.log = log;
        this.house = house;
        this.rules = rules;
        this.limits = limits;
        this.names = names;
        this.permits = permits;
    }

    void join(Seat seat, ClientRequest.Join request, Reply reply) {
        Optional<LiveRoom> existing = find(request.room());
        int limit = Math.min(request.limit(), limits.historyPage());
        Optional<Answer> refusal = existing.isPresent()
                ? permits.refusal(seat, request, existing.get().id())
                : permits.refusalOfNewRoom(seat, request);
        if (refusal.isPresent()) {
            reply.send(refusal.get());
        } else if (existing.isPresent()) {
            joinExisting(seat, existing.get(), limit, reply);
        } else {
            create(seat, request.room(), limit, reply);
        }
    }

    private Optional<LiveRoom> find(String nameOrId) {
        Optional<LiveRoom> byId = RoomId.fromName(nameOrId).flatMap(house::room);
        return byId.isPresent()
                ? byId
                : house.rooms().stream()
                        .filter(room -> room.id().value().equals(nameOrId))
                        .findFirst();
    }

    private void create(Seat seat, String rawName, int limit, Reply reply) {
        RoomRules.Checked checked = rules.roomName(rawName);
        if (checked instanceof RoomRules.Checked.Bad bad) {
            reply.send(badName(bad.reason()));
            return;
        }
        String name = ((RoomRules.Checked.Good) checked).value();
        Optional<RoomId> id = RoomId.fromName(name);
        if (id.isEmpty()) {
            reply.send(badName(Reason.EMPTY));
        } else if (house.rooms().size() + creating.size() >= limits.rooms()) {
            reply.send(Answers.refused(Reason.FORBIDDEN, Sentences.of("room.too-many")));
        } else {
            creating.computeIfAbsent(id.get(), room -> log.append(new Draft.RoomChange(room, seat.member(), name, "")))
                    .thenAcceptAsync(posting -> joinCreated(seat, id.get(), posting, limit, reply), loop);
        }
    }

    private void joinCreated(Seat seat, RoomId id, Posting posting, int limit, Reply reply) {
        creating.remove(id);
        Optional<LiveRoom> room = house.room(id);
        if (room.isPresent()) {
            joinExisting(seat, room.get(), limit, reply);
        } else {
            reply.send(Answers.of(posting));
        }
    }

    private Answer badName(Reason reason) {
        return Answers.refused(
                reason,
                reason == Reason.EMPTY
                        ? Sentences.of("room.name-empty")
                        : Sentences.of("room.name-too-long", rules.roomNameLength()));
    }

    private void joinExisting(Seat seat, LiveRoom room, int limit, Reply reply) {
        Member member = seat.member();
        if (seat.isSentAway()) {
            reply.send(Answers.refused(Reason.FORBIDDEN)); // while the room was being made
        } else if (seat.visitor().isPlain() // in the lobby for as long as they are connected
                || room.members().containsKey(member.id())) {
            enter(seat, room, limit, reply);
        } else {
            seat.entering().add(room.id());
            log.append(new Draft.Membership(room.id(), member, Change.JOINED))
                    .thenAcceptAsync(
                            posting -> {
                                if (posting instanceof Posting.Refused) {
                                    seat.entering().remove(room.id());
                                    reply.send(Answers.of(posting));
                                } else {
                                    names.keepIfOwn(seat);
                                    enter(seat, room, limit, reply);
                                }
                            },
                            loop);
        }
    }

    /** Answers with the newest page, and lets the seat hear in the same turn what comes after it. */
    private void enter(Seat seat, LiveRoom room, int limit, Reply reply) {
        long wanted = Math.max(0, room.head() - limit);
        if (room.hasAllAfter(wanted)) {
            entered(seat, room, room.after(wanted), reply);
        } else {
            log.read(room.id(), HistoryRange.before(room.head() + 1, limit))
                    .thenAcceptAsync(reading -> enterWith(seat, room, reading, limit, reply), loop);
        }
    }

    private void enterWith(Seat seat, LiveRoom room, Reading reading, int limit, Reply reply) {
        if (!(reading instanceof Reading.Page page)) {
            seat.entering().remove(room.id());
            reply.send(Answers.refused(((Reading.Refused) reading).reason()));
            return;
        }
        long last = page.events().isEmpty()
                ? 0
                : page.events().get(page.events().size() - 1).seq();
        if (room.hasAllAfter(last)) {
            List<RoomEvent> events = new ArrayList<>(page.events());
            events.addAll(room.after(last)); // what was said while the page was read
            entered(seat, room, events, reply);
        } else {
            enter(seat, room, limit, reply);
        }
    }

    private void entered(Seat seat, LiveRoom room, List<RoomEvent> events, Reply reply) {
        if (!seat.isPresent()) {
            return;
        }
        seat.entering().remove(room.id());
        seat.rooms().add(room.id());
        if (!seat.behind().contains(room.id())) { // else it hears the room once it has caught up
            seat.hear(room.id());
        }
        List<Member> members = room.members().values().stream().limit(MEMBERS).toList();
        reply.send(new Answer.Joined(
                room.summary(), log.opening().epoch(), members, room.members().size(), events));
    }

    void leave(Seat seat, ClientRequest.Leave request, Reply reply) {
        Optional<Answer> refusal = permits.refusal(seat, request, request.room());
        if (refusal.isPresent()) {
            reply.send(refusal.get());
            return;
        }
        log.append(new Draft.Membership(request.room(), seat.member(), Change.LEFT))
                .thenAcceptAsync(
                        posting -> reply.send(
                                posting instanceof Posting.Refused ? Answers.of(posting) : new Answer.Done()),
                        loop);
    }

    void change(Seat seat, ClientRequest.ChangeRoom request, Reply reply) {
        Optional<LiveRoom> room = house.room(request.room());
        Optional<Answer> refusal = permits.refusal(seat, request, request.room());
        if (refusal.isPresent() || room.isEmpty()) {
            reply.send(refusal.orElseGet(() -> Answers.refused(Reason.UNKNOWN_ROOM)));
            return;
        }
        var before = room.get().summary();
        RoomRules.Checked name = rules.roomName(request.name() == null ? before.name() : request.name());
        RoomRules.Checked topic = rules.topic(request.topic() == null ? before.topic() : request.topic());
        if (name instanceof RoomRules.Checked.Bad bad) {
            reply.send(badName(bad.reason()));
        } else if (topic instanceof RoomRules.Checked.Bad bad) {
            reply.send(Answers.refused(bad.reason(), Sentences.of("room.topic-too-long", rules.topicLength())));
        } else {
            var draft = new Draft.RoomChange(
                    request.room(),
                    seat.member(),
                    ((RoomRules.Checked.Good) name).value(),
                    ((RoomRules.Checked.Good) topic).value(),
                    new RoomTerms(
                            request.slow() == null ? before.terms().slow() : request.slow(),
                            request.writers() == null ? before.terms().writers() : request.writers()));
            log.append(draft).thenAcceptAsync(posting -> reply.send(Answers.of(posting)), loop);
        }
    }
}
