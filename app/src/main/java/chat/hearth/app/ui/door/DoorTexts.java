package chat.hearth.app.ui.door;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.ui.shell.Texts;
import java.util.Optional;

/**
 * Why a host does not open, in words.
 *
 * @param sentence what is wrong
 * @param advice   the next step
 */
public record DoorTexts(String sentence, String advice) {
    static final String PASSWORD_NEEDED = "password-needed";
    static final String PASSWORD_WRONG = "password-wrong";
    static final String TOO_MANY_TRIES = "too-many-tries";
    private static final String INVITATION_NEEDED = "invitation-needed";
    private static final String INVITATION_BAD = "invitation-bad";
    private static final String BANNED = "banned";

    /** The words for a refusal of the door; empty for other refusals. */
    public static Optional<DoorTexts> of(Refusal refusal, Texts texts) {
        return switch (refusal.code()) {
            case PASSWORD_NEEDED -> words(texts.of("door.password-needed"), texts.of("door.password-needed.advice"));
            case PASSWORD_WRONG -> words(texts.of("door.password-wrong"), texts.of("door.password-needed.advice"));
            case TOO_MANY_TRIES -> words(texts.of("door.too-many-tries"), texts.of("door.too-many-tries.advice"));
            case INVITATION_NEEDED ->
                words(texts.of("door.invitation-needed"), texts.of("door.invitation-needed.advice"));
            case INVITATION_BAD -> words(texts.of("door.invitation-bad"), texts.of("door.invitation-bad.advice"));
            case BANNED -> words(texts.of("door.banned"), texts.of("door.banned.advice"));
            default -> Optional.empty();
        };
    }

    private static Optional<DoorTexts> words(String sentence, String advice) {
        return Optional.of(new DoorTexts(sentence, advice));
    }

    /** Whether a password may open the door. */
    public static boolean asksForPassword(Refusal refusal) {
        return switch (refusal.code()) {
            case PASSWORD_NEEDED, PASSWORD_WRONG, TOO_MANY_TRIES -> true;
            default -> false;
        };
    }

    /** Whether an invitation opens the door, and a password does not. */
    public static boolean asksForInvitation(Refusal refusal) {
        return refusal.code().equals(INVITATION_NEEDED) || refusal.code().equals(INVITATION_BAD);
    }
}
