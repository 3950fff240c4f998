package chat.hearth.app.hosting;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import chat.hearth.server.HostStatus;
import chat.hearth.server.RunningServer;
import chat.hearth.server.StartFailure;
import chat.hearth.server.StartOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts a session in this process, one at a time. Any thread; starting and stopping happen on the executor handed in. */
public final class HostingService implements Observed<HostingState> {
    private static final Logger LOG = LoggerFactory.getLogger(HostingService.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final HostStarter starter;
    private final OwnAddresses addresses;
    private final Clock clock;
    private final Executor blocking;
    private final List<Consumer<? super HostingState>> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private HostingState state = new HostingState.Stopped();
    private @Nullable RunningServer server;
    private @Nullable HostDoor door;
    private @Nullable Subscription following;

    /**
     * Hosts nothing yet.
     *
     * @param clock    for invitations that expire
     * @param blocking runs what takes a while, such as opening the store
     */
    HostingService(HostStarter starter, OwnAddresses addresses, Clock clock, Executor blocking) {
        this.clock = clock;
        this.starter = starter;
        this.addresses = addresses;
        this.blocking = blocking;
    }

    @Override
    public HostingState get() {
        synchronized (lock) {
            return state;
        }
    }

    /** {@inheritDoc} Here that is whichever thread changes the state: one of the executor's or of the host's. */
    @Override
    public Subscription subscribe(Consumer<? super HostingState> listener) {
        listeners.add(listener);
        listener.accept(get());
        return () -> listeners.remove(listener);
    }

    /**
     * Starts hosting.
     *
     * @return completes with {@link HostingState.Running} or {@link HostingState.Failed}
     * @throws IllegalStateException when a session is already hosted, or is about to start or stop
     */
    public CompletionStage<HostingState> start(String sessionName, HostPlace place) {
        synchronized (lock) {
            if (!(state instanceof HostingState.Stopped || state instanceof HostingState.Failed)) {
                throw new IllegalStateException("already hosting");
            }
            state = new HostingState.Starting();
        }
        tell(new HostingState.Starting());
        return CompletableFuture.supplyAsync(() -> startNow(sessionName, place), blocking);
    }

    /** The door of what is hosted; empty when nothing is. */
    public Optional<HostDoor> door() {
        synchronized (lock) {
            return Optional.ofNullable(door);
        }
    }

    /** Stops hosting within 5 s; completes when all is closed. Does nothing when nothing is hosted. */
    public CompletionStage<Void> stop() {
        RunningServer running;
        synchronized (lock) {
            running = server;
            server = null;
            door = null;
            if (following != null) {
                following.close();
                following = null;
            }
            if (running == null) {
                return CompletableFuture.completedFuture(null);
            }
            state = new HostingState.Stopping();
        }
        tell(new HostingState.Stopping());
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        running.stop(STOPPING);
                    } finally {
                        become(new HostingState.Stopped());
                    }
                },
                blocking);
    }

    private HostingState startNow(String sessionName, HostPlace place) {
        StartOutcome outcome;
        try {
            outcome = starter.start(sessionName, place);
        } catch (RuntimeException e) { // whatever it is, the person gets a sentence and the log gets the rest
            LOG.error("Hosting failed to start.", e);
            return become(new HostingState.Failed(new HostingProblem.Unforeseen(e.toString())));
        }
        if (outcome instanceof StartOutcome.Failed failed) {
            return become(new HostingState.Failed(problem(failed.failure())));
        }
        RunningServer running = ((StartOutcome.Started) outcome).server();
        Follower follower = new Follower(sessionName, place, running);
        Subscription made = addresses.follow(place.bindAddress(), running.port(), follower::reachableAt);
        HostingState first = follower.state();
        synchronized (lock) {
            server = running;
            door = new ServerDoor(running.door(), clock);
            following = made;
            state = first;
        }
        LOG.info("Hosting on port {}.", running.port());
        tell(first);
        running.onStatus(follower::status);
        if (!follower.state().equals(first)) { // it changed between the first look and now
            follower.update();
        }
        return first;
    }

    /** Puts together what is known of a host that runs. Any thread. */
    private final class Follower {
        private final String sessionName;
        private final HostPlace place;
        private final RunningServer of;
        private List<OfferedAddress> reachable = List.of(); // guarded by this
        private HostStatus status; // guarded by this

        Follower(String sessionName, HostPlace place, RunningServer of) {
            this.sessionName = sessionName;
            this.place = place;
            this.of = of;
            this.status = of.status();
        }

        synchronized void reachableAt(List<OfferedAddress> now) {
            reachable = now;
            update();
        }

        synchronized void status(HostStatus now) {
            status = now;
            update();
        }

        synchronized HostingState state() {
            return running(sessionName, place, of, reachable, status);
        }

        /** Tells in the order in which things changed. */
        synchronized void update() {
            HostingService.this.update(of, state());
        }
    }

    private HostingState become(HostingState next) {
        synchronized (lock) {
            state = next;
        }
        tell(next);
        return next;
    }

    private void update(RunningServer of, HostingState next) {
        synchronized (lock) {
            if (server != of) {
                return; // a last word of a host that is being stopped
            }
            state = next;
        }
        tell(next);
    }

    private void tell(HostingState next) {
        listeners.forEach(listener -> listener.accept(next));
    }

    private static HostingState running(
            String sessionName,
            HostPlace place,
            RunningServer server,
            List<OfferedAddress> addresses,
            HostStatus status) {
        return new HostingState.Running(
                sessionName,
                server.port(),
                place.joinAddress(server.port()),
                addresses,
                status.connections(),
                status.people(),
                status.recent().stream()
                        .map(it -> new HostingState.Happening(it.at(), it.key(), it.who(), it.what()))
                        .toList());
    }

    private static HostingProblem problem(StartFailure failure) {
        if (failure instanceof StartFailure.PortInUse it) {
            return new HostingProblem.PortInUse(it.port(), it.free());
        } else if (failure instanceof StartFailure.PortForbidden it) {
            return new HostingProblem.PortForbidden(it.port());
        } else if (failure instanceof StartFailure.NoSuchAddress it) {
            return new HostingProblem.NoSuchAddress(it.address());
        } else if (failure instanceof StartFailure.DataLocked it) {
            return new HostingProblem.DataLocked(it.directory());
        } else if (failure instanceof StartFailure.NoPermission it) {
            return new HostingProblem.NoPermission(it.directory());
        } else if (failure instanceof StartFailure.DiskFull it) {
            return new HostingProblem.DiskFull(it.directory());
        } else if (failure instanceof StartFailure.StoreDamaged it) {
            return new HostingProblem.HistoryDamaged(it.file(), it.detail());
        } else if (failure instanceof StartFailure.StoreTooNew it) {
            return new HostingProblem.HistoryTooNew(it.file());
        }
        throw new AssertionError(failure);
    }
}
