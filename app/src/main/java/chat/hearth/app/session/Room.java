package chat.hearth.app.session;

import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A room as this session knows it. Confined to the session's executor. */
final class Room {
    /** Nobody knows yet how far I have read. */
    static final long UNKNOWN = -1;

    final RoomId id;
    String name;
    String topic = "";
    RoomTerms terms = RoomTerms.OPEN;

    /** When the host takes the next message of mine, where it makes me wait; null when it does not. */
    @Nullable
    Instant nextPost;

    boolean joined;

    /** The newest sequence that the host has. */
    long head;

    /** The part of the log that is here, without a gap; both are 0 when nothing is. */
    long low;

    long high;
    long readUpTo = UNKNOWN;

    /** Whether I set the mark back by hand, which a mark that the host kept must not undo. */
    boolean markedUnread;

    int unread;
    int mentions;
    boolean hasDraft;

    /** Whether a request for a missing part is on its way. */
    boolean fetching;

    /** Whether the store has an older state of this room. */
    boolean changed;

    Room(RoomId id) {
        this.id = id;
        this.name = id.value();
    }

    boolean isEmpty() {
        return high == 0;
    }

    RoomState state() {
        return new RoomState(
                id,
                name,
                topic,
                joined,
                head,
                Math.max(0, readUpTo),
                joined ? unread : 0,
                joined ? mentions : 0,
                hasDraft,
                terms,
                nextPost);
    }
}
