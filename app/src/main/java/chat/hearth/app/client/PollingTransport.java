package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engine.IO by long-polling: one GET that waits for packets, and one POST at a time with what there is to send (Engine.IO
 * protocol revision 4, "HTTP long-polling"). The next GET goes out only after what came with the last was worked on.
 * Confined to the loop.
 */
final class PollingTransport implements EngineTransport {
    private static final Logger LOG = LoggerFactory.getLogger(PollingTransport.class);
    private static final int MAX_PACKETS = 10_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** How much longer than one heartbeat a GET may take before it is given up. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(5);

    private static final Set<Integer> UNNAMED_PORTS = Set.of(80);

    private final HttpClient http;
    private final HostAddress address;
    private final Loop loop;
    private final Listener listener;
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean posting;
    private boolean ended;
    private @Nullable Handshake handshake;

    PollingTransport(HttpClient http, HostAddress address, Loop loop, Listener listener) {
        this.http = http;
        this.address = address;
        this.loop = loop;
        this.listener = listener;
    }

    @Override
    public Transport kind() {
        return Transport.POLLING;
    }

    @Override
    public String hostHeader() {
        return address.hostHeader(UNNAMED_PORTS);
    }

    @Override
    public void open() {
        poll();
    }

    private URI uri() {
        String session = handshake == null ? "" : "&sid=" + handshake.sid();
        return address.uri("http", "/socket.io/?EIO=4&client=hearth&transport=polling" + session);
    }

    private void poll() {
        Duration timeout = handshake == null
                ? REQUEST_TIMEOUT
                : handshake.pingInterval().plus(handshake.pingTimeout()).plus(POLL_GRACE);
        HttpRequest request = HttpRequest.newBuilder(uri()).timeout(timeout).build();
        var unused =
                http.sendAsync(request, BoundedBody.handler(MAX_MESSAGE_BYTES)).whenCompleteAsync(this::polled, loop);
    }

    private void polled(@Nullable HttpResponse<String> response, @Nullable Throwable thrown) {
        if (ended) {
            return;
        }
        if (response == null || response.statusCode() != 200) {
            fail(
                    response == null ? Troubles.of(requireThrown(thrown)) : trouble(response.statusCode()),
                    response != null);
            return;
        }
        try {
            for (EngineIoPacket packet : EngineIoCodec.decodePayload(response.body(), MAX_PACKETS)) {
                if (handshake == null) {
                    handshake = openPacket(packet);
                }
                listener.received(packet);
                if (ended) {
                    return;
                }
            }
        } catch (PacketException e) {
            LOG.debug("not Engine.IO: {}", e.getMessage());
            fail(Trouble.NOT_A_HOST, true);
            return;
        }
        poll();
    }

    private static Throwable requireThrown(@Nullable Throwable thrown) {
        return thrown == null ? new IllegalStateException("neither a response nor an exception") : thrown;
    }

    private Trouble trouble(int status) {
        if (status == 503 || status == 429) {
            return Trouble.BUSY;
        }
        return handshake == null ? Trouble.NOT_A_HOST : Trouble.LOST;
    }

    private static Handshake openPacket(EngineIoPacket packet) throws PacketException {
        if (packet instanceof EngineIoPacket.Text text && text.type() == EngineIoPacket.Type.OPEN) {
            Handshake handshake = Handshake.parse(text.data());
            if (!handshake.sid().matches("[0-9A-Za-z_-]{1,128}")) {
                throw new PacketException("a session id that cannot stand in a link");
            }
            return handshake;
        }
        throw new PacketException("a session starts with its open packet");
    }

    @Override
    public void send(EngineIoPacket packet) {
        if (ended) {
            return;
        }
        String text = EngineIoCodec.encode(packet);
        queuedBytes += bytes(text);
        if (queuedBytes > MAX_QUEUED_BYTES) {
            LOG.debug("the host takes nothing; giving this connection up");
            fail(Trouble.LOST, true);
            return;
        }
        queue.add(text);
        post();
    }

    private void post() {
        if (posting || queue.isEmpty() || handshake == null) {
            return;
        }
        posting = true;
        HttpRequest request = HttpRequest.newBuilder(uri())
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(nextBody(handshake.maxPayload())))
                .build();
        var unused =
                http.sendAsync(request, BoundedBody.handler(MAX_MESSAGE_BYTES)).whenCompleteAsync(this::posted, loop);
    }

    /** As many waiting packets as fit into one body, at least one. */
    private String nextBody(int maxPayload) {
        List<String> packets = new ArrayList<>();
        long length = 0;
        while (!queue.isEmpty()) {
            int next = bytes(queue.peek());
            if (!packets.isEmpty() && length + next + 1 > maxPayload) {
                break;
            }
            length += next + 1;
            queuedBytes -= next;
            packets.add(queue.remove());
        }
        return String.join("\u001e", packets);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void posted(@Nullable HttpResponse<String> response, @Nullable Throwable thrown) {
        posting = false;
        if (ended) {
            return;
        }
        if (response == null || response.statusCode() != 200) {
            fail(Trouble.LOST, true);
            return;
        }
        post();
    }

    private void fail(Trouble trouble, boolean reached) {
        if (!ended) {
            ended = true;
            listener.failed(new Failure(trouble, reached));
        }
    }

    @Override
    public void close() {
        if (!ended && handshake != null) {
            HttpRequest goodbye = HttpRequest.newBuilder(uri())
                    .timeout(REQUEST_TIMEOUT)
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .POST(HttpRequest.BodyPublishers.ofString(EngineIoCodec.encode(EngineIoPacket.CLOSE)))
                    .build();
            var unused = http.sendAsync(goodbye, HttpResponse.BodyHandlers.discarding());
        }
        ended = true;
    }
}
