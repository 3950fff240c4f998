package chat.hearth.app.hosting;

import chat.hearth.discovery.Card;
import chat.hearth.server.ChatServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Hosting with the server that is built in. */
public final class EmbeddedHost {
    private EmbeddedHost() {}

    /**
     * A service that hosts in this process.
     *
     * @param data       the directory of the hosted session's store
     * @param ownerToken whoever joins with it is the host
     * @param blocking   runs starting and stopping
     * @param announcing lets the network know; null when it must not
     */
    public static HostingService service(
            Path data, String ownerToken, Executor blocking, @Nullable Announcing announcing) {
        HostStarter starter = (sessionName, place) -> {
            StartOutcome outcome = ChatServer.start(new ServerConfig(
                    sessionName, place.bindAddress(), place.port(), data, ServerLimits.desktop(), ownerToken));
            return announcing != null && outcome instanceof StartOutcome.Started started
                    ? new StartOutcome.Started(announcing.of(started.server(), sessionName, place))
                    : outcome;
        };
        return new HostingService(
                starter, new CardWatch(Card::ofThisMachine, new NearbyThread()), Clock.systemUTC(), blocking);
    }
}
