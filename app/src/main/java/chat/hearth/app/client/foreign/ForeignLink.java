package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reconnection;
import chat.hearth.app.client.Reply;
import chat.hearth.app.client.ServerKind;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
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

    private static final Reconnection.Pace PACE =
            new Reconnection.Pace(Duration.ofMillis(500), Duration.ofSeconds(30), ATTEMPT_TIMEOUT, Trouble.TIMED_OUT);

    private final Destination to;
    private final Loop loop;
    private final HttpClient http;
    private final ForeignRoom room;
    private final Reconnection<Attempt> reconnection;

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
        this.http = HttpClients.of(to.options(), CONNECT_TIMEOUT);
        this.room = new ForeignRoom(to.address(), people, newest, loop, listener);
        this.reconnection =
                new Reconnection<>(to.address().place(), PACE, Attempt::new, loop, random, listener::stateChanged);
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
        } else if (request instanceof ClientRequest.Post post) {
            room.post(post, connection.get().wire, then);
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

    /** One attempt and the connection that comes of it. */
    private final class Attempt implements Reconnection.Attempt, Wire.Listener {
        private final Wire wire = to.kind() == ServerKind.WEB_SOCKET
                ? new PlainWire(to, http, CONNECT_TIMEOUT, loop, this)
                : new SocketIoWire(to, http, CONNECT_TIMEOUT, loop, this);

        @Override
        public void open() {
            wire.open();
        }

        @Override
        public void close() {
            wire.close();
            room.disconnected();
        }

        @Override
        public void connected(Transport transport) {
            reconnection.connected(this, transport, room::connected);
        }

        @Override
        public void heard(Heard message) {
            if (reconnection.isConnection(this)) {
                room.heard(message);
            }
        }

        @Override
        public void delivered(long number) {
            if (reconnection.isConnection(this)) {
                room.delivered(number);
            }
        }

        @Override
        public void refused(Refusal refusal) {
            reconnection.refused(this, refusal);
        }

        @Override
        public void ended(Trouble trouble) {
            reconnection.ended(this, trouble);
        }
    }
}
