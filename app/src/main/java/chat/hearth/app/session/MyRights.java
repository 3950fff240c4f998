package chat.hearth.app.session;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Member;
import chat.hearth.chat.Rights;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.Situation;
import org.jspecify.annotations.Nullable;

/**
 * What I may do, by the host's own {@link Rights}: so that what would be refused is not offered. Any thread.
 *
 * @param role null before the host has said who I am, when I may do nothing
 */
public record MyRights(@Nullable Role role) {
    /** The rights of whoever this is. */
    public static MyRights of(@Nullable Member me) {
        return new MyRights(me == null ? null : me.role());
    }

    /** Whether I may rename, remove, ban or give another role to somebody of this role. */
    public boolean may(Deed deed, Role target) {
        return may(deed, Situation.with(target));
    }

    /** Whether I may do what needs neither a room nor a person. */
    public boolean may(Deed deed) {
        return may(deed, Situation.ANYWHERE);
    }

    /** Whether I may do this in a room that I am in. */
    public boolean may(Deed deed, RoomId room, RoomTerms terms) {
        return may(deed, new Situation(room.equals(RoomId.LOBBY), true, terms.writers(), true, null));
    }

    /** Whether I may take away a message of a room that I am in. */
    public boolean mayDelete(boolean isOwn) {
        return may(Deed.DELETE, Situation.message(isOwn));
    }

    /** Whether a room's wait from one message to the next is for me, too. */
    public boolean waits() {
        return role != null && !Actor.of(role).isModerating();
    }

    private boolean may(Deed deed, Situation situation) {
        return role != null && Rights.of(deed, Actor.of(role), situation).isAllowed();
    }
}
