package chat.hearth.app.hosting;

import chat.hearth.app.hosting.OfferedAddress.Network;
import chat.hearth.app.session.Subscription;
import chat.hearth.server.HostStatus;
import chat.hearth.server.RunningServer;
import chat.hearth.server.StartFailure;
import chat.hearth.server.StartOutcome;
import chat.hearth.server.door.Door;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A host that only pretends to listen. What was asked of it is in {@link #asked}. */
public final class FakeHost implements HostStarter {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC);

    /** Each start as {@code NAME on ADDRESS:PORT}, each stop as {@code stop}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final Deque<StartFailure> failures = new ArrayDeque<>();
    private final List<Consumer<HostStatus>> listeners = new ArrayList<>();
    private final FakeDoor door = new FakeDoor();
    private HostStatus status = new HostStatus(0, 0, List.of());
    private List<OfferedAddress> addresses = List.of(
            new OfferedAddress("192.168.1.20:5000", "eth0", Network.PHYSICAL),
            new OfferedAddress("10.8.0.3:5000", "tun0", Network.VIRTUAL));
    private Consumer<List<OfferedAddress>> addressListener = now -> {};

    /** A service on top of this host. */
    public HostingService service(Executor blocking) {
        return new HostingService(this, this::follow, NOON, blocking);
    }

    private Subscription follow(String bindAddress, int port, Consumer<List<OfferedAddress>> listener) {
        addressListener = listener;
        listener.accept(addresses);
        return () -> addressListener = now -> {};
    }

    /** The next start fails like this. */
    public void willFail(StartFailure failure) {
        failures.add(failure);
    }

    /** As on a machine with these addresses. */
    public void reachableAt(List<OfferedAddress> now) {
        addresses = now;
        addressListener.accept(now);
    }

    /** The host tells this of itself. */
    public void tells(HostStatus now) {
        status = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public StartOutcome start(String sessionName, HostPlace place) {
        asked.add(sessionName + " on " + place.bindAddress() + ":" + place.port());
        return failures.isEmpty()
                ? new StartOutcome.Started(new Server(place.port()))
                : new StartOutcome.Failed(failures.remove());
    }

    /** The door of this host. */
    public FakeDoor door() {
        return door;
    }

    private final class Server implements RunningServer {
        private final int port;

        Server(int port) {
            this.port = port;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public String sessionId() {
            return "0123abcd";
        }

        @Override
        public List<String> addresses() {
            return addresses.stream().map(OfferedAddress::text).toList();
        }

        @Override
        public Door door() {
            return door;
        }

        @Override
        public HostStatus status() {
            return status;
        }

        @Override
        public void onStatus(Consumer<HostStatus> listener) {
            listeners.add(listener);
        }

        @Override
        public void stop(Duration within) {
            asked.add("stop");
        }

        @Override
        public void close() {
            stop(Duration.ofSeconds(5));
        }
    }
}
