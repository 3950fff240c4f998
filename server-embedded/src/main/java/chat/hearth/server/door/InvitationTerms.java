package chat.hearth.server.door;

import chat.hearth.chat.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation is good for.
 *
 * @param room    where those who are invited are led; null for wherever they like. They are not kept to it
 * @param expires null for never
 * @param uses    how many new people may come by it
 * @param label   for the person who hosts, to tell it from others; may be empty, at most {@value #LABEL_LENGTH} UTF-16 units
 */
public record InvitationTerms(
        @Nullable RoomId room, @Nullable Instant expires, int uses, String label) {
    /** For {@link #uses}: as many as like to. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Longest label, in UTF-16 units. */
    public static final int LABEL_LENGTH = 64;

    /** @throws IllegalArgumentException when nobody could come by it, or when the label is too long */
    public InvitationTerms {
        if (uses < 1) {
            throw new IllegalArgumentException("an invitation is for one person or more");
        } else if (label.length() > LABEL_LENGTH) {
            throw new IllegalArgumentException("the label is too long");
        }
    }
}
