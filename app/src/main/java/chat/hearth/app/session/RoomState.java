package chat.hearth.app.session;

import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as it stands in the list.
 *
 * @param joined   whether I am a member
 * @param readUpTo highest sequence that I have read
 * @param unread   how many messages of others came after that
 * @param mentions how many of these name me
 * @param hasDraft whether something unsent stands in the composer
 * @param terms    who may write, and how often
 * @param nextPost when the host takes my next message, by this computer's clock; null when it does not make me wait
 */
public record RoomState(
        RoomId id,
        String name,
        String topic,
        boolean joined,
        long head,
        long readUpTo,
        int unread,
        int mentions,
        boolean hasDraft,
        RoomTerms terms,
        @Nullable Instant nextPost) {
    /** A room in which everybody writes as often as they like. */
    public RoomState(
            RoomId id,
            String name,
            String topic,
            boolean joined,
            long head,
            long readUpTo,
            int unread,
            int mentions,
            boolean hasDraft) {
        this(id, name, topic, joined, head, readUpTo, unread, mentions, hasDraft, RoomTerms.OPEN, null);
    }
}
