package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket that shows the wire: what is sent and received as it is written in the protocols' texts. */
public final class WireClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SECONDS = 20;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private WireClient(URI uri) {
        socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    /** Opens a session of its own: {@code ?EIO=4&transport=websocket}. */
    public static WireClient open(TestHost host) {
        return open(host, "/socket.io/?EIO=4&transport=websocket");
    }

    public static WireClient open(TestHost host, String target) {
        return new WireClient(URI.create("ws://" + host.address() + target));
    }

    /** Opens a session of its own at {@code host:port}. */
    public static WireClient open(String address) {
        return open(address, "/socket.io/?EIO=4&transport=websocket");
    }

    public static WireClient open(String address, String target) {
        return new WireClient(URI.create("ws://" + address + target));
    }

    /** A client that the namespace {@code /} has let in. */
    public static WireClient connected(TestHost host) {
        WireClient client = open(host);
        client.next(); // 0{…}
        client.send("40");
        client.next(); // 40{"sid":…}
        return client;
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    public void send(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** The next message; binary ones as {@code <0102ff>}, the closing as {@code closed 1000}. */
    public String next() {
        try {
            String message = received.poll(SECONDS, TimeUnit.SECONDS);
            assertNotNull(message, "nothing came in " + SECONDS + " s");
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        received.add("<" + HexFormat.of().formatHex(bytes) + ">");
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        received.add("closed " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        received.add("broken");
    }

    @Override
    public void close() {
        socket.abort();
    }
}
