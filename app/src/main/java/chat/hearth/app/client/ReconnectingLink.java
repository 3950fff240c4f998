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
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

    private static final Reconnection.Pace PACE =
            new Reconnection.Pace(Duration.ofMillis(500), Duration.ofSeconds(10), WELCOME_TIMEOUT, Trouble.NOT_A_HOST);

    /** Refusals that pass by themselves. */
    private static final Set<String> PASSING = Set.of("rate-limited", "busy", "storage-full", "storage-failed");

    private final HostAddress address;
    private final Introduction introduction;
    private final Loop loop;
    private final Listener listener;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final Reconnection<Attempt> reconnection;

    public ReconnectingLink(
            HostAddress address, Introduction introduction, Loop loop, RandomGenerator random, Listener listener) {
        this.address = address;
        this.introduction = introduction;
        this.loop = loop;
        this.listener = listener;
        this.reconnection = new Reconnection<>(address, PACE, Attempt::new, loop, random, listener::stateChanged);
    }

    @Override
    public void open() {
        reconnection.open();
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        Optional<Attempt> connection = reconnection.connection();
        if (connection.isEmpty()) {
            loop.execute(() -> then.accept(new Reply.Unanswered(Reply.Cause.NOT_CONNECTED)));
            return;
        }
        SocketIoClient client = connection.get().client;
        client.request(
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
        reconnection
                .connection()
                .ifPresent(connection -> connection.client.emit(request.event(), RequestJson.write(request)));
    }

    @Override
    public void retryNow() {
        reconnection.retryNow();
    }

    @Override
    public void pause(Trouble trouble, Duration next) {
        reconnection.pause(trouble, next);
    }

    @Override
    public void close() {
        reconnection.close();
    }

    /** One attempt and the connection that comes of it, which the welcome begins. */
    private final class Attempt implements Reconnection.Attempt, SocketIoClient.Listener {
        private final SocketIoClient client = new SocketIoClient(address, introduction::auth, http, loop, this);

        @Override
        public void open() {
            client.open();
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public void connected() {
            LOG.debug("{}: let in, waiting for the welcome", address);
        }

        @Override
        public void event(String name, @Nullable JsonElement argument) throws PacketException {
            HostEvent event = HostEventJson.read(name, argument).orElse(null);
            if (event == null) {
                return; // of a newer host, or for the tutorials' clients
            }
            if (reconnection.isConnection(this)) {
                listener.received(event);
                if (event instanceof HostEvent.Gone gone) { // coming back by itself would make nothing of it
                    reconnection.refused(this, new Refusal(gone.cause().word(), gone.message()));
                }
            } else if (event instanceof HostEvent.Welcome) {
                Transport transport = client.transport().orElse(Transport.WEBSOCKET);
                reconnection.connected(this, transport, () -> listener.received(event));
            }
        }

        @Override
        public void refused(Refusal refusal) {
            if (PASSING.contains(refusal.code())) {
                reconnection.ended(this, Trouble.BUSY);
            } else if (introduction.refused(refusal)) {
                reconnection.again(this);
            } else {
                reconnection.refused(this, refusal);
            }
        }

        @Override
        public void ended(Trouble trouble) {
            reconnection.ended(this, trouble);
        }
    }
}
