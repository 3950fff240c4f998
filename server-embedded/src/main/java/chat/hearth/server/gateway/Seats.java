package chat.hearth.server.gateway;

import chat.hearth.chat.MemberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The connections of each person who is here. Confined to the room loop. */
final class Seats {
    private final Map<MemberId, Set<Seat>> seats = new HashMap<>();
    private int count;

    void add(Seat seat) {
        seats.computeIfAbsent(seat.member().id(), id -> new HashSet<>()).add(seat);
        count++;
    }

    /** Answers whether it was the last one of this person. */
    boolean remove(Seat seat) {
        MemberId id = seat.member().id();
        Set<Seat> ofMember = seats.getOrDefault(id, Set.of());
        if (ofMember.remove(seat)) {
            count--;
        }
        if (ofMember.isEmpty()) {
            seats.remove(id);
        }
        return ofMember.isEmpty();
    }

    /** A copy: what is done to seats may end them. */
    Set<Seat> of(MemberId member) {
        return Set.copyOf(seats.getOrDefault(member, Set.of()));
    }

    /** How many there are, of all people. */
    int count() {
        return count;
    }
}
