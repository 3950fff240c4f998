package chat.hearth.server.gateway;

import chat.hearth.chat.MemberId;
import java.util.function.Consumer;

/** Who may not come in, for whatever lets people in. Any thread. */
public interface Bans {
    /** Whether nothing that this person shows is good for anything. */
    boolean isBanned(MemberId member);

    /** Calls the listener on the room loop once somebody is banned, so that what they were given can be made void. */
    void onBan(Consumer<MemberId> listener);
}
