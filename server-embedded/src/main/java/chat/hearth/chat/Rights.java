package chat.hearth.chat;

import chat.hearth.chat.RoomTerms.Writers;

/**
 * Who may do what: the one place that decides it. The host outranks moderators, they outrank members, and these outrank
 * guests; nobody acts on somebody of their own rank or a higher one. Pure; any thread.
 */
public final class Rights {
    private Rights() {}

    /** Whether the actor may do this in this situation. */
    public static Verdict of(Deed deed, Actor actor, Situation situation) {
        return switch (deed) {
            case LIST_ROOMS -> Verdict.ALLOWED;
            case SHOW_PRESENCE -> role(actor.isConnected());
            case CREATE_ROOM -> role(actor.isAtHome());
            case RENAME_ONESELF -> role(actor.hasName());
            case LIST_BANS -> role(actor.isModerating());
            case UPLOAD, DOWNLOAD -> role(actor.hasName() || actor == Actor.WEBHOOK);
            case JOIN -> role(actor.hasName() || (actor == Actor.PLAIN && situation.isLobby()));
            case READ_HISTORY -> readHistory(actor, situation);
            case LEAVE -> actor.hasName() ? inside(situation) : Verdict.NOT_FOR_ROLE;
            case MARK_READ -> actor.isConnected() ? inside(situation) : Verdict.NOT_FOR_ROLE;
            case POST -> post(actor, situation);
            case TYPE -> actor.isConnected() ? write(actor, situation) : Verdict.NOT_FOR_ROLE;
            case EDIT -> edit(actor, situation);
            case DELETE -> delete(actor, situation);
            case DESCRIBE_ROOM -> actor.isAtHome() ? write(actor, situation) : Verdict.NOT_FOR_ROLE;
            case SET_TERMS -> actor.isModerating() ? inside(situation) : Verdict.NOT_FOR_ROLE;
            case RENAME_OTHER, KICK, BAN, UNBAN -> actUpon(actor, situation);
            case SET_ROLE -> setRole(actor, situation);
        };
    }

    private static Verdict role(boolean isEnough) {
        return isEnough ? Verdict.ALLOWED : Verdict.NOT_FOR_ROLE;
    }

    private static Verdict inside(Situation situation) {
        return situation.isInside() ? Verdict.ALLOWED : Verdict.NOT_INSIDE;
    }

    private static Verdict readHistory(Actor actor, Situation situation) {
        if (actor.isAtHome() || situation.isLobby()) {
            return Verdict.ALLOWED;
        } else if (actor == Actor.GUEST) {
            return inside(situation);
        }
        return Verdict.LOBBY_ONLY;
    }

    private static Verdict post(Actor actor, Situation situation) {
        if (actor == Actor.WEBHOOK) {
            return Verdict.ALLOWED; // the host gave out its token for this
        } else if (actor == Actor.VISITOR) {
            return situation.isLobby() ? writing(actor, situation) : Verdict.LOBBY_ONLY;
        }
        return write(actor, situation);
    }

    private static Verdict write(Actor actor, Situation situation) {
        return situation.isInside() ? writing(actor, situation) : Verdict.NOT_INSIDE;
    }

    private static Verdict writing(Actor actor, Situation situation) {
        return situation.writers() == Writers.EVERYBODY || actor.isModerating()
                ? Verdict.ALLOWED
                : Verdict.MODERATORS_WRITE;
    }

    private static Verdict edit(Actor actor, Situation situation) {
        if (!actor.isConnected()) {
            return Verdict.NOT_FOR_ROLE;
        }
        Verdict written = write(actor, situation);
        return written.isAllowed() && !situation.isOwn() ? Verdict.NOT_OWN : written;
    }

    /** To take away what one wrote is no writing. */
    private static Verdict delete(Actor actor, Situation situation) {
        if (!actor.isConnected()) {
            return Verdict.NOT_FOR_ROLE;
        } else if (!situation.isInside()) {
            return Verdict.NOT_INSIDE;
        }
        return situation.isOwn() || actor.isModerating() ? Verdict.ALLOWED : Verdict.NOT_OWN;
    }

    private static Verdict actUpon(Actor actor, Situation situation) {
        if (!actor.isModerating()) {
            return Verdict.NOT_FOR_ROLE;
        }
        return situation.target() != null && actor.outranks(situation.target()) ? Verdict.ALLOWED : Verdict.OUTRANKED;
    }

    private static Verdict setRole(Actor actor, Situation situation) {
        if (actor != Actor.HOST) {
            return Verdict.NOT_FOR_ROLE;
        } else if (situation.target() == Role.GUEST) {
            return Verdict.STAYS_GUEST;
        }
        return actUpon(actor, situation);
    }
}
