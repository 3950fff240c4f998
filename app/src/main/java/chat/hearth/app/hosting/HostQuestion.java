package chat.hearth.app.hosting;

import chat.hearth.discovery.Announcement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks who answers at an address; a test hands in its own. */
@FunctionalInterface
interface HostQuestion {
    /** Completes on any thread and never fails: with what a host says of itself, or empty when none answers in time. */
    CompletableFuture<Optional<Announcement>> ask(InetSocketAddress address, Duration within);
}
