package chat.hearth.server.door;

/**
 * A new invitation.
 *
 * @param id    names it to the person who hosts
 * @param token 22 characters that let somebody in; kept nowhere but in links
 */
public record Invited(String id, String token) {
    @Override
    public String toString() {
        return "Invited[" + id + "]"; // the token is a secret
    }
}
