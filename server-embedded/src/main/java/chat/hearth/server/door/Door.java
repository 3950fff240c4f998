package chat.hearth.server.door;

import chat.hearth.chat.DoorPolicy;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The door of a host, for the person who hosts. Whoever is in stays in; whoever was let in by a password or an invitation comes
 * back without either. Everything is kept in the host's store. Any thread; nothing blocks.
 */
public interface Door {
    DoorPolicy policy();

    /**
     * Lets in others from now on. Completes once it is stored, or with an exception when it could not be: it holds all the
     * same until the host stops.
     *
     * @throws IllegalStateException when a password is to be asked for and there is none
     */
    CompletionStage<Void> setPolicy(DoorPolicy policy);

    boolean hasPassword();

    /**
     * Makes this the password, and voids what another one gave; does nothing when it is the password already. Takes about half
     * a second, elsewhere; completes once it holds and is stored, or with an exception as {@link #setPolicy} does.
     *
     * @param password 1 to {@value Password#MAX_LENGTH} UTF-16 units; copied, so that the caller can wipe it
     * @throws IllegalArgumentException when it is empty or too long
     */
    CompletionStage<Void> setPassword(char[] password);

    /** Invites somebody; the token is told this once. At most 1,000 are kept: the oldest makes room, a void one first. */
    Invited invite(InvitationTerms terms);

    /** All invitations, the newest first. */
    List<Invitation> invitations();

    /** Makes an invitation void. Those who came by it stay. Does nothing when there is none of this id. */
    CompletionStage<Void> revoke(String id);

    /** Lets those try again who gave too many wrong passwords. */
    void forgetTries();
}
