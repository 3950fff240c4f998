package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Waiting;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a WebSocket server that the test plays, with real sockets and real stores. */
final class ForeignSessionTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path data;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    /** What the server does with a message. */
    private Server server(int port, BiConsumer<WebSocket, String> behaviour) throws Exception {
        Server server = new Server(port, behaviour);
        open.add(() -> server.stop(1_000));
        server.start();
        server.started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return server;
    }

    private LiveChatSession join(int port, LinkOptions options) {
        String link = "ws://127.0.0.1:" + port + "/ws";
        ServerAddress address = ((ServerAddress.Parsed.Valid) ServerAddress.parse(link)).address();
        Destination destination = new Destination(address, ServerKind.WEB_SOCKET, options);
        LiveChatSession session =
                LiveChatSession.open(new SessionConfig(destination, "Ada", null, "Someone", data.resolve("Ada")));
        open.add(session);
        return session;
    }

    private LiveChatSession connected(int port) throws Exception {
        LiveChatSession session = join(port, LinkOptions.NONE);
        await(session.connection(), Connected.class::isInstance);
        return session;
    }

    private static <T> T await(Observed<T> observed, Predicate<T> wanted) throws Exception {
        CompletableFuture<T> found = new CompletableFuture<>();
        Subscription subscription = observed.subscribe(value -> {
            if (wanted.test(value)) {
                found.complete(value);
            }
        });
        try {
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            subscription.close();
        }
    }

    private static void say(ChatSession session, String text) {
        session.post(RoomId.LOBBY, text, null);
    }

    /** A window onto the room, for waiting until it reads as it should. */
    private static final class Reader {
        private final Scene.Shown shown;
        private List<String> wanted = List.of();
        private CompletableFuture<Void> reached = new CompletableFuture<>();

        Reader(ChatSession session) {
            shown = new Scene.Shown(session.openTimeline(RoomId.LOBBY));
            shown.timeline.listen(this::apply);
        }

        private synchronized void apply(TimelineChange change) {
            shown.apply(change);
            check();
        }

        private void check() {
            if (lines().equals(wanted)) {
                reached.complete(null);
            }
        }

        private List<String> lines() {
            return shown.entries.stream()
                    .map(Message.class::cast)
                    .map(message -> message.author().name() + ": " + message.text() + state(message.delivery()))
                    .toList();
        }

        private static String state(Delivery delivery) {
            return delivery instanceof Delivery.Failed failed
                    ? " (" + failed.code() + ")"
                    : delivery instanceof Delivery.Pending ? " (pending)" : "";
        }

        void reads(String... lines) throws Exception {
            synchronized (this) {
                wanted = List.of(lines);
                reached = new CompletableFuture<>();
                check();
            }
            try {
                reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                synchronized (this) {
                    assertEquals(wanted, lines());
                }
            }
        }

        synchronized Message last() {
            return shown.last();
        }
    }

    @Test
    void whatTheServerSendsBackIsShownOnce() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        Reader reader = new Reader(ada);
        say(ada, "hello");
        say(ada, "hello");
        reader.reads("Ada: hello", "Ada: hello");

        server.broadcast("hello"); // a third time, so by somebody else

        reader.reads("Ada: hello", "Ada: hello", "Someone: hello");
    }

    @Test
    void whatTheServerKeepsToItselfIsSentOnceItIsThere() throws Exception {
        Server server = server(0, (socket, text) -> {});
        LiveChatSession ada = connected(server.getPort());
        say(ada, "hello");

        new Reader(ada).reads("Ada: hello");
        assertEquals("hello", server.got());
    }

    @Test
    void whoSaysSomethingIsNamedWhereTheServerDoes() throws Exception {
        Server server = server(0, (socket, text) -> {});
        LiveChatSession ada = connected(server.getPort());

        server.broadcast("{\"text\":\"good morning\",\"name\":\"Ben\"}");
        server.broadcast("up and running");

        new Reader(ada).reads("Ben: good morning", "Someone: up and running");
        assertEquals(
                2,
                await(ada.rooms(), rooms -> rooms.get(0).unread() == 2).get(0).unread());
    }

    @Test
    void whatWasHeardIsThereAgainWithoutTheServer() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        say(ada, "hello");
        new Reader(ada).reads("Ada: hello");
        server.broadcast("good morning");
        new Reader(ada).reads("Ada: hello", "Someone: good morning");
        ada.close();
        server.stop(1_000);

        LiveChatSession again = join(server.getPort(), LinkOptions.NONE);

        new Reader(again).reads("Ada: hello", "Someone: good morning");
        Waiting waiting = (Waiting) await(again.connection(), Waiting.class::isInstance);
        assertEquals(ConnectionState.Trouble.REFUSED, waiting.trouble());
    }

    @Test
    void whatIsHeardAfterARestartFollowsOnWhatWasHeardBefore() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        server.broadcast("one");
        new Reader(ada).reads("Someone: one");
        ada.close();

        LiveChatSession again = connected(server.getPort());
        server.broadcast("two");

        new Reader(again).reads("Someone: one", "Someone: two");
    }

    @Test
    void aConnectionThatBreaksIsMadeAnew() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        CompletableFuture<Void> lost = new CompletableFuture<>();
        ada.connection().subscribe(state -> {
            if (state instanceof Waiting) {
                lost.complete(null);
            }
        });

        server.getConnections().forEach(WebSocket::close);
        lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(ada.connection(), Connected.class::isInstance);
        say(ada, "still here");

        new Reader(ada).reads("Ada: still here");
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainByItself() throws Exception {
        Server server = server(0, (socket, text) -> {
            if (text.equals("cut")) {
                socket.closeConnection(1006, "");
            }
        });
        server.silent = true;
        LiveChatSession ada = connected(server.getPort());
        Reader reader = new Reader(ada);
        say(ada, "cut");

        reader.reads("Ada: cut (uncertain)");
        await(ada.connection(), Connected.class::isInstance);
        server.silent = false;
        say(ada, "next");
        reader.reads("Ada: next", "Ada: cut (uncertain)");
        ada.discard(reader.last().id());
        reader.reads("Ada: next");
        assertEquals(List.of("cut", "next"), List.of(server.got(), server.got()));
    }

    @Test
    void aMessageBeyondTheLimitCostsTheConnectionAndNoMore() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        CompletableFuture<Void> lost = new CompletableFuture<>();
        ada.connection().subscribe(state -> {
            if (state instanceof Waiting) {
                lost.complete(null);
            }
        });

        server.broadcast("x".repeat(1024 * 1024 + 1));
        lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(ada.connection(), Connected.class::isInstance);
        server.broadcast("short");

        new Reader(ada).reads("Someone: short");
    }

    @Test
    void headersAndTheSubprotocolReachTheServer() throws Exception {
        Server server = server(0, WebSocket::send);
        LinkOptions options = new LinkOptions(
                List.of(new Header("Authorization", "Bearer abc")), "lines", null, Certificates.VERIFIED, "");

        await(join(server.getPort(), options).connection(), Connected.class::isInstance);

        ClientHandshake handshake = server.handshakes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(handshake);
        assertEquals("Bearer abc", handshake.getFieldValue("Authorization"));
        assertEquals("lines", handshake.getFieldValue("Sec-WebSocket-Protocol"));
        assertEquals("", handshake.getFieldValue("Sec-WebSocket-Extensions"));
    }

    @Test
    void whatSuchAServerCannotDoIsRefusedHere() throws Exception {
        Server server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());

        Answer answer = ada.joinRoom("lab").toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertEquals(Answer.Failed.class, answer.getClass());
        assertEquals(1, ada.rooms().get().size());
    }

    /** A server whose behaviour is the test's. */
    private static final class Server extends WebSocketServer {
        final CompletableFuture<Void> started = new CompletableFuture<>();
        final BlockingQueue<ClientHandshake> handshakes = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BiConsumer<WebSocket, String> behaviour;

        /** Whether pings stay without an answer. */
        volatile boolean silent;

        Server(int port, BiConsumer<WebSocket, String> behaviour) {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    1,
                    List.of(new Draft_6455(List.of(), List.of(new Protocol("lines"), new Protocol("")))));
            this.behaviour = behaviour;
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

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            handshakes.add(handshake);
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
}
