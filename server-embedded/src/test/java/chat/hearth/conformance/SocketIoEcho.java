package chat.hearth.conformance;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.Router;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.ServerSocket;
import chat.hearth.server.socketio.SocketIoOptions;
import chat.hearth.server.socketio.SocketIoServer;
import java.util.List;

/**
 * The server that the conformance suite of the Socket.IO protocol asks for. On {@code /} and {@code /custom} it emits
 * {@code auth} with what the client connected with; on {@code /}, {@code message} comes back as {@code message-back} and
 * {@code message-with-ack} as its acknowledgement. There is no other namespace.
 */
final class SocketIoEcho {
    private static final List<String> NAMESPACES = List.of("/", "/custom");

    private SocketIoEcho() {}

    /**
     * Options: {@code --port}, {@code --alias} of the namespace {@code /}; {@code --ping-interval},
     * {@code --ping-timeout} and {@code --connect-timeout} in milliseconds.
     */
    public static void main(String[] arguments) throws InterruptedException {
        start(List.of(arguments)).serve();
    }

    static Harness start(List<String> arguments) {
        HarnessOptions given = HarnessOptions.parse(
                arguments, "--port", "--alias", "--ping-interval", "--ping-timeout", "--connect-timeout");
        ServerLimits limits = Harness.LIMITS
                .with("maxPayload", "1000000")
                .with("frameBytes", "1000000")
                .with("pingInterval", given.millis("--ping-interval", 300))
                .with("pingTimeout", given.millis("--ping-timeout", 200))
                .with("connectDeadline", given.millis("--connect-timeout", 1_000));
        SocketIoOptions options = SocketIoOptions.of(limits);
        for (String alias : given.all("--alias")) {
            options = options.withAlias(alias, "/");
        }
        NetMetrics metrics = new NetMetrics();
        SocketIoServer io = new SocketIoServer(options, metrics);
        NAMESPACES.forEach(name -> io.namespace(name).onConnection(SocketIoEcho::greet));
        io.namespace("/").onConnection(SocketIoEcho::echo);
        Router router = new Router();
        io.attach(router);
        return Harness.open(given.number("--port", 0), limits, metrics, router);
    }

    private static void greet(ServerSocket socket) {
        socket.emit("auth", socket.candidate().auth());
    }

    private static void echo(ServerSocket socket) {
        socket.on("message", (arguments, reply) -> {
            var back = new Emission("message-back", arguments.values(), arguments.attachments());
            socket.emitAll(List.of(back));
        });
        socket.on("message-with-ack", (arguments, reply) -> reply.send(arguments.values(), arguments.attachments()));
    }
}
