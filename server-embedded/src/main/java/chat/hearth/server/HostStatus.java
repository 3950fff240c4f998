package chat.hearth.server;

import java.time.Instant;
import java.util.List;

/**
 * What the person who hosts sees.
 *
 * @param connections open chat connections
 * @param people      different people who are connected
 * @param recent      the newest notable happenings, oldest first; at most 200
 */
public record HostStatus(int connections, int people, List<Happening> recent) {
    public HostStatus {
        recent = List.copyOf(recent);
    }

    /**
     * Something worth a line in the window and in the log.
     *
     * @param key  which sentence it is: {@code connected}, {@code disconnected}, {@code refused}, {@code error} …
     * @param who  name or address of the person, cleaned of control characters
     * @param what detail, or empty
     */
    public record Happening(Instant at, String key, String who, String what) {}
}
