package chat.hearth.app.hosting;

import chat.hearth.app.session.Subscription;
import java.util.List;
import java.util.function.Consumer;

/** Follows by which addresses this machine can be reached; a test hands in its own. */
@FunctionalInterface
interface OwnAddresses {
    /**
     * Tells the addresses of a host at once on this thread, and again on any thread whenever they have changed.
     *
     * @param bindAddress where the host listens
     */
    Subscription follow(String bindAddress, int port, Consumer<List<OfferedAddress>> listener);
}
