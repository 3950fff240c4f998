package chat.hearth.app.bench;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.LiveChatSession;
import chat.hearth.app.session.SessionConfig;
import chat.hearth.app.session.Subscription;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.IrcLog;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/**
 * A room of real chat at a host of its own: the IRC lines of the test resources, over and over until there are enough, said
 * by as many people as the busiest channel has speakers at a time. What is once there is used again.
 */
final class BigRoom implements AutoCloseable {
    static final RoomId ID = new RoomId("big");

    private static final int SPEAKERS = 40;
    private static final int AT_ONCE = 64;
    private static final long PATIENCE_SECONDS = 60;
    private static final List<String> NO_LIMITS = List.of(
            "--limit", "connectionsPerAddress=200",
            "--limit", "unauthenticated=200",
            "--limit", "memberRate=100000",
            "--limit", "memberBurst=100000");

    private final HostProcess host;
    private final Path work;

    private BigRoom(HostProcess host, Path work) {
        this.host = host;
        this.work = work;
    }

    /** Starts the host, and has everything said when that was not done before. */
    static BigRoom at(Path work, int messages) throws Exception {
        boolean isFilled = Files.exists(work.resolve("host"));
        BigRoom room = new BigRoom(HostProcess.start(work.resolve("host"), NO_LIMITS.toArray(String[]::new)), work);
        if (!isFilled) {
            room.fill(messages);
        }
        return room;
    }

    private void fill(int messages) throws Exception {
        List<String> texts = IrcLog.readAll().stream()
                .filter(line ->
                        line.kind() == IrcLog.Kind.MESSAGE && !line.text().isEmpty())
                .map(IrcLog.Line::text)
                .toList();
        List<Socket> speakers = new ArrayList<>();
        for (int i = 0; i < SPEAKERS; i++) {
            speakers.add(enter(host.uri(), "speaker " + i));
        }
        Semaphore free = new Semaphore(AT_ONCE);
        for (int i = 0; i < messages; i++) {
            free.acquire();
            JSONObject post = new JSONObject(Map.of(
                    "room", ID.value(),
                    "id", UUID.randomUUID().toString(),
                    "text", texts.get(i % texts.size())));
            speakers.get(i * 7 % SPEAKERS).emit("post", new Object[] {post}, acknowledged(free));
        }
        free.acquire(AT_ONCE);
        speakers.forEach(Socket::disconnect);
    }

    private static Socket enter(URI host, String name) throws Exception {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.transports = new String[] {"websocket"};
        options.auth = Map.of("name", name);
        Socket socket = IO.socket(host, options);
        Semaphore entered = new Semaphore(0);
        socket.on(
                "welcome",
                welcome -> socket.emit(
                        "join",
                        new Object[] {new JSONObject(Map.of("room", ID.value(), "limit", 1))},
                        acknowledged(entered)));
        socket.connect();
        if (!entered.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " cannot enter");
        }
        return socket;
    }

    private static Ack acknowledged(Semaphore then) {
        return answer -> {
            if (!((JSONObject) answer[0]).optBoolean("ok")) {
                throw new AssertionError(answer[0]);
            }
            then.release();
        };
    }

    /** A desktop client that is connected and in the room, with what it saw the last time on its disk. */
    ChatSession reader() throws Exception {
        HostAddress address = new HostAddress(host.uri().getHost(), host.port());
        ChatSession session = LiveChatSession.open(new SessionConfig(address, "Ada", null, work.resolve("ada")));
        CompletableFuture<ConnectionState> connected = new CompletableFuture<>();
        Subscription watching = session.connection().subscribe(state -> {
            if (state instanceof ConnectionState.Connected) {
                connected.complete(state);
            }
        });
        connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        watching.close();
        for (String room : List.of("lobby", ID.value())) {
            Answer answer = session.joinRoom(room).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!(answer instanceof Answer.Joined)) {
                throw new AssertionError(answer);
            }
        }
        return session;
    }

    @Override
    public void close() {
        host.close();
    }
}
