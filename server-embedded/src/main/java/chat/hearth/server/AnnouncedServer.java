package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Announcer;
import chat.hearth.discovery.Reach;
import chat.hearth.server.door.Door;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host that can be found: it is announced to the network while it runs, unless it is hidden. Any thread. */
public final class AnnouncedServer implements RunningServer {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final RunningServer server;
    private final Reach reach;
    private Announcement announcement; // guarded by this, as what follows
    private @Nullable Announcer announcer;
    private boolean stopped;

    /** @param reach as far as the host itself can be reached; this machine only for one that is bound to loopback */
    private AnnouncedServer(RunningServer server, String sessionName, Reach reach) {
        this.server = server;
        this.reach = reach;
        this.announcement = Announcement.of(
                server.sessionId(),
                sessionName,
                Sentences.of("main.session"),
                ThisMachine.name(),
                server.status().people(),
                door(server),
                server.port());
        server.onStatus(status -> update(status.people(), door(server)));
    }

    /**
     * Takes over a host that runs. It is not announced yet.
     *
     * @param bindAddress where the host is bound
     * @param reach       what of the network is to know of it
     */
    public static AnnouncedServer of(RunningServer server, String sessionName, String bindAddress, Reach reach) {
        Reach bound;
        try {
            bound = reach.boundTo(InetAddress.getByName(bindAddress));
        } catch (UnknownHostException e) { // the name was known when the host was bound to it
            bound = reach.boundTo(InetAddress.getLoopbackAddress());
        }
        return new AnnouncedServer(server, sessionName, bound);
    }

    /** Announces the host, unless it is bound to loopback or stopped. Does not block. */
    public synchronized void announce() {
        if (announcer == null && !stopped && !reach.isThisMachineOnly()) {
            announcer = Announcer.start(announcement, reach);
        }
    }

    /** Withdraws the announcement in the background. */
    public synchronized void hide() {
        Announcer ending = announcer;
        announcer = null;
        if (ending != null) {
            ending.withdraw(Duration.ZERO);
        }
    }

    /** What is said of the host, or would be. */
    synchronized Announcement announcement() {
        return announcement;
    }

    private static Announcement.Door door(RunningServer server) {
        return server.door().policy() == DoorPolicy.OPEN ? Announcement.Door.OPEN : Announcement.Door.PASSWORD;
    }

    private synchronized void update(int people, Announcement.Door door) {
        announcement = announcement.withPeople(people).withDoor(door);
        if (announcer != null) {
            announcer.update(announcement);
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String sessionId() {
        return server.sessionId();
    }

    @Override
    public List<String> addresses() {
        return server.addresses();
    }

    @Override
    public Door door() {
        return server.door();
    }

    @Override
    public HostStatus status() {
        return server.status();
    }

    @Override
    public void onStatus(Consumer<HostStatus> listener) {
        server.onStatus(listener);
    }

    /** {@inheritDoc} Withdraws the announcement at the same time. */
    @Override
    public void stop(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        CompletableFuture<Void> withdrawn = CompletableFuture.completedFuture(null);
        synchronized (this) {
            stopped = true;
            Announcer ending = announcer;
            announcer = null;
            if (ending != null) {
                withdrawn = CompletableFuture.runAsync(() -> ending.withdraw(within));
            }
        }
        server.stop(within);
        long left = Math.max(0, deadline - System.nanoTime());
        withdrawn.completeOnTimeout(null, left, TimeUnit.NANOSECONDS).join();
    }

    @Override
    public void close() {
        stop(CLOSE_WITHIN);
    }
}
