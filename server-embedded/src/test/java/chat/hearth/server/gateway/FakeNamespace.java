package chat.hearth.server.gateway;

import chat.hearth.server.socketio.AckReply;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Broadcast;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.DisconnectReason;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.EventHandler;
import chat.hearth.server.socketio.Middleware;
import chat.hearth.server.socketio.Namespace;
import chat.hearth.server.socketio.OtherHandler;
import chat.hearth.server.socketio.ServerSocket;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A namespace without a network: what is emitted to a client is at once in its queue. */
final class FakeNamespace implements Namespace {
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private Middleware middleware;
    private Consumer<ServerSocket> onConnection;

    /** Connects a client; {@code auth} is JSON. */
    Client connect(String auth) throws Exception {
        return connect(auth, () -> {});
    }

    /** As {@link #connect(String)}; what is done meanwhile comes after the connection and before anybody knows of it. */
    Client connect(String auth, Meanwhile meanwhile) throws Exception {
        Client client = assertAdmitted(admit(auth), auth);
        clients.add(client);
        meanwhile.run();
        onConnection.accept(client);
        return client;
    }

    /** Something that happens. */
    @FunctionalInterface
    interface Meanwhile {
        void run() throws Exception;
    }

    Admission admit(String auth) throws Exception {
        return middleware.admit(candidate(auth)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Client assertAdmitted(Admission admission, String auth) {
        if (!(admission instanceof Admission.Admitted admitted)) {
            throw new AssertionError("not let in: " + admission);
        }
        return new Client(candidate(auth), admitted.attachment());
    }

    private static Candidate candidate(String auth) {
        JsonObject json = JsonParser.parseString(auth).getAsJsonObject();
        return new Candidate(
                "/", json, Map.of(), "fake", Map.of(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }

    @Override
    public String name() {
        return "/";
    }

    @Override
    public Namespace use(Middleware newMiddleware) {
        middleware = newMiddleware;
        return this;
    }

    @Override
    public Namespace onConnection(Consumer<ServerSocket> handler) {
        onConnection = handler;
        return this;
    }

    @Override
    public Broadcast to(String room) {
        return new To(Set.of(room), Set.of());
    }

    @Override
    public Broadcast toAll() {
        return new To(null, Set.of());
    }

    private final class To implements Broadcast {
        private final Set<String> rooms;
        private final Set<ServerSocket> without;

        To(Set<String> rooms, Set<ServerSocket> without) {
            this.rooms = rooms;
            this.without = without;
        }

        @Override
        public Broadcast to(String room) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Broadcast except(ServerSocket socket) {
            return new To(rooms, Set.of(socket));
        }

        @Override
        public Broadcast volatileOnly() {
            return this;
        }

        @Override
        public void emit(String event, JsonElement... args) {
            emitAll(List.of(new Emission(event, List.of(args))));
        }

        @Override
        public void emitAll(List<Emission> emissions) {
            for (Client client : clients) {
                if (!without.contains(client)
                        && (rooms == null || rooms.stream().anyMatch(client.rooms::contains))) {
                    client.emitAll(emissions);
                }
            }
        }
    }

    /** One client, seen from both ends. */
    final class Client implements ServerSocket {
        private final Candidate candidate;
        private final Object attachment;
        private final Set<String> rooms = ConcurrentHashMap.newKeySet();
        private final Map<String, EventHandler> handlers = new HashMap<>();
        private final BlockingQueue<Emission> received = new LinkedBlockingQueue<>();
        private OtherHandler other;
        private Consumer<DisconnectReason> onDisconnect;
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        Client(Candidate candidate, Object attachment) {
            this.candidate = candidate;
            this.attachment = attachment;
        }

        /** The next event of this name; those before it are dropped. */
        JsonElement next(String event) throws InterruptedException {
            while (true) {
                Emission emission = received.poll(10, TimeUnit.SECONDS);
                if (emission == null) {
                    throw new AssertionError("no " + event + " came");
                } else if (emission.event().equals(event)) {
                    return emission.args().get(0);
                }
            }
        }

        /** The next event, whatever it is called. */
        String next() throws InterruptedException {
            Emission emission = received.poll(10, TimeUnit.SECONDS);
            return emission == null ? "nothing" : emission.event();
        }

        /** Everything that came so far. */
        List<Emission> received() {
            return List.copyOf(received);
        }

        /** Sends a request; {@code argument} is JSON. */
        CompletableFuture<JsonObject> send(String event, String argument) {
            CompletableFuture<JsonObject> answer = new CompletableFuture<>();
            Arguments arguments = new Arguments(List.of(JsonParser.parseString(argument)), List.of());
            AckReply reply = new AckReply() {
                @Override
                public boolean isWanted() {
                    return true;
                }

                @Override
                public void send(JsonElement... args) {
                    send(List.of(args), List.of());
                }

                @Override
                public void send(List<JsonElement> args, List<byte[]> attachments) {
                    answer.complete(args.get(0).getAsJsonObject());
                }
            };
            EventHandler handler = handlers.get(event);
            if (handler != null) {
                handler.handle(arguments, reply);
            } else {
                other.handle(event, arguments, reply);
            }
            return answer;
        }

        JsonObject request(String event, String argument) throws Exception {
            return send(event, argument).get(10, TimeUnit.SECONDS);
        }

        void awaitClosed() throws Exception {
            closed.get(10, TimeUnit.SECONDS);
        }

        void hangUp() {
            clients.remove(this);
            onDisconnect.accept(DisconnectReason.CLIENT_LEFT);
        }

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public Candidate candidate() {
            return candidate;
        }

        @Override
        public Object attachment() {
            return attachment;
        }

        @Override
        public ServerSocket on(String event, EventHandler handler) {
            handlers.put(event, handler);
            return this;
        }

        @Override
        public ServerSocket onOther(OtherHandler handler) {
            other = handler;
            return this;
        }

        @Override
        public ServerSocket onDisconnect(Consumer<DisconnectReason> handler) {
            onDisconnect = handler;
            return this;
        }

        @Override
        public void emitAll(List<Emission> emissions) {
            received.addAll(emissions);
        }

        @Override
        public void emitVolatile(String event, JsonElement... args) {
            emit(event, args);
        }

        @Override
        public CompletableFuture<Arguments> emitWithAck(Duration timeout, Emission emission) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> flushed() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void join(String room) {
            rooms.add(room);
        }

        @Override
        public void leave(String room) {
            rooms.remove(room);
        }

        @Override
        public void disconnect() {
            close();
        }

        @Override
        public void close() {
            closed.complete(null);
        }
    }
}
