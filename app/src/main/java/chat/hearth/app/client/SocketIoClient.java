package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoDecoder;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO client (protocol revision 5) of the main namespace, for one attempt and the connection that comes of it.
 * Emits events, asks for acknowledgements with a time-out, and hears events; binary attachments are taken and left
 * aside. Confined to the loop.
 */
public final class SocketIoClient {
    /** Acknowledgements that are waited for at the same time. */
    static final int MAX_PENDING = 10_000;

    private static final int MAX_ACK_ID = 999_999_999;
    private static final int MOST_ATTACHMENTS = 10;
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    private final Loop loop;
    private final Auth auth;
    private final Listener listener;
    private final EngineIoClient engine;
    private final SocketIoDecoder decoder = new SocketIoDecoder(MOST_ATTACHMENTS);
    private final Map<Integer, Pending> pending = new HashMap<>();
    private int nextAck;
    private boolean connected;
    private boolean ended;

    private record Pending(Consumer<Acknowledgement> then, Loop.Timer timeout) {}

    /** Makes what a CONNECT carries, on the loop, once the Engine.IO session is there; see {@link Introduction#auth}. */
    @FunctionalInterface
    public interface Auth {
        JsonObject of(String host, String sessionId);
    }

    /** Hears of the connection, on the loop. */
    public interface Listener {
        /** The server has let this client in. */
        void connected();

        /**
         * The server emitted an event.
         *
         * @param argument its first argument; null when it has none
         */
        void event(String name, @Nullable JsonElement argument) throws PacketException;

        /** The server does not let this client in; nothing follows. */
        void refused(Refusal refusal);

        /** The connection could not be had or is over; nothing follows. */
        void ended(Trouble trouble);
    }

    /** What came of an emit that asked for an acknowledgement. */
    public sealed interface Acknowledgement {
        /**
         * The server answered.
         *
         * @param argument the first argument; null when there is none
         */
        record Received(@Nullable JsonElement argument) implements Acknowledgement {}

        /** Nothing came in time. */
        record TimedOut() implements Acknowledgement {}

        /** The connection ended first. */
        record Lost() implements Acknowledgement {}
    }

    /** For one attempt. */
    public SocketIoClient(HostAddress address, Auth auth, HttpClient http, Loop loop, Listener listener) {
        this.loop = loop;
        this.auth = auth;
        this.listener = listener;
        this.engine = new EngineIoClient(address, http, loop, new EngineListener());
    }

    /** Starts connecting. */
    public void open() {
        engine.open();
    }

    /** What carries the connection; empty until there is one. */
    public Optional<Transport> transport() {
        return Optional.ofNullable(transport);
    }

    private @Nullable Transport transport;

    /** Emits an event that nobody answers; does nothing without a connection. */
    public void emit(String event, JsonElement argument) {
        if (connected && !ended) {
            sendEvent(event, argument, OptionalInt.empty());
        }
    }

    /** Emits an event and hands over its acknowledgement: exactly once, on the loop, after this call. */
    public void request(String event, JsonElement argument, Duration timeout, Consumer<Acknowledgement> then) {
        if (!connected || ended || pending.size() >= MAX_PENDING) {
            loop.execute(() -> then.accept(new Acknowledgement.Lost()));
            return;
        }
        int id = nextAck;
        nextAck = nextAck == MAX_ACK_ID ? 0 : nextAck + 1;
        Loop.Timer timer = loop.after(timeout, () -> acknowledge(id, new Acknowledgement.TimedOut()));
        pending.put(id, new Pending(then, timer));
        sendEvent(event, argument, OptionalInt.of(id));
    }

    private void sendEvent(String event, JsonElement argument, OptionalInt ackId) {
        JsonArray args = new JsonArray(2);
        args.add(new JsonPrimitive(event));
        args.add(argument);
        send(new SocketIoPacket.Event(SocketIoPacket.MAIN_NAMESPACE, ackId, args, List.of()));
    }

    private void send(SocketIoPacket packet) {
        SocketIoEncoder.encode(packet).forEach(engine::send);
    }

    /** Leaves the namespace and ends the connection without a word to the listener; what waits is {@code Lost}. */
    public void close() {
        if (!ended) {
            if (connected) {
                send(new SocketIoPacket.Disconnect(SocketIoPacket.MAIN_NAMESPACE));
            }
            end();
        }
    }

    private void end() {
        ended = true;
        engine.close();
        List<Pending> lost = List.copyOf(pending.values());
        pending.clear();
        for (Pending one : lost) {
            one.timeout.cancel();
            loop.execute(() -> one.then.accept(new Acknowledgement.Lost()));
        }
    }

    private void acknowledge(int id, Acknowledgement acknowledgement) {
        Pending one = pending.remove(id);
        if (one != null) { // else: it came after its time-out
            one.timeout.cancel();
            one.then.accept(acknowledgement);
        }
    }

    /** Hears the session beneath. */
    private final class EngineListener implements EngineIoClient.Listener {
        @Override
        public void opened(Transport kind, String host, String sessionId) {
            transport = kind;
            send(new SocketIoPacket.Connect(SocketIoPacket.MAIN_NAMESPACE, auth.of(host, sessionId)));
        }

        @Override
        public void message(EngineIoPacket message) throws PacketException {
            Optional<SocketIoPacket> packet = decoder.accept(message);
            if (packet.isPresent() && packet.get().namespace().equals(SocketIoPacket.MAIN_NAMESPACE)) {
                take(packet.get());
            }
        }

        private void take(SocketIoPacket packet) throws PacketException {
            if (packet instanceof SocketIoPacket.Connect) {
                connected = true;
                listener.connected();
            } else if (packet instanceof SocketIoPacket.Event event && connected) {
                listener.event(event.name(), first(event.args(), 1));
            } else if (packet instanceof SocketIoPacket.Ack ack) {
                acknowledge(ack.id(), new Acknowledgement.Received(first(ack.args(), 0)));
            } else if (packet instanceof SocketIoPacket.ConnectError error) {
                end();
                listener.refused(refusal(error.data()));
            } else {
                ended(Trouble.LOST);
            }
        }

        @Override
        public void ended(Trouble trouble) {
            if (!ended) {
                end();
                listener.ended(trouble);
            }
        }
    }

    private static @Nullable JsonElement first(JsonArray args, int index) {
        return args.size() > index ? args.get(index) : null;
    }

    /** A {@code connect_error} is {@code {message, data?}}; a Hearth host puts its error object into {@code data}. */
    private static Refusal refusal(JsonElement data) {
        if (!(data instanceof JsonObject outer)) {
            return new Refusal("", data.getAsString(), null);
        }
        JsonObject inner = outer.get("data") instanceof JsonObject object ? object : outer;
        String message = text(inner, "message");
        return new Refusal(
                text(inner, "code"), message.isEmpty() ? text(outer, "message") : message, retryAfter(inner));
    }

    /** At most a day; a host that says something else says nothing. */
    private static @Nullable Duration retryAfter(JsonObject json) {
        return json.get("retryAfterMs") instanceof JsonPrimitive value
                        && value.isNumber()
                        && MILLIS.matcher(value.getAsString()).matches()
                ? Duration.ofMillis(Math.min(value.getAsLong(), LONGEST_RETRY.toMillis()))
                : null;
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
    }
}
