package chat.hearth.app.client.foreign;

import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one room of a server that keeps none: numbers what is heard and what is said, in the order in which it happens
 * here. Confined to the loop.
 */
final class ForeignRoom {
    /** Enough for any host's rules to call it the same log as before. */
    private static final String EPOCH = "local";

    /** After this a message counts as delivered though the server gave no sign: some answer no ping. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ServerAddress address;
    private final ForeignPeople people;
    private final LongSupplier newest;
    private final Loop loop;
    private final HostLink.Listener listener;
    private final Echoes echoes = new Echoes();
    private final Map<Long, UnderWay> underWay = new LinkedHashMap<>();
    private long lastNumber;
    private long head;

    private record UnderWay(ClientRequest.Post post, Consumer<Reply> then, Loop.Timer patience) {}

    ForeignRoom(
            ServerAddress address, ForeignPeople people, LongSupplier newest, Loop loop, HostLink.Listener listener) {
        this.address = address;
        this.people = people;
        this.newest = newest;
        this.loop = loop;
        this.listener = listener;
    }

    /** A connection stands: says what a host says first. */
    void connected() {
        head = newest.getAsLong();
        Member me = people.me();
        String path = address.namespace().equals("/") ? "" : address.namespace();
        String name = address.place() + path; // without the query, which may be a secret
        listener.received(new HostEvent.Welcome(
                address.toString(),
                name,
                EPOCH,
                me,
                null,
                null,
                List.of(new RoomSummary(RoomId.LOBBY, name, "", head)),
                List.of(RoomId.LOBBY),
                List.of(RoomId.LOBBY),
                Map.of(),
                List.of(),
                ClientLimits.DEFAULTS.withoutFiles(),
                DoorPolicy.OPEN));
    }

    /** Says something; it stands in the room once the server has it. */
    void post(ClientRequest.Post post, Wire wire, Consumer<Reply> then) {
        long number = ++lastNumber;
        echoes.said(post.text(), number, loop.nanoTime());
        underWay.put(number, new UnderWay(post, then, loop.after(PATIENCE, () -> delivered(number))));
        wire.send(post.text(), number);
    }

    void delivered(long number) {
        UnderWay done = underWay.remove(number);
        if (done == null) {
            return; // its echo, or the end of patience, came first
        }
        done.patience.cancel();
        Instant at = now();
        add(people.me(), done.post.id(), done.post.text(), at);
        done.then.accept(new Reply.Answered(new Answer.Stored(head, at)));
    }

    void heard(Heard message) {
        OptionalLong mine = echoes.match(message.text(), loop.nanoTime());
        if (mine.isPresent()) {
            delivered(mine.getAsLong());
        } else {
            add(people.author(message.author()), MessageId.random(), message.text(), now());
        }
    }

    private void add(Member author, MessageId id, String text, Instant at) {
        head++;
        listener.received(new HostEvent.Durable(new RoomEvent.Message(RoomId.LOBBY, head, at, author, id, text, null)));
    }

    private Instant now() {
        return loop.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nobody knows whether the server got what was under way. */
    void disconnected() {
        echoes.clear();
        List<UnderWay> lost = List.copyOf(underWay.values());
        underWay.clear();
        for (UnderWay one : lost) {
            one.patience.cancel();
            one.then.accept(new Reply.Unanswered(Reply.Cause.UNCERTAIN));
        }
    }
}
