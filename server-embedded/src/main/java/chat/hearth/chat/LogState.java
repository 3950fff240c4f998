package chat.hearth.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a host must know of its log before it lets people in.
 *
 * @param sessionId names the session for good
 * @param epoch     changes whenever the log was restored from elsewhere
 * @param bans      the oldest first
 * @param standings of those who have any
 */
public record LogState(
        String sessionId,
        String epoch,
        List<RoomSummary> rooms,
        List<KnownMember> members,
        List<Ban> bans,
        Map<MemberId, Standing> standings) {
    public LogState {
        rooms = List.copyOf(rooms);
        members = List.copyOf(members);
        bans = List.copyOf(bans);
        standings = Map.copyOf(standings);
    }

    /**
     * What was made of somebody who has been here.
     *
     * @param isModerator whether the host made them one
     * @param formerNames the names that they had before they got other ones, the oldest first; at most
     *                    {@value #MOST_FORMER_NAMES}
     */
    public record Standing(boolean isModerator, List<String> formerNames) {
        /** More former names than these are forgotten. */
        public static final int MOST_FORMER_NAMES = 16;

        public Standing {
            formerNames = List.copyOf(formerNames);
        }
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
