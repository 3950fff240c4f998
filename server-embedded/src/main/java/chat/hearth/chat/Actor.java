package chat.hearth.chat;

/** Who asks for something: a person by their role and how they came, or a program that is not connected. */
public enum Actor {
    HOST,
    MODERATOR,
    MEMBER,
    /** Somebody with a name who is no more than a guest. */
    GUEST,
    /** A client that said nothing of itself, for as long as it is connected. */
    PLAIN,
    /** A program that the host trusts, by HTTP. */
    WEBHOOK,
    /** Anybody else, by HTTP. */
    VISITOR;

    /** A person with a name. */
    public static Actor of(Role role) {
        return switch (role) {
            case HOST -> HOST;
            case MODERATOR -> MODERATOR;
            case MEMBER -> MEMBER;
            case GUEST -> GUEST;
        };
    }

    /** Whether this is the host or a moderator. */
    public boolean isModerating() {
        return this == HOST || this == MODERATOR;
    }

    /** Whether this is more than a guest. */
    boolean isAtHome() {
        return isModerating() || this == MEMBER;
    }

    /** Whether this is somebody whom the session knows again. */
    boolean hasName() {
        return isAtHome() || this == GUEST;
    }

    boolean isConnected() {
        return hasName() || this == PLAIN;
    }

    /** Whether somebody of this role is below. The host and moderators alone are above anybody. */
    boolean outranks(Role role) {
        return switch (this) {
            case HOST -> role != Role.HOST;
            case MODERATOR -> role == Role.MEMBER || role == Role.GUEST;
            default -> false;
        };
    }
}
