package chat.hearth.chat;

import chat.hearth.chat.RoomTerms.Writers;
import org.jspecify.annotations.Nullable;

/**
 * All that counts, beside who it is, when somebody wants to do something.
 *
 * @param isLobby  whether the room is the lobby
 * @param isInside whether they are a member of the room
 * @param writers  who may write in the room
 * @param isOwn    whether the message is theirs
 * @param target   the role of the person it would be done to; null where it is done to nobody
 */
public record Situation(
        boolean isLobby,
        boolean isInside,
        Writers writers,
        boolean isOwn,
        @Nullable Role target) {
    /** Where neither room, message nor person matters. */
    public static final Situation ANYWHERE = new Situation(false, false, Writers.EVERYBODY, false, null);

    /** In a room; a message there is taken for their own until the log knows whose it is. */
    public static Situation in(RoomSummary room, boolean isInside) {
        return new Situation(
                room.id().equals(RoomId.LOBBY), isInside, room.terms().writers(), true, null);
    }

    /** With a message of a room in which they may do as much with their own. */
    public static Situation message(boolean isOwn) {
        return new Situation(false, true, Writers.EVERYBODY, isOwn, null);
    }

    /** With a person. */
    public static Situation with(Role target) {
        return new Situation(false, false, Writers.EVERYBODY, false, target);
    }
}
