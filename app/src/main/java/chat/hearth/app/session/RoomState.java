package chat.hearth.app.session;

import chat.hearth.chat.RoomId;

/**
 * A room as it stands in the list.
 *
 * @param joined   whether I am a member
 * @param readUpTo highest sequence that I have read
 * @param unread   how many messages of others came after that
 * @param mentions how many of these name me
 * @param hasDraft whether something unsent stands in the composer
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
        boolean hasDraft) {}
