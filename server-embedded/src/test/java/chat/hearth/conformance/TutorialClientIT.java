package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeTool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that the tutorials' pages load, 2.1.1, against a host as it comes. */
@NeedsNode
final class TutorialClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    @Test
    void itChatsUnderTheNamespaceThatItTakesThePathFor() {
        NodeTool node = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"));
        try (HostProcess host = HostProcess.start(data)) {
            NodeTool.Run run = node.run(PATIENCE, "tutorial.mjs", host.uri().toString());

            assertEquals(
                    List.of(
                            "passed: chats over polling,websocket",
                            "passed: chats over polling",
                            "passed: chats over websocket",
                            "passed: joins under a name given in the query"),
                    run.output().lines().toList(),
                    host::output);
            host.stop();
            assertTrue(host.output().contains("disconnection: Guest "), host.output());
            assertTrue(host.output().contains(" connection: Ada 127.0.0.1"), host.output());
        }
    }
}
