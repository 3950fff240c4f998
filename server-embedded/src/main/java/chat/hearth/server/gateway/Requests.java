package chat.hearth.server.gateway;

import chat.hearth.chat.Draft;
import chat.hearth.chat.FileName;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
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

    Requests(
            RoomLoop loop,
            RoomLog log,
            House house,
            RoomRules rules,
            ServerLimits limits,
            RoomRequests rooms,
            PresenceBoard presence,
            Namespace namespace) {
        this.loop = loop;
        this.log = log;
        this.house = house;
        this.rules = rules;
        this.limits = limits;
        this.rooms = rooms;
        this.presence = presence;
        this.namespace = namespace;
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
        if (request instanceof ClientRequest.Post post) {
            post(seat, post, reply);
        } else if (request instanceof ClientRequest.Edit edit) {
            edit(seat, edit, reply);
        } else if (request instanceof ClientRequest.Delete delete) {
            append(seat, new Draft.Delete(delete.room(), seat.member(), delete.target()), reply);
        } else if (request instanceof ClientRequest.History history) {
            history(seat, history, reply);
        } else if (request instanceof ClientRequest.Typing typing) {
            typing(seat, typing.room(), reply);
        } else if (request instanceof ClientRequest.SetPresence set) {
            loop.execute(() -> presence.set(seat.member().id(), set.state()));
            reply.send(new Answer.Done());
        } else if (request instanceof ClientRequest.Read read) {
            read(seat, read, reply);
        } else if (request instanceof ClientRequest.ListRooms) {
            reply.send(new Answer.Rooms(house.summaries()));
        } else if (request instanceof ClientRequest.ChangeRoom change) {
            loop.execute(() -> rooms.change(seat, change, reply));
        } else if (request instanceof ClientRequest.Join || request instanceof ClientRequest.Leave) {
            changeMembership(seat, request, reply);
        } else {
            reply.send(Answers.refused(Reason.UNKNOWN_EVENT));
        }
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
                    .map(file -> new NamedFile(file.hash(), FileName.clean(file.name(), limits.fileNameBytes())))
                    .toList();
            var draft =
                    new Draft.Post(post.room(), seat.member(), post.id(), good.value(), post.replyTo(), null, files);
            append(seat, draft, reply);
        } else {
            reply.send(Answers.badText(((RoomRules.Checked.Bad) text).reason(), rules));
        }
    }

    private void edit(Seat seat, ClientRequest.Edit edit, Reply reply) {
        RoomRules.Checked text = rules.text(edit.text());
        if (text instanceof RoomRules.Checked.Good good) {
            append(seat, new Draft.Edit(edit.room(), seat.member(), edit.target(), good.value()), reply);
        } else {
            reply.send(Answers.badText(((RoomRules.Checked.Bad) text).reason(), rules));
        }
    }

    private void append(Seat seat, Draft draft, Reply reply) {
        Optional<Answer> closed = closed(seat, draft.room());
        if (closed.isPresent()) {
            reply.send(closed.get());
        } else {
            log.append(draft).thenAcceptAsync(posting -> reply.send(Answers.of(posting)), loop);
        }
    }

    private void history(Seat seat, ClientRequest.History history, Reply reply) {
        Optional<LiveRoom> room = house.room(history.room());
        if (room.isEmpty()) {
            reply.send(Answers.refused(Reason.UNKNOWN_ROOM));
            return;
        } else if (seat.member().role() == Role.GUEST && !history.room().equals(RoomId.LOBBY)) {
            reply.send(Answers.refused(Reason.NOT_A_MEMBER));
            return;
        }
        HistoryRange asked = history.range();
        HistoryRange range =
                new HistoryRange(asked.direction(), asked.from(), Math.min(asked.limit(), limits.historyPage()));
        log.read(history.room(), range)
                .thenAcceptAsync(
                        reading -> reply.send(
                                Answers.page(room.get(), log.opening().epoch(), reading)),
                        loop);
    }

    private void typing(Seat seat, RoomId room, Reply reply) {
        Optional<Answer> closed = closed(seat, room);
        if (closed.isEmpty()) {
            var event = Seat.emission(new HostEvent.Typing(room, seat.member()));
            namespace
                    .to(Seat.channel(room))
                    .except(seat.socket())
                    .volatileOnly()
                    .emitAll(List.of(event));
        }
        reply.send(closed.orElseGet(Answer.Done::new));
    }

    private void read(Seat seat, ClientRequest.Read read, Reply reply) {
        Optional<Answer> closed = closed(seat, read.room());
        if (closed.isEmpty() && seat.member().role() != Role.GUEST) {
            loop.execute(() -> {
                if (house.markRead(seat.member().id(), read.room(), read.seq())) {
                    log.keepRead(seat.member().id(), read.room(), read.seq());
                }
            });
        }
        reply.send(closed.orElseGet(Answer.Done::new));
    }

    /** Why this seat may not do anything in the room; empty when it may. */
    private Optional<Answer> closed(Seat seat, RoomId room) {
        if (house.room(room).isEmpty()) {
            return Optional.of(Answers.refused(Reason.UNKNOWN_ROOM));
        }
        return seat.rooms().contains(room) ? Optional.empty() : Optional.of(Answers.refused(Reason.NOT_A_MEMBER));
    }
}
