package chat.hearth.app.hosting;

import java.time.Instant;

/**
 * A session that was heard of or has answered. What is said of it is a hint: nobody vouches for it.
 *
 * @param key     tells it from all others that are listed; two sessions of the same name have two
 * @param name    what people call it, on one line
 * @param host    what its computer is called, on one line; empty when that is not known
 * @param address where to join it, {@code host:port}
 * @param seen    when it was last heard or has answered
 */
public record NearbySession(String key, String name, String host, String address, int people, Door door, Instant seen) {
    /** What it takes to come in. */
    public enum Door {
        OPEN,
        PASSWORD
    }
}
