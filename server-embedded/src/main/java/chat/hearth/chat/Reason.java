package chat.hearth.chat;

import java.util.Optional;

/** Why something was refused. The word stands on the wire; the sentence is made where it is shown or answered. */
public enum Reason {
    BAD_REQUEST("bad-request"),
    UNKNOWN_EVENT("unknown-event"),
    UNKNOWN_ROOM("unknown-room"),
    UNKNOWN_MESSAGE("unknown-message"),
    UNKNOWN_MEMBER("unknown-member"),
    UNKNOWN_FILE("unknown-file"),
    NOT_A_MEMBER("not-a-member"),
    FORBIDDEN("forbidden"),
    CONFLICT("conflict"),
    TOO_LONG("too-long"),
    EMPTY("empty"),
    NAME_TAKEN("name-taken"),
    PASSWORD_NEEDED("password-needed"),
    PASSWORD_WRONG("password-wrong"),
    INVITATION_NEEDED("invitation-needed"),
    /** Unknown, expired, used up or revoked: a stranger is not told which. */
    INVITATION_BAD("invitation-bad"),
    TOO_MANY_TRIES("too-many-tries"),
    BANNED("banned"),
    RATE_LIMITED("rate-limited"),
    STORAGE_FULL("storage-full"),
    STORAGE_FAILED("storage-failed"),
    BUSY("busy");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /** The error code on the wire. */
    public String word() {
        return word;
    }

    /** The reason of a wire word; empty when it is not known here, as from a newer host. */
    public static Optional<Reason> ofWord(String word) {
        for (Reason reason : values()) {
            if (reason.word.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
