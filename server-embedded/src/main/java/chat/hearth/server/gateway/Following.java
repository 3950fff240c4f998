package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.HostEvent.Gone.Cause;
import chat.hearth.server.Sentences;

/**
 * Lets all connections of a person follow what the log says of them: they join and leave together, have one name and one role, and
 * go together when the person has to. Confined to the room loop.
 */
final class Following {
    private final Seats seats;
    private final NameBook names;
    private final PresenceBoard presence;
    private final Tickets tickets;

    Following(Seats seats, NameBook names, PresenceBoard presence, Tickets tickets) {
        this.seats = seats;
        this.names = names;
        this.presence = presence;
        this.tickets = tickets;
    }

    /** Before the event is told; whoever asked to join hears the room with its page. */
    void before(RoomEvent event) {
        if (!(event instanceof RoomEvent.Membership it)) {
            return;
        }
        if (it.change() == Change.JOINED) {
            seats.of(it.author().id()).stream()
                    .filter(seat -> !seat.entering().contains(event.room()))
                    .forEach(seat -> {
                        seat.rooms().add(event.room());
                        seat.hear(event.room());
                    });
        } else if (it.change() == Change.RENAMED || it.change() == Change.ROLE) {
            become(it.subject());
        }
    }

    /** The event comes once for each room of theirs, and is news once. */
    private void become(Member now) {
        if (names.keeps(now.id())) {
            names.keep(now);
        }
        presence.update(now);
        tickets.update(now);
        for (Seat seat : seats.of(now.id())) {
            Member before = seat.member();
            if (!before.equals(now)) {
                if (names.claim(now)) {
                    names.release(before);
                    seat.become(now);
                }
                seat.emit(new HostEvent.You(seat.member()));
            }
        }
    }

    /** After the event was told. */
    void after(RoomEvent event) {
        if (!(event instanceof RoomEvent.Membership it) || !it.isEnd()) {
            return;
        }
        for (Seat seat : seats.of(it.subject().id())) {
            seat.rooms().remove(event.room());
            seat.behind().remove(event.room());
            seat.stopHearing(event.room());
            if (it.change() == Change.REMOVED) {
                sendAway(seat, Cause.REMOVED, it.author());
            } else if (it.change() == Change.BANNED) {
                sendAway(seat, Cause.BANNED, it.author());
            }
        }
    }

    /** Tells somebody that they have to go, and closes their connection once they have heard it. */
    static void sendAway(Seat seat, Cause cause, Member by) {
        if (seat.isSentAway()) {
            return;
        }
        seat.sendAway();
        seat.rooms().clear();
        String sentence = Sentences.of("gone." + cause.word(), by.name());
        seat.emit(new HostEvent.Gone(cause, sentence));
        if (seat.visitor().isPlain()) {
            PlainClients.tellTrouble(seat, sentence);
        }
        seat.socket().disconnect(); // says goodbye too, so that clients do not come back by themselves
        var unused = seat.socket().flushed().thenRun(seat.socket()::close);
    }
}
