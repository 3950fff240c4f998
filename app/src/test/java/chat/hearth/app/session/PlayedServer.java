package chat.hearth.app.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A server whose behaviour is the test's. */
final class PlayedServer extends WebSocketServer {
    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Void> started = new CompletableFuture<>();
    final BlockingQueue<ClientHandshake> handshakes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BiConsumer<WebSocket, String> behaviour;
    private final List<String> greeting;

    /** Whether pings stay without an answer. */
    volatile boolean silent;

    private PlayedServer(int port, BiConsumer<WebSocket, String> behaviour, List<String> greeting) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("lines"), new Protocol("")))));
        this.behaviour = behaviour;
        this.greeting = greeting;
        setReuseAddr(true);
        setDaemon(true);
    }

    String got() throws InterruptedException {
        return messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onStart() {
        started.complete(null);
    }

    /** Starts it, on loopback. */
    static PlayedServer started(int port, BiConsumer<WebSocket, String> behaviour, String... greeting)
            throws Exception {
        PlayedServer server = new PlayedServer(port, behaviour, List.of(greeting));
        server.start();
        server.started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return server;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        handshakes.add(handshake);
        greeting.forEach(socket::send);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        messages.add(message);
        behaviour.accept(socket, message);
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (!silent) {
            super.onWebsocketPing(socket, ping);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        // The client connects anew, or the test is over.
    }

    @Override
    public void onError(WebSocket socket, Exception thrown) {
        started.completeExceptionally(thrown);
    }
}
