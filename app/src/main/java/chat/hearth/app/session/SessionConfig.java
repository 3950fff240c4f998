package chat.hearth.app.session;

import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.Identity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who joins what.
 *
 * @param name     what others shall see
 * @param token    shown to the host to be the same person as before; null to use the one that this host gave last time
 * @param identity shown to a host that gave no token yet; null for none
 * @param credentials what opens the door the first time
 * @param stranger how somebody is called of whom a server tells no name
 * @param data     the app's data directory; the session's store is made in it
 */
public record SessionConfig(
        Destination destination,
        String name,
        @Nullable String token,
        @Nullable Identity identity,
        Credentials credentials,
        String stranger,
        Path data) {
    /** For a door that is open, as somebody whom the host gives a token. */
    public SessionConfig(Destination destination, String name, @Nullable String token, String stranger, Path data) {
        this(destination, name, token, null, Credentials.NONE, stranger, data);
    }

    /** For a host of Hearth's own, which names everybody. */
    public SessionConfig(HostAddress address, String name, @Nullable String token, Path data) {
        this(Destination.hearth(address), name, token, "", data);
    }

    @Override
    public String toString() {
        return "SessionConfig[" + destination.address().place() + "]"; // the token is a secret, a query may hold one
    }
}
