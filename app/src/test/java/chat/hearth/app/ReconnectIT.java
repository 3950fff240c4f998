package chat.hearth.app;

import chat.hearth.app.session.TcpProxy;
import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.chat.RoomEvent;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a window shows of a session after the way to the host was cut: every message, once, in the host's order. */
@ExtendWith(British.class)
final class ReconnectIT {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path data;

    private final OkHttpClient http = Visitor.http();
    private RunningServer host;
    private TcpProxy way;
    private AppWindow window;

    @BeforeEach
    void openWindowThatGoesALongWay() throws Exception {
        ServerConfig config =
                new ServerConfig("Home", "127.0.0.1", 0, data.resolve("host"), ServerLimits.headless(), null);
        host = ((StartOutcome.Started) ChatServer.start(config)).server();
        way = new TcpProxy(host.port());
        window = AppWindow.left(data.resolve("grace"), "--join", "127.0.0.1:" + way.port(), "--name", "Grace");
    }

    @AfterEach
    void end() throws Exception {
        window.close();
        way.close();
        host.stop(Duration.ofSeconds(5));
    }

    @Test
    void afterEachReconnectEveryMessageIsThereOnceInTheHostsOrder() throws Exception {
        ConversationPage grace = new ConversationPage(window);
        grace.isIn("Lobby");
        URI address = URI.create("http://127.0.0.1:" + host.port());
        CompletableFuture<Void> welcome = new CompletableFuture<>();
        try (Visitor ada = new Visitor(
                http,
                address,
                Visitor.Transport.WEBSOCKET,
                new HashMap<>(Map.of("name", "Ada")),
                visitor -> welcome.complete(null),
                refusal -> welcome.completeExceptionally(new AssertionError(refusal)))) {
            welcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            ask(ada, "join", Map.of("room", "lobby"));
            say(ada, "first");
            grace.reads("Home begins here", "Grace joined", "Ada joined", "Ada: first");
            for (int round = 1; round <= 2; round++) {
                way.dropAnswers(true); // the host hears everything, and nothing of what it says arrives
                say(ada, "unheard " + round);
                grace.say("Lobby", "unconfirmed " + round);
                say(ada, "unheard too " + round);
                way.cut();
                way.dropAnswers(false);
                grace.shows("connection-state", "Connected");
                say(ada, "heard " + round);
                int told = round;
                Eventually.holds("Ada after the reconnect", () -> grace.lines().contains("Ada: heard " + told));
            }
        }
        try (HostHistory history = new HostHistory(http, address)) {
            grace.reads(history.read("lobby").stream().map(ReconnectIT::line).toArray(String[]::new));
        }
    }

    private static void say(Visitor visitor, String text) throws Exception {
        ask(visitor, "post", Map.of("room", "lobby", "id", UUID.randomUUID().toString(), "text", text));
    }

    private static void ask(Visitor visitor, String request, Map<String, Object> argument) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        visitor.ask(request, argument, answer::complete);
        JSONObject json = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!Visitor.isOk(json)) throw new AssertionError(request + ": " + json);
    }

    /** The event as the window has it. */
    private static String line(RoomEvent event) {
        String who = event.author().name();
        if (event instanceof RoomEvent.Message message) return who + ": " + message.text();
        return event instanceof RoomEvent.Membership ? who + " joined" : who + " begins here";
    }
}
