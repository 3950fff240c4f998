package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection up: a new attempt for every try, growing waits between them, and nothing more once the server has
 * refused. What an attempt says after another has taken its place is not heeded. Confined to the loop.
 */
public final class Reconnection<A extends Reconnection.Attempt> {
    private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

    private final HostAddress place;
    private final Pace pace;
    private final Supplier<A> attempts;
    private final Loop loop;
    private final Consumer<ConnectionState> listener;
    private final Backoff backoff;
    private @Nullable A current;
    private Loop.Timer timer = Loop.Timer.NONE;
    private boolean connected;
    private boolean waiting;
    private boolean closed;
    private int tries;

    /** One try, and the connection that comes of it; never opened twice. */
    public interface Attempt {
        void open();

        /** Ends without a word to the reconnection. */
        void close();
    }

    /**
     * How long things may take.
     *
     * @param firstWait   the longest wait after the first failure
     * @param longestWait the longest wait of all
     * @param attempt     from the start of an attempt until it has to be connected
     * @param overdue     what is wrong when it is not
     */
    public record Pace(Duration firstWait, Duration longestWait, Duration attempt, Trouble overdue) {}

    /**
     * @param attempts makes the next attempt; asked on the loop
     * @param listener hears each new state, on the loop
     */
    public Reconnection(
            HostAddress place,
            Pace pace,
            Supplier<A> attempts,
            Loop loop,
            RandomGenerator random,
            Consumer<ConnectionState> listener) {
        this.place = place;
        this.pace = pace;
        this.attempts = attempts;
        this.loop = loop;
        this.listener = listener;
        this.backoff = new Backoff(pace.firstWait, pace.longestWait, random);
    }

    /** Starts connecting, unless it does so already or was closed. */
    public void open() {
        if (closed || current != null) {
            return;
        }
        timer.cancel();
        waiting = false;
        tries++;
        listener.accept(new ConnectionState.Connecting(tries));
        A attempt = attempts.get();
        current = attempt;
        timer = loop.after(pace.attempt, () -> ended(attempt, pace.overdue));
        attempt.open();
    }

    /** The attempt that became a connection; empty while there is none. */
    public Optional<A> connection() {
        return connected ? Optional.ofNullable(current) : Optional.empty();
    }

    /** Whether this attempt is the connection now. */
    public boolean isConnection(A attempt) {
        return connected && current == attempt;
    }

    /**
     * Messages can go both ways.
     *
     * @param greeting what comes before the new state is told, when {@link #connection} is there already
     */
    public void connected(A attempt, Transport transport, Runnable greeting) {
        if (current != attempt || connected) {
            return;
        }
        connected = true;
        timer.cancel();
        backoff.reset();
        tries = 0;
        greeting.run();
        if (isConnection(attempt)) { // the greeting may have ended it
            listener.accept(new ConnectionState.Connected(transport));
        }
    }

    /** The server does not let this person in; nothing more is tried before {@link #open}. */
    public void refused(A attempt, Refusal refusal) {
        if (current == attempt) {
            end();
            LOG.info("{} refuses: {}", place, refusal.code());
            listener.accept(new ConnectionState.Refused(refusal));
        }
    }

    /** Another attempt follows at once, since it says something else than this one. */
    public void again(A attempt) {
        if (current == attempt) {
            end();
            open();
        }
    }

    /** The attempt failed, or the connection is over; another follows after a wait. */
    public void ended(A attempt, Trouble trouble) {
        if (current == attempt) {
            end();
            Duration delay = backoff.next();
            waiting = true;
            timer = loop.after(delay, this::open);
            LOG.info("{}: {}; next attempt in {} ms", place, trouble, delay.toMillis());
            tellWaiting(trouble, delay);
        }
    }

    /** See {@link HostLink#retryNow}. */
    public void retryNow() {
        if (waiting) {
            open();
        }
    }

    /** See {@link HostLink#pause}. */
    public void pause(Trouble trouble, Duration next) {
        if (!closed) {
            end();
            LOG.info("{}: {}; no connection for now", place, trouble);
            tellWaiting(trouble, next);
        }
    }

    private void tellWaiting(Trouble trouble, Duration delay) {
        listener.accept(new ConnectionState.Waiting(trouble, tries, loop.now().plus(delay), delay));
    }

    /** Ends what there is, and never connects again. */
    public void close() {
        if (!closed) {
            closed = true;
            end();
            listener.accept(new ConnectionState.Closed());
        }
    }

    private void end() {
        timer.cancel();
        waiting = false;
        connected = false;
        A ending = current;
        if (ending != null) {
            current = null; // before it is closed: what that sets off must find no connection
            ending.close();
        }
    }
}
