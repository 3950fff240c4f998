package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomTerms;

/** What somebody may do, by the host's own rules: so that what would be refused is not offered. Pure; any thread. */
public final class Rights {
    private Rights() {}

    /** Whether I may rename, remove or ban this person. */
    public static boolean over(Member me, Member person) {
        return me.role().compareTo(Role.MODERATOR) <= 0 && me.role().compareTo(person.role()) < 0;
    }

    /** Whether I may give this person that role. */
    public static boolean give(Member me, Member person, Role role) {
        return me.role() == Role.HOST
                && ((role == Role.MODERATOR && person.role() == Role.MEMBER)
                        || (role == Role.MEMBER && person.role() == Role.MODERATOR));
    }

    public static boolean seeBans(Member me) {
        return me.role().compareTo(Role.MODERATOR) <= 0;
    }

    public static boolean changeRooms(Member me) {
        return me.role().compareTo(Role.MODERATOR) <= 0;
    }

    /** Whether I may say something in a room of these terms. */
    public static boolean write(Member me, RoomTerms terms) {
        return terms.writers() == RoomTerms.Writers.EVERYBODY || !waits(me);
    }

    /** Whether the terms' wait is for me, too. */
    public static boolean waits(Member me) {
        return me.role().compareTo(Role.MODERATOR) > 0;
    }
}
