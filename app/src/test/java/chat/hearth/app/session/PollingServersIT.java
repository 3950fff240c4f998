package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.testkit.Links;
import chat.hearth.chat.RoomId;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeScript;
import chat.hearth.testkit.NodeTool;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with Socket.IO servers that take no WebSocket. */
@NeedsNode
final class PollingServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static NodeTool node;

    @BeforeAll
    static void installServers() {
        node = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"));
    }

    @ParameterizedTest
    @CsvSource({"socket.io-2, OLD_SOCKET_IO", "socket.io-4, SOCKET_IO"})
    void messagesGoBothWaysByLongPolling(String version, ServerKind kind, @TempDir Path data) {
        try (NodeScript server = node.start("socketio.mjs", version, "0", "polling")) {
            String port = server.await(line -> line.startsWith("listening "), PATIENCE)
                    .substring("listening ".length());
            Destination destination = new Destination(Links.read("127.0.0.1:" + port), kind, LinkOptions.NONE);
            try (LiveChatSession ada =
                    LiveChatSession.open(new SessionConfig(destination, "Ada", null, "Someone", data))) {
                ada.post(RoomId.LOBBY, "Grüße 🎈", null);
                server.await("got Grüße 🎈"::equals, PATIENCE);
                ada.post(RoomId.LOBBY, "who is there?", null);

                new RoomReader(ada).reads("Ada: Grüße 🎈", "Ada: who is there?", "Someone: only the server");
                assertEquals(new Connected(Transport.POLLING), ada.connection().get());
            }
        }
    }
}
