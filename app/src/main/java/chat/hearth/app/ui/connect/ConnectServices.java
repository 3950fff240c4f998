package chat.hearth.app.ui.connect;

import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.Nearby;
import java.util.concurrent.Executor;

/**
 * What the start screen works with.
 *
 * @param place    where to host unless a port has to be changed
 * @param blocking runs what takes a while
 * @param nearby   finds sessions on the network around
 */
public record ConnectServices(
        HostingService hosting,
        HostPlace place,
        ServerFinder finder,
        SessionOpener opener,
        Executor blocking,
        Nearby nearby) {}
