package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A host within the process of a test: on loopback, on a port of its own, with the limits of one without a window. */
public final class HostInProcess {
    private HostInProcess() {}

    /** Starts one that belongs to nobody. */
    public static RunningServer start(Path data) {
        return start("Our house", data, null);
    }

    /** Starts one of this name, whose owner has this token. */
    public static RunningServer start(String name, Path data, @Nullable String owner) {
        ServerConfig config = new ServerConfig(name, "127.0.0.1", 0, data, ServerLimits.headless(), owner);
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }
}
