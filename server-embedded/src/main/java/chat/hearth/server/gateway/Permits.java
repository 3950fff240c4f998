package chat.hearth.server.gateway;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Rights;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.Situation;
import chat.hearth.chat.Verdict;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.util.Optional;

/** Asks {@link Rights} about every request, and says no where it does. Any thread. */
final class Permits {
    private final House house;

    Permits(House house) {
        this.house = house;
    }

    /** Why this seat may not do this in the room; empty when it may. */
    Optional<Answer> refusal(Seat seat, ClientRequest request, RoomId id) {
        Optional<LiveRoom> room = house.room(id);
        if (room.isEmpty()) {
            return Optional.of(Answers.refused(Reason.UNKNOWN_ROOM));
        }
        boolean isInside = seat.rooms().contains(id);
        return refusal(seat, request, Situation.in(room.get().summary(), isInside));
    }

    /** Why this seat may not do this in an existing room, or to somebody; empty when it may. */
    Optional<Answer> refusal(Seat seat, ClientRequest request, Situation situation) {
        return refusal(seat, request, situation, true);
    }

    /** Why this seat may not make a room; empty when it may. */
    Optional<Answer> refusalOfNewRoom(Seat seat, ClientRequest.Join request) {
        return refusal(seat, request, Situation.ANYWHERE, false);
    }

    private static Optional<Answer> refusal(Seat seat, ClientRequest request, Situation situation, boolean isThere) {
        for (Deed deed : Deeds.of(request, seat.member().id(), isThere)) {
            Optional<Answer> refusal = refusal(deed, seat.actor(), situation);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** Why the actor may not do this; empty when they may. */
    static Optional<Answer> refusal(Deed deed, Actor actor, Situation situation) {
        Verdict verdict = Rights.of(deed, actor, situation);
        return verdict.isAllowed() ? Optional.empty() : Optional.of(Answers.refused(verdict));
    }
}
