package chat.hearth.app.hosting;

import chat.hearth.server.ChatServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Hosting with the server that is built in. */
public final class EmbeddedHost {
    private EmbeddedHost() {}

    /**
     * A service that hosts in this process.
     *
     * @param data       the directory of the hosted session's store
     * @param ownerToken whoever joins with it is the host
     * @param blocking   runs starting and stopping
     */
    public static HostingService service(Path data, String ownerToken, Executor blocking) {
        HostStarter starter = (sessionName, place) -> ChatServer.start(new ServerConfig(
                sessionName, place.bindAddress(), place.port(), data, ServerLimits.desktop(), ownerToken));
        return new HostingService(starter, blocking);
    }
}
