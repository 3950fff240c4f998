package chat.hearth.app.client.foreign;

import chat.hearth.app.client.BoundedBody;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.ServerKind;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoCodec;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.engineio.Handshake;
import chat.hearth.protocol.engineio.RevisionThreeCodec;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engine.IO by long-polling, for servers and proxies that take no WebSocket: one GET that waits, and one POST at a time,
 * whose answer confirms what it carried. Confined to the loop.
 */
final class PollingPipe implements PacketPipe {
    private static final Logger LOG = LoggerFactory.getLogger(PollingPipe.class);
    private static final int OK = 200;
    private static final int MAX_PACKETS = 10_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** How much longer than one heartbeat a GET may take. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(5);

    /** What a packet's length and its colon, or a separator, can add to it. */
    private static final int FRAMING = 8;

    private final Destination to;
    private final boolean old;
    private final HttpClient http;
    private final Loop loop;
    private final Listener listener;
    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean posting;
    private boolean ended;
    private @Nullable Handshake handshake;

    /** A packet, or the number that its predecessors' arrival is told by. */
    private sealed interface Outgoing {
        record Packet(EngineIoPacket packet, int bytes) implements Outgoing {}

        record Confirmation(long number) implements Outgoing {}
    }

    PollingPipe(Destination to, HttpClient http, Loop loop, Listener listener) {
        this.to = to;
        this.old = to.kind() == ServerKind.OLD_SOCKET_IO;
        this.http = http;
        this.loop = loop;
        this.listener = listener;
    }

    @Override
    public Transport transport() {
        return Transport.POLLING;
    }

    @Override
    public void open() {
        poll();
    }

    private HttpRequest.Builder request(Duration timeout) {
        String query = to.address().query();
        String path = "/socket.io/?transport=polling"
                + (old ? "&EIO=3&b64=1" : "&EIO=4")
                + (query.isEmpty() ? "" : "&" + query)
                + (handshake == null ? "" : "&sid=" + handshake.sid());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.address().http(path)).timeout(timeout);
        to.options().headers().forEach(header -> request.header(header.name(), header.value()));
        return request;
    }

    private void poll() {
        Handshake agreed = handshake;
        Duration timeout = agreed == null
                ? REQUEST_TIMEOUT
                : agreed.pingInterval().plus(agreed.pingTimeout()).plus(POLL_GRACE);
        var unused = http.sendAsync(request(timeout).build(), BoundedBody.handler(WebSocketLine.MAX_MESSAGE))
                .whenCompleteAsync(this::polled, loop);
    }

    private void polled(@Nullable HttpResponse<String> response, @Nullable Throwable thrown) {
        if (ended) {
            return;
        }
        if (response == null || response.statusCode() != OK) {
            fail(
                    response == null
                            ? Failures.of(thrown, to.options())
                            : new Finding.Failed(Trouble.HTTP_ERROR, response.statusCode()));
            return;
        }
        try {
            for (EngineIoPacket packet : packets(response.body())) {
                if (handshake == null) {
                    handshake = openPacket(packet);
                }
                listener.packet(packet);
                if (ended) {
                    return;
                }
            }
        } catch (PacketException e) {
            LOG.debug("not Engine.IO: {}", e.getMessage());
            fail(new Finding.Failed(Trouble.NOT_A_CHAT, 0));
            return;
        }
        post();
        poll();
    }

    private List<EngineIoPacket> packets(String body) throws PacketException {
        return old
                ? RevisionThreeCodec.decodePayload(body, MAX_PACKETS)
                : EngineIoCodec.decodePayload(body, MAX_PACKETS);
    }

    private static Handshake openPacket(EngineIoPacket packet) throws PacketException {
        if (packet instanceof EngineIoPacket.Text text && text.type() == EngineIoPacket.Type.OPEN) {
            Handshake handshake = Handshake.parse(text.data());
            if (handshake.sid().matches("[0-9A-Za-z_-]{1,128}")) {
                return handshake;
            }
        }
        throw new PacketException("a session starts with its open packet, whose id can stand in a link");
    }

    @Override
    public void send(EngineIoPacket packet) {
        int bytes = EngineIoCodec.encode(packet).getBytes(StandardCharsets.UTF_8).length + FRAMING;
        queuedBytes += bytes;
        queue.add(new Outgoing.Packet(packet, bytes));
        if (queuedBytes > WebSocketLine.MAX_QUEUED) {
            LOG.debug("the server takes nothing; giving this connection up");
            fail(new Finding.Failed(Trouble.LOST, 0));
        } else {
            post();
        }
    }

    @Override
    public void confirm(long number) {
        queue.add(new Outgoing.Confirmation(number));
        post();
    }

    private void post() {
        Handshake agreed = handshake;
        if (posting || queue.isEmpty() || agreed == null || ended) {
            return;
        }
        posting = true;
        List<Long> confirmations = new ArrayList<>();
        List<EngineIoPacket> packets = nextBody(agreed.maxPayload(), confirmations);
        if (packets.isEmpty()) { // what they are about was in the body before
            confirmed(confirmations);
            return;
        }
        String body = old ? RevisionThreeCodec.encodePayload(packets) : EngineIoCodec.encodePayload(packets);
        HttpRequest request = request(REQUEST_TIMEOUT)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var unused = http.sendAsync(request, BoundedBody.handler(WebSocketLine.MAX_MESSAGE))
                .whenCompleteAsync(
                        (response, thrown) -> {
                            if (ended) {
                                return;
                            }
                            if (response == null || response.statusCode() != OK) {
                                fail(new Finding.Failed(Trouble.LOST, 0));
                            } else {
                                confirmed(confirmations);
                            }
                        },
                        loop);
    }

    private void confirmed(List<Long> confirmations) {
        posting = false;
        confirmations.forEach(listener::confirmed);
        post();
    }

    /** As many waiting packets as fit into one body, at least one, and what their arrival confirms. */
    private List<EngineIoPacket> nextBody(int maxPayload, List<Long> confirmations) {
        List<EngineIoPacket> packets = new ArrayList<>();
        long length = 0;
        while (!queue.isEmpty()) {
            Outgoing next = queue.element();
            if (next instanceof Outgoing.Packet packet) {
                if (!packets.isEmpty() && length + packet.bytes() > maxPayload) {
                    break;
                }
                length += packet.bytes();
                queuedBytes -= packet.bytes();
                packets.add(packet.packet());
            } else {
                confirmations.add(((Outgoing.Confirmation) next).number());
            }
            queue.remove();
        }
        return packets;
    }

    private void fail(Finding.Failed why) {
        if (!ended) {
            ended = true;
            listener.ended(why);
        }
    }

    @Override
    public void close() {
        if (!ended && handshake != null) {
            List<EngineIoPacket> goodbye = List.of(EngineIoPacket.CLOSE);
            HttpRequest request = request(REQUEST_TIMEOUT)
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            old ? RevisionThreeCodec.encodePayload(goodbye) : EngineIoCodec.encodePayload(goodbye)))
                    .build();
            var unused = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        }
        ended = true;
    }
}
