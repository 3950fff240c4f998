package chat.hearth.conformance;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Candidate;
import chat.hearth.server.socketio.RecoveryWindow;
import chat.hearth.server.socketio.SocketIoOptions;
import chat.hearth.server.socketio.SocketIoServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The server that the test suites of the official JavaScript clients, 2 to 4, ask for. */
final class ClientSuiteServer {
    private static final List<String> PLAIN_NAMESPACES = List.of("/timeout_socket", "/valid", "/asd");

    private ClientSuiteServer() {}

    /** Option: {@code --port}. */
    public static void main(String[] arguments) throws InterruptedException {
        start(List.of(arguments)).serve();
    }

    static Harness start(List<String> arguments) {
        HarnessOptions given = HarnessOptions.parse(arguments, "--port");
        ServerLimits limits = Harness.LIMITS.with("pingInterval", "2s").with("frameBytes", "1000000");
        NetMetrics metrics = new NetMetrics();
        SocketIoServer io = new SocketIoServer(SocketIoOptions.of(limits).withRecovery(RecoveryWindow.USUAL), metrics);
        io.namespace("/")
                .use(candidate -> candidate.query().containsKey("fail")
                        ? rejected("Auth failed (main namespace)", null)
                        : CompletableFuture.completedFuture(new Admission.Admitted(null)))
                .onConnection(socket -> new ClientSuiteSocket(socket).handleAll());
        io.namespace("/foo").onConnection(socket -> new ClientSuiteSocket(socket).handleId());
        PLAIN_NAMESPACES.forEach(io::namespace);
        io.namespace("/abc")
                .onConnection(socket -> socket.emit("handshake", ClientSuiteSocket.handshake(socket.candidate())));
        io.namespace("/no").use(candidate -> rejected("Auth failed (custom namespace)", errorData(candidate)));
        Router router = new Router();
        io.attach(router);
        return Harness.open(
                given.number("--port", 0), limits, metrics, router, pipeline -> pipeline.addLast(new OpeningDelay()));
    }

    /** Older clients know either a message or data: their suite expects the message. */
    private static @Nullable JsonObject errorData(Candidate candidate) {
        if ("3".equals(candidate.query().get("EIO"))) {
            return null;
        }
        JsonObject data = new JsonObject();
        data.addProperty("a", "b");
        data.addProperty("c", 3);
        return data;
    }

    private static CompletionStage<Admission> rejected(String message, @Nullable JsonObject data) {
        return CompletableFuture.completedFuture(new Admission.Rejected(message, data));
    }
}
