package chat.hearth.server.gateway;

import chat.hearth.chat.LogState;
import chat.hearth.chat.LogState.KnownMember;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms, who is a member of which, and who has read what. Confined to the room loop but for {@link #room}. */
final class House {
    private final Map<RoomId, LiveRoom> rooms = new ConcurrentHashMap<>();
    private final Map<MemberId, Set<RoomId>> joined = new HashMap<>();
    private final Map<MemberId, Map<RoomId, Long>> reads = new HashMap<>();

    House(LogState opening) {
        opening.rooms().forEach(room -> rooms.put(room.id(), new LiveRoom(room)));
        for (KnownMember known : opening.members()) {
            MemberId id = known.member().id();
            if (!known.rooms().isEmpty()) {
                joined.put(id, new HashSet<>(known.rooms()));
            }
            if (!known.reads().isEmpty()) {
                reads.put(id, new HashMap<>(known.reads()));
            }
            for (RoomId room : known.rooms()) {
                room(room).ifPresent(live -> live.members().put(id, known.member()));
            }
        }
    }

    /** Any thread. */
    Optional<LiveRoom> room(RoomId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    Collection<LiveRoom> rooms() {
        return rooms.values();
    }

    /** All rooms, the lobby first and the others by name. Any thread. */
    List<RoomSummary> summaries() {
        return rooms.values().stream()
                .map(LiveRoom::summary)
                .sorted((a, b) -> {
                    boolean first = a.id().equals(RoomId.LOBBY);
                    boolean second = b.id().equals(RoomId.LOBBY);
                    return first == second ? a.name().compareToIgnoreCase(b.name()) : first ? -1 : 1;
                })
                .toList();
    }

    /** Takes in the next event of the log. */
    LiveRoom apply(RoomEvent event) {
        LiveRoom room = rooms.computeIfAbsent(event.room(), id -> new LiveRoom(new RoomSummary(id, id.value(), "", 0)));
        room.apply(event);
        if (event instanceof RoomEvent.Membership membership) {
            apply(membership);
        }
        return room;
    }

    private void apply(RoomEvent.Membership event) {
        Member subject = event.subject();
        if (event.change() == Change.JOINED) {
            joined.computeIfAbsent(subject.id(), id -> new HashSet<>()).add(event.room());
        } else if (event.isEnd()) {
            joined.computeIfPresent(subject.id(), (id, ofMember) -> {
                ofMember.remove(event.room());
                return ofMember.isEmpty() ? null : ofMember;
            });
        } else if (event.change() == Change.RENAMED || event.change() == Change.ROLE) {
            rooms.values().forEach(room -> room.members().replace(subject.id(), subject));
        }
    }

    Set<RoomId> joined(MemberId member) {
        return joined.getOrDefault(member, Set.of());
    }

    Map<RoomId, Long> reads(MemberId member) {
        return reads.getOrDefault(member, Map.of());
    }

    /** Moves a read mark on; answers whether that was news. */
    boolean markRead(MemberId member, RoomId room, long seq) {
        Map<RoomId, Long> ofMember = reads.computeIfAbsent(member, id -> new HashMap<>());
        Long before = ofMember.get(room);
        if (before != null && before >= seq) {
            return false;
        }
        ofMember.put(room, seq);
        return true;
    }
}
