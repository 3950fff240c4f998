package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.conformance.FrameClient;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines for curl, as they stand there but for the port and the directory. */
@NeedsProgram("curl")
final class CurlIT {
    private static final Pattern LINES = Pattern.compile("```sh\\R(curl .*?)```", Pattern.DOTALL);

    @TempDir
    private Path data;

    @Test
    void theLinesOfTheReadmeShareAPositionPostReadAndSendAFile() throws Exception {
        try (HostProcess host = HostProcess.start(data);
                FrameClient listener = FrameClient.open(host.port(), "/ws", "")) {
            List<String> lines = linesOfTheReadme();
            assertEquals(4, lines.size());
            listener.send("81:here"); // after joining
            assertEquals("81:here", listener.next());

            assertTrue(new JSONObject(run(host, lines.get(0))).getBoolean("ok"));
            assertEquals("81:59.334591 18.063240", listener.next());
            assertTrue(new JSONObject(run(host, lines.get(1))).getBoolean("ok"));
            assertEquals("81:Dinner is ready", listener.next());
            JSONArray events = new JSONObject(run(host, lines.get(2))).getJSONArray("events");
            assertEquals(
                    "Dinner is ready", events.getJSONObject(events.length() - 1).getString("text"));
            Files.writeString(data.resolve("sea.png"), "waves");
            JSONObject file = new JSONObject(run(host, lines.get(3)));
            assertEquals("sea.png 5", file.getString("name") + " " + file.getInt("size"));
        }
    }

    private static List<String> linesOfTheReadme() throws IOException {
        Matcher found = LINES.matcher(Files.readString(Path.of("..", "README.md")));
        assertTrue(found.find());
        return found.group(1).lines().toList();
    }

    private String run(HostProcess host, String line) throws Exception {
        String here = line.replace("127.0.0.1:5000", "127.0.0.1:" + host.port()).replace("DIR/", data + "/");
        Process shell = new ProcessBuilder("bash", "-c", here)
                .directory(data.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, shell.exitValue(), line);
        return said;
    }
}
