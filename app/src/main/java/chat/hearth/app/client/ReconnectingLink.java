package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.AnswerJson;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.HostEventJson;
import chat.hearth.protocol.chat.RequestJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to a host: a new {@link SocketIoClient} for every attempt, growing waits between them, and nothing
 * more once the host has refused this person. Confined to the loop.
 */
public final class ReconnectingLink implements HostLink {
    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingLink.class);

    /** How long an answer is waited for. */
    public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** From the start of an attempt to the host's welcome; longer than both transports together. */
    private static final Duration WELCOME_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Refusals that pass by themselves. */
    private static final Set<String> PASSING = Set.of("rate-limited", "busy", "storage-full", "storage-failed");

    private final HostAddress address;
    private final Supplier<JsonObject> auth;
    private final Loop loop;
    private final Listener listener;
    private final Backoff backoff;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private @Nullable Attempt current;
    private Loop.Timer timer = Loop.Timer.NONE;
    private boolean waiting;
    private boolean closed;
    private int attempts;

    /** What a CONNECT carries is asked of {@code auth} on the loop, for every attempt. */
    public ReconnectingLink(
            HostAddress address, Supplier<JsonObject> auth, Loop loop, RandomGenerator random, Listener listener) {
        this.address = address;
        this.auth = auth;
        this.loop = loop;
        this.listener = listener;
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
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
        timer = loop.after(WELCOME_TIMEOUT, () -> attempt.ended(Trouble.NOT_A_HOST));
        attempt.client.open();
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        if (current == null || !current.welcomed) {
            loop.execute(() -> then.accept(new Reply.Unanswered(Reply.Cause.NOT_CONNECTED)));
            return;
        }
        current.client.request(
                request.event(),
                RequestJson.write(request),
                ANSWER_TIMEOUT,
                acknowledgement -> then.accept(reply(request, acknowledgement)));
    }

    private static Reply reply(ClientRequest request, SocketIoClient.Acknowledgement acknowledgement) {
        if (acknowledgement instanceof SocketIoClient.Acknowledgement.Received received) {
            JsonElement argument = received.argument();
            try {
                if (argument != null) {
                    return new Reply.Answered(AnswerJson.read(request, argument));
                }
            } catch (PacketException e) {
                LOG.info("an answer to {} that is none: {}", request.event(), e.getMessage());
            }
            return new Reply.Unanswered(Reply.Cause.NOT_UNDERSTOOD);
        }
        return new Reply.Unanswered(
                acknowledgement instanceof SocketIoClient.Acknowledgement.TimedOut
                        ? Reply.Cause.TIMED_OUT
                        : Reply.Cause.NOT_CONNECTED);
    }

    @Override
    public void tell(ClientRequest request) {
        if (current != null && current.welcomed) {
            current.client.emit(request.event(), RequestJson.write(request));
        }
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
            LOG.info("{}: {}; no connection for now", address, trouble);
            listener.stateChanged(
                    new ConnectionState.Waiting(trouble, attempts, loop.now().plus(next), next));
        }
    }

    private void end() {
        waiting = false;
        timer.cancel();
        if (current != null) {
            current.client.close();
            current = null;
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
        LOG.info("{}: {}; next attempt in {} ms", address, trouble, delay.toMillis());
        listener.stateChanged(
                new ConnectionState.Waiting(trouble, attempts, loop.now().plus(delay), delay));
    }

    /** One attempt and the connection that comes of it. */
    private final class Attempt implements SocketIoClient.Listener {
        private final SocketIoClient client = new SocketIoClient(address, auth.get(), http, loop, this);
        private boolean welcomed;

        private boolean isOver() {
            return current != this;
        }

        private void leave() {
            timer.cancel();
            current = null;
            client.close();
        }

        @Override
        public void connected() {
            LOG.debug("{}: let in, waiting for the welcome", address);
        }

        @Override
        public void event(String name, @Nullable JsonElement argument) throws PacketException {
            if (isOver()) {
                return;
            }
            Optional<HostEvent> event = HostEventJson.read(name, argument);
            if (event.isEmpty()) {
                return; // of a newer host, or for the tutorials' clients
            }
            if (event.get() instanceof HostEvent.Welcome && !welcomed) {
                welcomed = true;
                timer.cancel();
                backoff.reset();
                attempts = 0;
                listener.received(event.get());
                listener.stateChanged(
                        new ConnectionState.Connected(client.transport().orElse(Transport.WEBSOCKET)));
            } else if (welcomed) {
                listener.received(event.get());
            }
        }

        @Override
        public void refused(Refusal refusal) {
            if (isOver()) {
                return;
            }
            leave();
            if (PASSING.contains(refusal.code())) {
                waitForNext(Trouble.BUSY);
            } else {
                LOG.info("{} refuses: {}", address, refusal.code());
                listener.stateChanged(new ConnectionState.Refused(refusal));
            }
        }

        @Override
        public void ended(Trouble trouble) {
            if (!isOver()) {
                leave();
                waitForNext(trouble);
            }
        }
    }
}
