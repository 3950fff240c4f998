package chat.hearth.server.door;

import chat.hearth.chat.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a knock was answered with. */
public sealed interface Verdict {
    /** They may come in. */
    record Open(Grant grant) implements Verdict {}

    /**
     * They may not.
     *
     * @param retryAfter null when waiting does not help
     */
    record Shut(Reason reason, @Nullable Duration retryAfter) implements Verdict {
        Shut(Reason reason) {
            this(reason, null);
        }
    }

    /** By what they may come in; counted once they do. */
    sealed interface Grant {
        /** By nothing that has to be remembered. */
        record Free() implements Grant {}

        /** By the password that was this when they said it. */
        record ByPassword(Password password) implements Grant {}

        record ByInvitation(String hash) implements Grant {
            @Override
            public String toString() {
                return "ByInvitation";
            }
        }
    }
}
