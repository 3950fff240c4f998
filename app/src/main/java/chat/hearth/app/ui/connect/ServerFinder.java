package chat.hearth.app.ui.connect;

import chat.hearth.app.client.Finding;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerAddress;
import java.util.concurrent.CompletableFuture;

/** Finds out what answers at an address. */
@FunctionalInterface
public interface ServerFinder {
    /** Asks there, within some seconds; completes on any thread. Whoever cancels it wants no answer any more. */
    CompletableFuture<Finding> find(ServerAddress address, LinkOptions options);
}
