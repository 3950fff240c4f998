package chat.hearth.server.door;

import chat.hearth.chat.MemberId;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param member     who they have shown themselves to be; null for somebody nobody has seen before
 * @param password   null when they said none
 * @param invitation null when they showed none
 */
public record Knock(
        @Nullable MemberId member,
        @Nullable String password,
        @Nullable String invitation,
        InetAddress address) {
    @Override
    public String toString() {
        return "Knock[" + address + "]"; // the rest is secrets
    }
}
