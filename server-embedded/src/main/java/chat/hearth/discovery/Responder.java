package chat.hearth.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;

/** Speaks mDNS from one address of this machine. Confined to the thread of its link; calls may take seconds. */
interface Responder {
    /** Announces a session, or what has changed of the one that is announced. */
    void announce(Announcement announcement) throws IOException;

    /** Begins to look for sessions. The listener is called on a thread of the responder's own. */
    void listen(Consumer<Sighting> listener);

    /** Withdraws what was announced, and leaves the group. */
    void close();

    /** Makes responders. */
    @FunctionalInterface
    interface Opener {
        /**
         * Joins the group.
         *
         * @throws IOException when nothing can be sent or received there
         */
        Responder open(InetAddress address) throws IOException;
    }
}
