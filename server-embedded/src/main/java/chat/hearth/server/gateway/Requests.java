package chat.hearth.server.gateway;

import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.Situation;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.RequestJson;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.socketio.AckReply;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Namespace;
import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes the requests of all connections, each on the event loop it came from, and sees that each gets one answer. */
final class Requests {
    private final RoomLoop loop;
    private final RoomLog log;
    private final House house;
    private final RoomRules rules;
    private final ServerLimits limits;
    private final RoomRequests rooms;
    private final PresenceBoard presence;
    private final Namespace namespace;
    private final Permits permits;
    private final Moderation moderation;
    private final SlowMode slow;

    Requests(
            RoomLoop loop,
            RoomLog log,
            House house,
            RoomRules rules,
            ServerLimits limits,
            RoomRequests rooms,
            PresenceBoard presence,
            Namespace namespace,
            Permits permits,
            Moderation moderation,
            SlowMode slow) {
        this.loop = loop;
        this.log = log;
        this.house = house;
        this.rules = rules;
        this.limits = limits;
        this.rooms = rooms;
        this.presence = presence;
        this.namespace = namespace;
        this.permits = permits;
        this.moderation = moderation;
        this.slow = slow;
    }

    /** Takes any event of the client. */
    void take(Seat seat, String event, Arguments arguments, AckReply ack) {
        try {
            JsonElement argument = arguments.values().isEmpty() ? null : arguments.get(0);
            Optional<ClientRequest> request = RequestJson.read(event, argument);
            if (request.isEmpty()) {
                ack.send(AnswerJson.write(Answers.refused(Reason.UNKNOWN_EVENT)));
            } else {
                take(seat, request.get(), answer -> ack.send(AnswerJson.write(answer)));
            }
        } catch (PacketException e) {
            ack.send(AnswerJson.write(Answers.refused(Reason.BAD_REQUEST, String.valueOf(e.getMessage()))));
        }
    }

    /** Takes a request that was read already. */
    void take(Seat seat, ClientRequest request, Reply reply) {
        Duration wait = seat.visitor().allowance().take(request);
        if (!wait.isZero() || !seat.begin()) {
            reply.send(Answers.tooFast(wait.isZero() ? Duration.ofSeconds(1) : wait));
            if (!seat.visitor().allowance().isPatienceLeft()) {
                seat.socket().close();
            }
            return;
        }
        seat.inOrder(() -> handle(seat, request, answer -> {
            seat.end();
            reply.send(answer);
        }));
    }

    private void handle(Seat seat, ClientRequest request, Reply reply) {
        if (seat.isSentAway()) {
            reply.send(Answers.refused(Reason.FORBIDDEN));
        } else if (request instanceof ClientRequest.Post post) {
            post(seat, post, reply);
        } else if (request instanceof ClientRequest.Edit edit) {
            edit(seat, edit, reply);
        } else if (request instanceof ClientRequest.Delete delete) {
            Draft draft = new Draft.Delete(delete.room(), seat.member(), delete.target());
            ifAllowed(seat, delete, delete.room(), reply, () -> append(draft, reply));
        } else if (request instanceof ClientRequest.History history) {
            ifAllowed(seat, history, history.room(), reply, () -> history(history, reply));
        } else if (request instanceof ClientRequest.Typing typing) {
            ifAllowed(seat, typing, typing.room(), reply, () -> typing(seat, typing.room(), reply));
        } else if (request instanceof ClientRequest.Read read) {
            ifAllowed(seat, read, read.room(), reply, () -> read(seat, read, reply));
        } else if (request instanceof ClientRequest.SetPresence set) {
            ifAllowed(seat, set, reply, () -> {
                loop.execute(() -> presence.set(seat.member().id(), set.state()));
                reply.send(new Answer.Done());
            });
        } else if (request instanceof ClientRequest.ListRooms) {
            ifAllowed(seat, request, reply, () -> reply.send(new Answer.Rooms(house.summaries())));
        } else if (request instanceof ClientRequest.ChangeRoom change) {
            loop.execute(() -> rooms.change(seat, change, reply));
        } else if (request instanceof ClientRequest.Join || request instanceof ClientRequest.Leave) {
            changeMembership(seat, request, reply);
        } else {
            loop.execute(() -> moderation.take(seat, request, reply));
        }
    }

