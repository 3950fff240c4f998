package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket.IO, old or new: one event with a string is what is said. The path of the address is the namespace, as for the
 * old clients of the tutorials; a server that does not have it is joined at its main one, since a path is as often that of
 * a page. Confined to the loop.
 */
final class SocketIoWire implements Wire, EngineIoLine.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketIoWire.class);
    private static final int MOST_ATTACHMENTS = 10;

    /** How long an old server, which lets everybody into the main namespace, may say nothing of another one. */
    private static final Duration NAMESPACE_TIMEOUT = Duration.ofSeconds(3);

    /** The event of {@code socket.send}. */
    private static final String MESSAGE = "message";

    private final Loop loop;
    private final Listener listener;
    private final EngineIoLine engine;
    private final boolean old;
    private final Set<String> heardEvents;
    private final String saidEvent;
    private SocketIoDecoder decoder = new SocketIoDecoder(MOST_ATTACHMENTS);
    private Loop.Timer timer = Loop.Timer.NONE;
    private String namespace;
    private boolean connected;

    SocketIoWire(Destination to, HttpClient http, Duration connectTimeout, Loop loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
        this.old = to.kind() == ServerKind.OLD_SOCKET_IO;
        this.saidEvent = to.options().event();
        this.heardEvents = saidEvent.equals(MESSAGE) ? Set.of(MESSAGE) : Set.of(saidEvent, MESSAGE);
        this.namespace = to.address().namespace();
        this.engine = new EngineIoLine(to, http, connectTimeout, loop, this);
    }

    @Override
    public void open() {
        engine.open();
    }

    @Override
    public void send(String text, long number) {
        JsonArray args = new JsonArray(2);
        args.add(new JsonPrimitive(saidEvent));
        args.add(new JsonPrimitive(text));
        // Without an acknowledgement: a server that hands all its arguments on would hand on the callback, and fail.
        send(new SocketIoPacket.Event(namespace, OptionalInt.empty(), args, List.of()));
        engine.confirm(number);
    }

    private void send(SocketIoPacket packet) {
        engine.send(SocketIoEncoder.encodeText(packet));
    }

    @Override
    public void close() {
        if (connected) {
            send(new SocketIoPacket.Disconnect(namespace));
        }
        timer.cancel();
        engine.close();
    }

    @Override
    public void opened() {
        boolean main = namespace.equals(SocketIoPacket.MAIN_NAMESPACE);
        if (!old || !main) { // an old server connects the main namespace by itself
            send(new SocketIoPacket.Connect(namespace, null));
        }
    }

    @Override
    public void message(EngineIoPacket message) {
        try {
            Optional<SocketIoPacket> packet = decoder.accept(message);
            packet.ifPresent(this::take);
        } catch (PacketException e) {
            LOG.debug("left aside: {}", e.getMessage()); // what others make of the protocol is not ours to judge
            decoder = new SocketIoDecoder(MOST_ATTACHMENTS);
        }
    }

    private void take(SocketIoPacket packet) {
        boolean mine = packet.namespace().equals(namespace);
        if (packet instanceof SocketIoPacket.Connect) {
            if (mine) {
                connectedTo(namespace);
            } else if (old && !connected) {
                timer.cancel();
                timer = loop.after(NAMESPACE_TIMEOUT, () -> connectedTo(SocketIoPacket.MAIN_NAMESPACE));
            }
        } else if (packet instanceof SocketIoPacket.ConnectError error) {
            if (mine && !connected) {
                refused(error.data());
            }
        } else if (packet instanceof SocketIoPacket.Event event && mine && connected) {
            heard(event);
        } else if (packet instanceof SocketIoPacket.Disconnect && mine) {
            lost();
        }
    }

    private void connectedTo(String where) {
        timer.cancel();
        if (!connected) {
            connected = true;
            namespace = where;
            listener.connected(engine.transport());
        }
    }

    private void refused(JsonElement why) {
        if (namespace.equals(SocketIoPacket.MAIN_NAMESPACE)) {
            close();
            listener.refused(new Refusal("", sentence(why)));
        } else if (old) {
            connectedTo(SocketIoPacket.MAIN_NAMESPACE);
        } else {
            namespace = SocketIoPacket.MAIN_NAMESPACE;
            send(new SocketIoPacket.Connect(namespace, null));
        }
    }

    private static String sentence(JsonElement why) {
        JsonElement words = why instanceof JsonObject object ? object.get("message") : why;
        return words instanceof JsonPrimitive text ? text.getAsString() : "";
    }

    private void heard(SocketIoPacket.Event event) {
        if (heardEvents.contains(event.name()) && event.args().size() > 1) {
            Heard.inArgument(event.args().get(1)).ifPresent(listener::heard);
        } else {
            LOG.debug("an event of another name is left aside");
        }
    }

    private void lost() {
        timer.cancel();
        engine.close();
        listener.ended(Trouble.LOST);
    }

    @Override
    public void confirmed(long number) {
        listener.delivered(number);
    }

    @Override
    public void ended(Trouble trouble) {
        timer.cancel();
        listener.ended(trouble);
    }
}
