package chat.hearth.discovery;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSTaskStarter;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.ServiceInfoImpl;
import javax.jmdns.impl.tasks.RecordReaper;
import javax.jmdns.impl.tasks.Responder;
import javax.jmdns.impl.tasks.resolver.ServiceInfoResolver;
import javax.jmdns.impl.tasks.resolver.ServiceResolver;
import javax.jmdns.impl.tasks.resolver.TypeResolver;
import javax.jmdns.impl.tasks.state.Announcer;
import javax.jmdns.impl.tasks.state.Canceler;
import javax.jmdns.impl.tasks.state.Prober;
import javax.jmdns.impl.tasks.state.Renewer;

/**
 * Starts the tasks of JmDNS as it does by itself, but for asking, probing and announcing, which go at the pace of RFC 6762. By
 * itself JmDNS probes once a second as long as its computer has no name, and waits a second more before it announces: 4 s in
 * place of 1 s. And it asks who is there three times within 0.7 s and never again, which is too short for a radio. Any thread.
 */
final class Pace implements DNSTaskStarter {
    /** From one probe to the next and from the last to the announcement; the first one waits at most as long (section 8.1). */
    private static final int PROBING_MILLIS = 250;

    /** From the first announcement to the second (section 8.3). */
    private static final int ANNOUNCING_MILLIS = 1000;

    /** The first question waits that long and up to 100 ms more, so that not all ask in the same moment (section 5.2). */
    private static final long ASKING_MILLIS = 20;

    private static final int ASKING_SPREAD_MILLIS = 100;

    /** From the first question to the second; from there on twice as long each time. */
    private static final long ASKING_AGAIN_MILLIS = 1000;

    /** The last one comes an hour after the second last. */
    private static final int QUESTIONS = 13;

    private static final Random RANDOM = new Random();

    private final JmDNSImpl jmdns;
    private final Quarrel quarrel = new Quarrel(System::nanoTime);
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Timer questions = new DNSTaskStarterImpl.StarterTimer("hearth-mdns-questions", true);
    private final Timer states = new DNSTaskStarterImpl.StarterTimer("hearth-mdns-states", true);

    private Pace(JmDNSImpl jmdns) {
        this.jmdns = jmdns;
    }

    /** Has every JmDNS that is made from here on go at this pace. */
    static void set() {
        DNSTaskStarter.Factory.setClassDelegate(Pace::new);
    }

    @Override
    public void startProber() {
        long delay = quarrel.pauseBeforeProbing() + RANDOM.nextInt(PROBING_MILLIS + 1);
        states.schedule(new Prober(jmdns), delay, PROBING_MILLIS);
    }

    @Override
    public void startAnnouncer() {
        states.schedule(new Announcer(jmdns), PROBING_MILLIS, ANNOUNCING_MILLIS);
    }

    /** Asks who is there, the first time at longer and longer intervals; later calls, for what grows old, ask once. */
    @Override
    public void startServiceResolver(String type) {
        int times = asking.compareAndSet(false, true) ? QUESTIONS : 1;
        long delay = soon();
        for (int i = 0; i < times; i++) {
            questions.schedule(new ServiceResolver(jmdns, type), delay);
            delay += ASKING_AGAIN_MILLIS << i;
        }
    }

    @Override
    public void startServiceInfoResolver(ServiceInfoImpl info) {
        questions.schedule(new ServiceInfoResolver(jmdns, info), soon(), ASKING_AGAIN_MILLIS);
    }

    private static long soon() {
        return ASKING_MILLIS + RANDOM.nextInt(ASKING_SPREAD_MILLIS + 1);
    }

    @Override
    public void startRenewer() {
        new Renewer(jmdns).start(states);
    }

    @Override
    public void startCanceler() {
        new Canceler(jmdns).start(states);
    }

    @Override
    public void startReaper() {
        new RecordReaper(jmdns).start(questions);
    }

    @Override
    public void startTypeResolver() {
        new TypeResolver(jmdns).start(questions);
    }

    @Override
    public void startResponder(DNSIncoming question, InetAddress from, int port) {
        new Responder(jmdns, question, from, port).start(questions);
    }

    @Override
    public void purgeTimer() {
        questions.purge();
    }

    @Override
    public void purgeStateTimer() {
        states.purge();
    }

    @Override
    public void cancelTimer() {
        questions.cancel();
    }

    @Override
    public void cancelStateTimer() {
        states.cancel();
    }

    /** Slows down whoever has to begin to probe again and again, since somebody else defends the name. Any thread. */
    static final class Quarrel {
        static final int MOST_BEGINNINGS = 15;
        static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);
        static final long PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

        private final LongSupplier nanoTime;
        private final Deque<Long> beginnings = new ArrayDeque<>(); // guarded by this; the last ones, and no more

        Quarrel(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        /** To be waited for before the next first probe, in milliseconds (RFC 6762 section 8.1). */
        synchronized long pauseBeforeProbing() {
            long now = nanoTime.getAsLong();
            beginnings.addLast(now);
            if (beginnings.size() <= MOST_BEGINNINGS) {
                return 0;
            }
            return now - beginnings.removeFirst() < WITHIN_NANOS ? PAUSE_MILLIS : 0;
        }
    }
}
