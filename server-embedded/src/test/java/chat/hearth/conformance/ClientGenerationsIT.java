package chat.hearth.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeTool;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every generation of the official JavaScript client, over each transport, against the server of its own suite. */
@NeedsNode
final class ClientGenerationsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static NodeTool node;

    private final Harness server = ClientSuiteServer.start(List.of());

    @BeforeAll
    static void installTheClients() {
        node = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "socket.io-client {1}")
    @CsvSource({
        "socket.io-client-2.1, 2.1.1",
        "socket.io-client-2.5, 2.5.0",
        "socket.io-client-3.1, 3.1.3",
        "socket.io-client-4.0, 4.0.2",
        "socket.io-client, 4.8.4"
    })
    void everyCasePassesOverEachTransport(String npmPackage, String version) {
        NodeTool.Run run = node.run(PATIENCE, "clients.mjs", npmPackage, "http://127.0.0.1:" + server.port());

        Set<String> expected = new TreeSet<>();
        for (String transport : List.of("polling", "websocket", "default")) {
            for (String title :
                    List.of("events", "acks", "binary", "namespaces", "reconnect", "recovery", "transport")) {
                expected.add(line(version, transport, title, "passed"));
            }
        }
        assertEquals(lines(expected), lines(new TreeSet<>(run.output().lines().toList())));
    }

    private static String line(String version, String transport, String title, String outcome) {
        JsonObject line = new JsonObject();
        line.addProperty("client", version);
        line.addProperty("transport", transport);
        line.addProperty("case", title);
        line.addProperty("outcome", outcome);
        return line.toString();
    }

    /** One to a line, so that a difference can be read. */
    private static String lines(Set<String> lines) {
        return String.join("\n", lines);
    }
}
