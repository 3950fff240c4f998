package chat.hearth.server.gateway;

import chat.hearth.server.HostStatus;
import chat.hearth.server.HostStatus.Happening;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the person who hosts is shown, in the log and in the window. Any thread. */
final class Happenings {
    private static final Logger log = LoggerFactory.getLogger(Happenings.class);
    private static final int KEPT = 200;

    /** In the log they are called what the tutorials' servers call them. */
    private static final Map<String, String> LOGGED =
            Map.of("connected", "connection", "disconnected", "disconnection");

    private final Clock clock;
    private final List<Consumer<HostStatus>> listeners = new CopyOnWriteArrayList<>();

    // Guarded by this.
    private final Deque<Happening> recent = new ArrayDeque<>();
    private int connections;
    private int people;
    private boolean changed;

    Happenings(Clock clock) {
        this.clock = clock;
    }

    /** Adds a line; {@code who} must be clean already, as names and addresses are. */
    void add(String key, String who, String what) {
        log.info("{}: {} {}", LOGGED.getOrDefault(key, key), who, what);
        synchronized (this) {
            if (recent.size() == KEPT) {
                recent.removeFirst();
            }
            recent.addLast(new Happening(clock.instant(), key, who, what));
            changed = true;
        }
    }

    /** Something else has changed that a listener may want to look at. */
    synchronized void touch() {
        changed = true;
    }

    synchronized void count(int nowConnections, int nowPeople) {
        changed |= connections != nowConnections || people != nowPeople;
        connections = nowConnections;
        people = nowPeople;
    }

    synchronized HostStatus status() {
        return new HostStatus(connections, people, new ArrayList<>(recent));
    }

    void listen(Consumer<HostStatus> listener) {
        listeners.add(listener);
    }

    /** Tells the listeners when something has changed since the last call. */
    void tell() {
        HostStatus status;
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            status = status();
        }
        listeners.forEach(listener -> tell(listener, status));
    }

    /** A window that fails must not keep the others from being told. */
    private static void tell(Consumer<HostStatus> listener, HostStatus status) {
        try {
            listener.accept(status);
        } catch (RuntimeException e) {
            log.error("A listener of the host's status failed", e);
        }
    }
}
