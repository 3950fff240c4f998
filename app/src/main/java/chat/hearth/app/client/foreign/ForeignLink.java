package chat.hearth.app.client.foreign;

import chat.hearth.app.client.Backoff;
import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.app.client.ServerKind;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to a server that passes messages on and knows neither rooms nor people nor what was said before: a
 * new {@link Wire} for every attempt, and growing waits between them. To the session it looks like a host with one room,
 * whose log is what was heard here. Confined to the loop.
 */
public final class ForeignLink implements HostLink {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignLink.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(6);

    /** From the start of an attempt until messages can go both ways. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(12);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Destination to;
    private final Loop loop;
    private final Listener listener;
    private final Backoff backoff;
    private final HttpClient http;
    private final ForeignRoom room;
    private @Nullable Attempt current;
    private Loop.Timer timer = Loop.Timer.NONE;
    private boolean waiting;
    private boolean closed;
    private int attempts;

    /** @param newest the newest sequence that is stored here; asked on the loop, whenever a connection stands */
    public ForeignLink(
            Destination to,
            ForeignPeople people,
            LongSupplier newest,
            Loop loop,
            RandomGenerator random,
            Listener listener) {
        this.to = to;
        this.loop = loop;
        this.listener = listener;
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
        this.http = HttpClients.of(to.options(), CONNECT_TIMEOUT);
        this.room = new ForeignRoom(to.address(), people, newest, loop, listener);
    }

    @Override
    public void open() {
        if (closed || current != null) {
            return;
        }
        waiting = false;
        attempts++;
        listener.stateChanged(new ConnectionState.Connecting(attempts));
        Attempt attempt = new Attempt();
        current = attempt;
        timer = loop.after(ATTEMPT_TIMEOUT, () -> attempt.ended(Trouble.TIMED_OUT));
        attempt.wire.open();
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        Attempt attempt = current;
        if (attempt == null || !attempt.connected) {
            loop.execute(() -> then.accept(new Reply.Unanswered(Reply.Cause.NOT_CONNECTED)));
        } else if (request instanceof ClientRequest.Post post) {
            room.post(post, attempt.wire, then);
        } else {
            Answer cannot = new Answer.Failed(Reason.FORBIDDEN, "This server only passes messages on.", null);
            loop.execute(() -> then.accept(new Reply.Answered(cannot)));
        }
    }

    /** Does nothing: such a server is told nothing but messages. */
    @Override
    public void tell(ClientRequest request) {
        LOG.trace("not told: {}", request.event());
    }

    @Override
    public void retryNow() {
        if (waiting) {
            timer.cancel();
            open();
        }
    }

    @Override
    public void pause(Trouble trouble, Duration next) {
        if (!closed) {
            end();
            listener.stateChanged(
                    new ConnectionState.Waiting(trouble, attempts, loop.now().plus(next), next));
        }
    }

    private void end() {
        waiting = false;
        timer.cancel();
        if (current != null) {
            current.wire.close();
            current = null;
            room.disconnected();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end();
            listener.stateChanged(new ConnectionState.Closed());
        }
    }

    private void waitForNext(Trouble trouble) {
        Duration delay = backoff.next();
        waiting = true;
        timer = loop.after(delay, this::open);
        LOG.info("{}: {}; next attempt in {} ms", to.address().place(), trouble, delay.toMillis());
        listener.stateChanged(
                new ConnectionState.Waiting(trouble, attempts, loop.now().plus(delay), delay));
    }

    /** One attempt and the connection that comes of it. */
    private final class Attempt implements Wire.Listener {
        private final Wire wire = to.kind() == ServerKind.WEB_SOCKET
                ? new PlainWire(to, http, CONNECT_TIMEOUT, loop, this)
                : new SocketIoWire(to, http, CONNECT_TIMEOUT, loop, this);
        private boolean connected;

        private boolean isOver() {
            return current != this;
        }

        @Override
        public void connected(Transport transport) {
            if (isOver()) {
                return;
            }
            connected = true;
            timer.cancel();
            backoff.reset();
            attempts = 0;
            room.connected();
            listener.stateChanged(new ConnectionState.Connected(transport));
        }

        @Override
        public void heard(Heard message) {
            if (!isOver() && connected) {
                room.heard(message);
            }
        }

        @Override
        public void delivered(long number) {
            if (!isOver()) {
                room.delivered(number);
            }
        }

        @Override
        public void refused(Refusal refusal) {
            if (!isOver()) {
                LOG.info("{} refuses", to.address().place());
                end();
                listener.stateChanged(new ConnectionState.Refused(refusal));
            }
        }

        @Override
        public void ended(Trouble trouble) {
            if (!isOver()) {
                end();
                waitForNext(trouble);
            }
        }
    }
}
