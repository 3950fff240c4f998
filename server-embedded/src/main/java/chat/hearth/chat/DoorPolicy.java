package chat.hearth.chat;

import java.util.Locale;
import java.util.Optional;

/** Who may come into a session. */
public enum DoorPolicy {
    /** Everybody. */
    OPEN,
    /** Whoever knows the password, or was invited. */
    PASSWORD,
    /** Whoever was invited. */
    INVITATION;

    /** The word on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of a word; empty when there is none. */
    public static Optional<DoorPolicy> ofWord(String word) {
        for (DoorPolicy policy : values()) {
            if (policy.word().equals(word)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
