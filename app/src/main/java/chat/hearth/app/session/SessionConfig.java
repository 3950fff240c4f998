package chat.hearth.app.session;

import chat.hearth.app.client.HostAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who joins which host.
 *
 * @param name  what others shall see
 * @param token shown to the host to be the same person as before; null to use the one that this host gave last time
 * @param data  the app's data directory; the session's store is made in it
 */
public record SessionConfig(
        HostAddress address, String name, @Nullable String token, Path data) {
    @Override
    public String toString() {
        return "SessionConfig[" + address + "]"; // the token is a secret
    }
}
