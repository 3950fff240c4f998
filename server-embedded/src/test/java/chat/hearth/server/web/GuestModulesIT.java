package chat.hearth.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeTool;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of the guest page that need no browser, in Node.js. */
@NeedsNode
final class GuestModulesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Node.js 20 has WebSockets only when it is told to. */
    private static final String WEB_SOCKETS = "--experimental-websocket";

    private static final NodeTool NODE = NodeTool.in(Path.of("src", "test", "node", "page"));

    @TempDir
    private Path data;

    @Test
    void theSocketConnectsAsksHearsAndComesBack() {
        try (HostProcess host = HostProcess.start(
                data,
                "--limit",
                "pingInterval=700ms",
                "--limit",
                "pingTimeout=700ms",
                "--limit",
                "connectionsPerAddress=100")) {
            NodeTool.Run run = NODE.run(
                    PATIENCE, WEB_SOCKETS, "socket.test.mjs", host.uri().toString());
            assertEquals(0, run.exitCode(), run::output);
        }
    }

    @Test
    void thePageUnderstandsWhatItHearsAndLosesNothingThatItSends() {
        NodeTool.Run run = NODE.run(PATIENCE, "state.test.mjs");
        assertEquals(0, run.exitCode(), run::output);
    }
}
