package chat.hearth.app.client;

import org.jspecify.annotations.Nullable;

/**
 * What opens a host's door to this person. Secrets: held for as long as it takes to come in, and neither kept nor logged.
 *
 * @param password   as the host gave it away; null for none
 * @param invitation the token of an invitation; null for none
 */
public record Credentials(
        @Nullable String password, @Nullable String invitation) {
    /** For an open door, or for one that knows this person. */
    public static final Credentials NONE = new Credentials(null, null);

    public static Credentials ofPassword(String password) {
        return new Credentials(password, null);
    }

    @Override
    public String toString() {
        return "Credentials"; // they are secrets
    }
}