    private void ifAllowed(Seat seat, ClientRequest request, RoomId room, Reply reply, Runnable deed) {
        permits.refusal(seat, request, room).ifPresentOrElse(reply::send, deed);
    }

    private void ifAllowed(Seat seat, ClientRequest request, Reply reply, Runnable deed) {
        permits.refusal(seat, request, Situation.ANYWHERE).ifPresentOrElse(reply::send, deed);
    }

    private void changeMembership(Seat seat, ClientRequest request, Reply reply) {
        seat.hold();
        Reply last = answer -> {
            reply.send(answer);
            seat.release();
        };
        loop.execute(() -> {
            if (request instanceof ClientRequest.Join join) {
                rooms.join(seat, join, last);
            } else if (request instanceof ClientRequest.Leave leave) {
                rooms.leave(seat, leave, last);
            }
        });
    }

    private void post(Seat seat, ClientRequest.Post post, Reply reply) {
        RoomRules.Checked text = post.files().isEmpty() ? rules.text(post.text()) : rules.textWithFiles(post.text());
        if (text instanceof RoomRules.Checked.Good good) {
            List<NamedFile> files = post.files().stream()
                    .map(file -> file.cleaned(limits.fileNameBytes()))
                    .toList();
            Draft draft =
                    new Draft.Post(post.room(), seat.member(), post.id(), good.value(), post.replyTo(), null, files);
            ifAllowed(seat, post, post.room(), reply, () -> inTurn(seat, post, draft, reply));
        } else {
            reply.send(Answers.badText(((RoomRules.Checked.Bad) text).reason(), rules));
        }
    }

    /** Where a person has to wait from one message to the next. */
    private void inTurn(Seat seat, ClientRequest.Post post, Draft draft, Reply reply) {
        Duration wait = house.room(post.room())
                .map(room -> room.summary().terms().slow())
                .filter(slowness -> !seat.actor().isModerating())
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            append(draft, reply);
            return;
        }
        SlowMode.Turn turn = slow.take(seat.member().id(), post.room(), post.id(), wait);
        if (!turn.left().isZero()) {
            reply.send(Answers.tooSoon(turn.left(), wait));
            return;
        }
        append(draft, answer -> {
            if (answer instanceof Answer.Failed) {
                slow.giveBack(turn);
            }
            reply.send(answer);
        });
    }

    private void edit(Seat seat, ClientRequest.Edit edit, Reply reply) {
        RoomRules.Checked text = rules.text(edit.text());
        if (text instanceof RoomRules.Checked.Good good) {
            Draft draft = new Draft.Edit(edit.room(), seat.member(), edit.target(), good.value());
            ifAllowed(seat, edit, edit.room(), reply, () -> append(draft, reply));
        } else {
            reply.send(Answers.badText(((RoomRules.Checked.Bad) text).reason(), rules));
        }
    }

    private void append(Draft draft, Reply reply) {
        log.append(draft).thenAcceptAsync(posting -> reply.send(Answers.of(posting)), loop);
    }

    private void history(ClientRequest.History history, Reply reply) {
        HistoryRange asked = history.range();
        HistoryRange range =
                new HistoryRange(asked.direction(), asked.from(), Math.min(asked.limit(), limits.historyPage()));
        house.room(history.room())
                .ifPresent(room -> log.read(history.room(), range)
                        .thenAcceptAsync(
                                reading -> reply.send(
                                        Answers.page(room, log.opening().epoch(), reading)),
                                loop));
    }

    private void typing(Seat seat, RoomId room, Reply reply) {
        var event = Seat.emission(new HostEvent.Typing(room, seat.member()));
        namespace.to(Seat.channel(room)).except(seat.socket()).volatileOnly().emitAll(List.of(event));
        reply.send(new Answer.Done());
    }

    private void read(Seat seat, ClientRequest.Read read, Reply reply) {
        if (!seat.visitor().isPlain()) { // who is nobody from one connection to the next has no marks
            loop.execute(() -> {
                if (house.markRead(seat.member().id(), read.room(), read.seq())) {
                    log.keepRead(seat.member().id(), read.room(), read.seq());
                }
            });
        }
        reply.send(new Answer.Done());
    }
}
