package chat.hearth.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a host must know of its log before it lets people in.
 *
 * @param sessionId names the session for good
 * @param epoch     changes whenever the log was restored from elsewhere
 */
public record LogState(String sessionId, String epoch, List<RoomSummary> rooms, List<KnownMember> members) {
    public LogState {
        rooms = List.copyOf(rooms);
        members = List.copyOf(members);
    }

    /**
     * Somebody who has been here.
     *
     * @param member   as they were last
     * @param keepsName whether nobody else may take the name
     * @param rooms    the rooms they are a member of
     * @param reads    up to where they have read each room
     */
    public record KnownMember(Member member, boolean keepsName, Set<RoomId> rooms, Map<RoomId, Long> reads) {
        public KnownMember {
            rooms = Set.copyOf(rooms);
            reads = Map.copyOf(reads);
        }
    }
}
