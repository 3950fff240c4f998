package chat.hearth.server.door;

import java.time.Instant;

/**
 * An invitation as it stands.
 *
 * @param used    how many have come by it
 * @param revoked whether it was taken back
 */
public record Invitation(String id, InvitationTerms terms, Instant made, int used, boolean revoked) {
    /** Whether somebody could come by it now. */
    public boolean holds(Instant now) {
        Instant expires = terms.expires();
        return !revoked && used < terms.uses() && (expires == null || now.isBefore(expires));
    }
}
