package chat.hearth.discovery;

import java.net.InetAddress;
import java.util.List;

/** What was heard on the network. */
public sealed interface Sighting {
    /** Where it was heard and under which name; the same for the first word of a host and its last. */
    Source source();

    /**
     * A host is there, or says something new.
     *
     * @param addresses where it says that it is; not empty, at most {@value Browser#MOST_ADDRESSES}
     */
    record Seen(Source source, Announcement announcement, List<InetAddress> addresses) implements Sighting {
        public Seen {
            addresses = List.copyOf(addresses);
        }
    }

    /** A host has said that it leaves, or has not been heard for too long, or the link is gone. */
    record Gone(Source source) implements Sighting {}

    /**
     * Tells one service from another.
     *
     * @param link     the address of this machine where it was heard
     * @param instance the name of the service instance
     */
    record Source(InetAddress link, String instance) {}
}
