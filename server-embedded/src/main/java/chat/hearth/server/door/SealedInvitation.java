package chat.hearth.server.door;

/**
 * An invitation as it is kept.
 *
 * @param hash SHA-256 of its token, in hexadecimal
 */
public record SealedInvitation(Invitation invitation, String hash) {}
