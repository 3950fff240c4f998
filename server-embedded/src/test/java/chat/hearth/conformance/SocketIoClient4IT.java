package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeScript;
import chat.hearth.testkit.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official {@code socket.io-client} 4 from npm, in its default configuration, against a host. */
@NeedsNode
final class SocketIoClient4IT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SCRIPT_IN_README = Pattern.compile("```js\\R(.*?)```", Pattern.DOTALL);

    private static NodeTool node;

    @TempDir
    private Path data;

    private HostProcess host;

    @BeforeAll
    static void installTheClient() {
        node = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"));
    }

    @BeforeEach
    void startTheHost() {
        host = HostProcess.start(data);
    }

    @AfterEach
    void endTheHost() {
        host.close();
    }

    @Test
    void theTenLinesOfTheReadmeJoinPostPageAndListen() throws IOException {
        String script = scriptOfTheReadme();
        Files.writeString(node.directory().resolve("bot.mjs"), script);

        assertEquals(10, script.lines().count());
        try (NodeScript first = node.start("bot.mjs", host.uri().toString())) {
            first.await(line -> line.endsWith(" ten-line-bot: Hello from ten lines of code."), PATIENCE);
            first.await(line -> line.contains("ok: true"), PATIENCE);
        }
        Files.writeString(node.directory().resolve("other.mjs"), script.replace("ten-line-bot", "other-bot"));
        try (NodeScript second = node.start("other.mjs", host.uri().toString())) {
            second.await(
                    line -> line.endsWith(" ten-line-bot: Hello from ten lines of code."), PATIENCE); // from history
            second.await(line -> line.endsWith(" other-bot: Hello from ten lines of code."), PATIENCE);
        }
    }

    @Test
    void everyRequestAndEventIsAsTheProtocolSays() {
        NodeTool.Run run =
                node.run(PATIENCE.multipliedBy(3), "client4.mjs", host.uri().toString());

        assertEquals(0, run.exitCode(), () -> run.output() + "\nthe host said:\n" + host.output());
        assertEquals(
                List.of(
                        "passed: connects by polling and upgrades",
                        "passed: joins a room by name and by id",
                        "passed: posts with an ack and receives the event over both transports",
                        "passed: a repeated post is the same message",
                        "passed: edits",
                        "passed: pages history both ways without a gap",
                        "passed: binary attachments are taken and refused by name",
                        "passed: a taken name is refused with connect_error",
                        "passed: reconnects as the same person",
                        "passed: an unknown namespace is refused"),
                run.output().lines().toList());
    }

    private static String scriptOfTheReadme() throws IOException {
        Matcher script = SCRIPT_IN_README.matcher(Files.readString(Path.of("..", "README.md")));
        assertTrue(script.find(), "the README has a script");
        return script.group(1);
    }
}
