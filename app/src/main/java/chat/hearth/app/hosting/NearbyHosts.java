package chat.hearth.app.hosting;

import chat.hearth.app.hosting.NearbyState.Activity;
import chat.hearth.app.hosting.NearbyState.Hearing;
import chat.hearth.app.session.Subscription;
import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Browser;
import chat.hearth.discovery.Card;
import chat.hearth.discovery.Outlook;
import chat.hearth.discovery.Reach;
import chat.hearth.discovery.Sighting;
import chat.hearth.discovery.Subnet;
import chat.hearth.server.ServerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sessions by mDNS, asks those that are listed every few seconds how they are, and on request asks the addresses
 * around. What is not said to be public is confined to the executor; so are the calls to listeners.
 */
public final class NearbyHosts implements Nearby {
    private static final Logger LOG = LoggerFactory.getLogger(NearbyHosts.class);
    private static final Duration ASK_WITHIN = Duration.ofSeconds(2);
    private static final int PORT = ServerConfig.DEFAULT_PORT;

    /** From one look at how things are to the next. */
    static final Duration ROUND = Duration.ofSeconds(5);

    private static final int EARLY_ROUNDS = 1; // by mDNS a host is found within about 2 s

    private final Network network;
    private final HostQuestion question;
    private final Clock clock;
    private final Rounds executor;
    private final NearbyList list = new NearbyList();
    private final List<Consumer<? super NearbyState>> listeners = new CopyOnWriteArrayList<>();
    private volatile NearbyState state = NearbyState.OFF;

    private Activity activity = Activity.OFF;
    private Hearing hearing = Hearing.TOO_EARLY;
    private List<Card> cards = List.of();
    private @Nullable AutoCloseable ears;
    private @Nullable Subscription timer;
    private int opening; // counts the openings, so that what comes late is known as such
    private int rounds;
    private boolean nobodyAnswers;

    NearbyHosts(Network network, HostQuestion question, Clock clock, Rounds executor) {
        this.network = network;
        this.question = question;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Finds sessions on the networks of this computer.
     *
     * @param card the only network card to use; null for all physical ones
     */
    public static Nearby on(@Nullable String card, Clock clock) {
        return new NearbyHosts(new RealNetwork(new Reach(card, null)), new HostCheck(), clock, new NearbyThread());
    }

    /** What can be known of the network; a test hands in its own. */
    interface Network {
        /** Begins to listen; the listener may be called on any thread. */
        AutoCloseable listen(Consumer<Sighting> listener);

        /** The cards that count. */
        List<Card> cards();

        /** Whether others can be heard from here. Blocks for a moment. */
        Outlook outlook();
    }

    /** Runs one task after the other, and some again and again. */
    interface Rounds extends Executor {
        /** Runs the task after each such time, until the subscription is closed. */
        Subscription every(Duration interval, Runnable task);
    }

    @Override
    public NearbyState get() {
        return state;
    }

    @Override
    public Subscription subscribe(Consumer<? super NearbyState> listener) {
        executor.execute(() -> {
            listeners.add(listener);
            listener.accept(state);
        });
        return () -> executor.execute(() -> listeners.remove(listener));
    }

    @Override
    public void open() {
        executor.execute(() -> {
            if (activity != Activity.OFF) {
                return;
            }
            int mine = ++opening;
            activity = Activity.LISTENING;
            hearing = Hearing.TOO_EARLY;
            rounds = 0;
            nobodyAnswers = false;
            cards = network.cards();
            ears = network.listen(sighting -> executor.execute(() -> take(sighting, mine)));
            timer = executor.every(ROUND, this::round);
            round();
        });
    }

    @Override
    public void close() {
        executor.execute(() -> {
            opening++;
            activity = Activity.OFF;
            list.clear();
            if (timer != null) {
                timer.close();
                timer = null;
            }
            AutoCloseable ending = ears;
            ears = null;
            if (ending != null) {
                try {
                    ending.close();
                } catch (Exception e) { // what AutoCloseable declares; nothing is lost with it
                    LOG.debug("ending to listen: {}", e.toString());
                }
            }
            tell();
        });
    }

    @Override
    public void look() {
        executor.execute(() -> {
            if (activity != Activity.LISTENING) {
                return;
            }
            activity = Activity.LOOKING;
            cards = network.cards();
            tell();
            int mine = opening;
            List<InetAddress> around = Subnet.around(cards);
            var unused = SubnetLook.start(around, PORT, question, (address, answer) -> answered(address, answer, mine))
                    .thenRunAsync(() -> looked(mine), executor);
        });
    }

    private void looked(int mine) {
        if (mine == opening) {
            activity = Activity.LISTENING;
            nobodyAnswers = list.sessions(clock.instant()).isEmpty();
            round();
        }
    }

    private void round() {
        cards = network.cards();
        rounds++;
        list.forgetSilent(clock.instant());
        int mine = opening;
        for (InetSocketAddress address : list.toAsk(clock.instant())) {
            var unused = question.ask(address, ASK_WITHIN)
                    .thenAccept(answer -> answer.ifPresent(it -> answered(address, it, mine)));
        }
        if (list.sessions(clock.instant()).isEmpty()) {
            hearing = hearing(network.outlook());
        }
        tell();
    }

    private Hearing hearing(Outlook outlook) {
        return switch (outlook) {
            case NO_NETWORK -> Hearing.NO_NETWORK;
            case NO_SUCH_CARD -> Hearing.NO_SUCH_CARD;
            case ONLY_VIRTUAL -> Hearing.ONLY_VIRTUAL;
            case NO_MULTICAST -> nobodyAnswers ? Hearing.NOBODY_ANSWERS : Hearing.NO_MULTICAST;
            case CLEAR ->
                nobodyAnswers ? Hearing.NOBODY_ANSWERS : rounds <= EARLY_ROUNDS ? Hearing.TOO_EARLY : Hearing.CLEAR;
        };
    }

    private void take(Sighting sighting, int mine) {
        if (mine != opening) {
            return;
        }
        if (sighting instanceof Sighting.Seen seen) {
            List<InetSocketAddress> before = list.toAsk(clock.instant());
            list.heard(seen, cards, clock.instant());
            for (InetSocketAddress address : list.toAsk(clock.instant())) {
                if (!before.contains(address)) { // a new one: what it says is compared with what it answers at once
                    var unused = question.ask(address, ASK_WITHIN)
                            .thenAccept(answer -> answer.ifPresent(it -> answered(address, it, mine)));
                }
            }
        } else {
            list.gone(sighting.source());
        }
        tell();
    }

    private void answered(InetSocketAddress address, Announcement answer, int mine) {
        executor.execute(() -> {
            if (mine == opening) {
                list.answered(address, answer, clock.instant());
                tell();
            }
        });
    }

    private void tell() {
        NearbyState now = new NearbyState(activity, list.sessions(clock.instant()), hearing);
        if (!now.equals(state)) {
            state = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private record RealNetwork(Reach reach) implements Network {
        @Override
        public AutoCloseable listen(Consumer<Sighting> listener) {
            return Browser.start(reach, listener);
        }

        @Override
        public List<Card> cards() {
            try {
                return reach.of(Card.ofThisMachine());
            } catch (SocketException e) {
                LOG.debug("listing the network cards: {}", e.toString());
                return List.of();
            }
        }

        @Override
        public Outlook outlook() {
            return Outlook.of(reach);
        }
    }
}
