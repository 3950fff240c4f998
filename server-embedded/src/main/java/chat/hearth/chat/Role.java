package chat.hearth.chat;

import java.util.Locale;
import java.util.Optional;

/** What a person may do in a session, from most to least. */
public enum Role {
    HOST,
    MODERATOR,
    MEMBER,
    GUEST;

    /** The word that stands for this role on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a wire word; empty when there is none. */
    public static Optional<Role> ofWord(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
