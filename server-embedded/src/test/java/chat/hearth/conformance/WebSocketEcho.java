package chat.hearth.conformance;

import chat.hearth.server.http.HttpRoute;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.WebSocketRoute.Decision;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.PermessageDeflate;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketLimits;
import chat.hearth.server.net.WebSocketListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server for conformance suites: at any path it sends every text and every binary message back. Messages up to 16
 * MiB in any number of fragments; permessage-deflate for whoever offers it.
 */
final class WebSocketEcho {
    private static final int MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final WebSocketLimits LIMITS =
            new WebSocketLimits(MESSAGE_BYTES, Integer.MAX_VALUE, 8 * MESSAGE_BYTES, Duration.ofMinutes(1));

    private WebSocketEcho() {}

    /** Options: {@code --port}. */
    public static void main(String[] arguments) throws InterruptedException {
        start(List.of(arguments)).serve();
    }

    static Harness start(List<String> arguments) {
        HarnessOptions given = HarnessOptions.parse(arguments, "--port");
        HttpRoute others = request -> CompletableFuture.completedFuture(
                Problem.of(426, "This address is for WebSocket connections.").with("Upgrade", "websocket"));
        Router router = new Router().prefix("/", 0, others, WebSocketEcho::open);
        return Harness.open(given.number("--port", 0), Harness.LIMITS, new NetMetrics(), router);
    }

    private static Decision open(Request request) {
        @Nullable
        PermessageDeflate deflate = PermessageDeflate.agree(request.header("sec-websocket-extensions"), 0)
                .orElse(null);
        return new Decision.Accepted(new Echo(), LIMITS, null, null, deflate);
    }

    private static final class Echo implements WebSocketListener {
        private @Nullable WebSocketConnection connection;

        @Override
        public void onOpen(WebSocketConnection opened) {
            connection = opened;
            opened.markAuthenticated();
        }

        @Override
        public void onText(String text) {
            if (connection != null) {
                connection.sendText(text);
            }
        }

        @Override
        public void onBinary(byte[] data) {
            if (connection != null) {
                connection.sendBinary(data);
            }
        }

        @Override
        public void onClosed(ClosedBy by) {
            connection = null;
        }
    }
}
