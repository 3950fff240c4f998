package chat.hearth.server;

import chat.hearth.server.door.Door;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A host that is up. Any thread. */
public interface RunningServer extends AutoCloseable {
    /** The port that it listens on, also when the configuration asked for any. */
    int port();

    /** Names the session for good, over restarts and changes of its name. */
    String sessionId();

    /** The addresses that others can use, best first: physical cards before virtual ones; {@code host:port} each. */
    List<String> addresses();

    /** Who is connected and what happened of late. */
    HostStatus status();

    /** Calls the listener after each change, at most about 10 times a second, on a thread of the host. */
    void onStatus(Consumer<HostStatus> listener);

    /** Who may come in, and how that is changed. Each change is also one of {@link #onStatus}. */
    Door door();

    /** Tells the clients, finishes what is being stored, and closes everything within the given time. Blocks. */
    void stop(Duration within);

    /** {@link #stop} within 5 s. */
    @Override
    void close();
}
