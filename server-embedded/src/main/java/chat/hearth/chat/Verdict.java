package chat.hearth.chat;

/** What {@link Rights} says to something that somebody wants to do. */
public enum Verdict {
    ALLOWED(Reason.FORBIDDEN),
    /** It takes a member of the room. */
    NOT_INSIDE(Reason.NOT_A_MEMBER),
    /** It takes another role. */
    NOT_FOR_ROLE(Reason.FORBIDDEN),
    /** Only moderators write in the room. */
    MODERATORS_WRITE(Reason.FORBIDDEN),
    /** It is somebody else's message. */
    NOT_OWN(Reason.FORBIDDEN),
    /** Whom it would be done to has the same role or a higher one. */
    OUTRANKED(Reason.FORBIDDEN),
    /** Guests get no other role. */
    STAYS_GUEST(Reason.FORBIDDEN),
    /** Whoever has not joined can read the lobby alone. */
    LOBBY_ONLY(Reason.NOT_A_MEMBER);

    private final Reason reason;

    Verdict(Reason reason) {
        this.reason = reason;
    }

    public boolean isAllowed() {
        return this == ALLOWED;
    }

    /** The error code of a refusal. */
    public Reason reason() {
        return reason;
    }
}
