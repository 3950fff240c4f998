package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.protocol.chat.ClientLimits;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the session as a whole.
 *
 * @param name the session's name; empty until the first welcome
 * @param me   who I am here; null until the first welcome
 * @param sentAwayBy who removed or banned me since the last welcome, by name; null when nobody did, or it is not known
 */
public record SessionInfo(
        String name,
        @Nullable Member me,
        ClientLimits limits,
        @Nullable String sentAwayBy) {
    /** Nobody sent me away. */
    public SessionInfo(String name, @Nullable Member me, ClientLimits limits) {
        this(name, me, limits, null);
    }
}
