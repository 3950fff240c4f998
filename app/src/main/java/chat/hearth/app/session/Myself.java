package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.protocol.chat.HostEvent;

/** Who I am in the session, which the host decides. Confined to the session's executor. */
final class Myself {
    private final SessionConfig config;
    private final SessionMemory memory;
    private final ObservedValue<SessionInfo> info;
    private String name;

    Myself(SessionConfig config, SessionMemory memory, ObservedValue<SessionInfo> info) {
        this.config = config;
        this.memory = memory;
        this.info = info;
        this.name = config.name();
    }

    /** Whoever I was when the store was written. */
    void load() {
        info.set(new SessionInfo(memory.sessionName(), memory.me(), memory.limits()));
    }

    void welcomed(HostEvent.Welcome welcome) {
        memory.keep(welcome);
        info.set(new SessionInfo(welcome.sessionName(), welcome.you(), welcome.limits()));
    }

    /** From now on I go by this name and have this role. */
    void become(Member me) {
        if (!me.name().equals(member().name())) {
            name = me.name(); // else the next connection would take it back
        }
        memory.keep(me);
        SessionInfo before = info.get();
        info.set(new SessionInfo(before.name(), me, before.limits()));
    }

    /** Notes who sends me away, when that is what happened. */
    void heard(RoomEvent event) {
        if (event instanceof RoomEvent.Membership membership
                && (membership.change() == Change.REMOVED || membership.change() == Change.BANNED)
                && membership.subject().id().equals(member().id())) {
            SessionInfo before = info.get();
            info.set(new SessionInfo(
                    before.name(),
                    before.me(),
                    before.limits(),
                    membership.author().name()));
        }
    }

    /** The name to come in with. */
    String name() {
        return name;
    }

    /** Me, as the host knows me; before it does, as I call myself. */
    Member member() {
        Member me = info.get().me();
        return me == null ? new Member(new MemberId("me"), config.name(), Role.MEMBER) : me;
    }
}
