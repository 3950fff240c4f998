package chat.hearth.protocol.chat;

import java.util.Locale;
import java.util.Optional;

/** Whether somebody is there. */
public enum PresenceState {
    ONLINE,
    AWAY,
    OFFLINE;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a wire word; empty when there is none. */
    public static Optional<PresenceState> ofWord(String word) {
        for (PresenceState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
