package chat.hearth.conformance;

import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.NodeTool;
import chat.hearth.testkit.Tab;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in the shape of the tutorials', with their {@code socket.io.js} 2.1.1, in two tabs of a real browser. */
@NeedsNode
@NeedsProgram("chromium")
final class ChromiumTutorialIT {
    private static Path client;

    @TempDir
    private Path directory;

    @BeforeAll
    static void installTheClient() {
        client = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"))
                .directory()
                .resolve("node_modules/socket.io-client-2.1/dist/socket.io.js");
    }

    @Test
    void twoTabsOfAPageOfTheHostTalk() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("static"));
        try (HostProcess host = HostProcess.start(directory.resolve("data"), "--static", folder.toString())) {
            write(folder, host);
            talk("http://localhost:" + host.port() + "/");
        }
    }

    @Test
    void twoTabsOfAPageFromAFileTalkWhenTheHostLetsPagesFromAnywhereIn() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("file"));
        try (HostProcess host = HostProcess.start(directory.resolve("data"), "--allow-any-origin")) {
            write(folder, host);
            talk(folder.resolve("index.html").toUri().toString());
        }
    }

    private static void write(Path folder, HostProcess host) throws Exception {
        Files.createDirectories(folder.resolve("socket.io"));
        Files.copy(client, folder.resolve("socket.io/socket.io.js"));
        try (InputStream page = ChromiumTutorialIT.class.getResourceAsStream("tutorial.html")) {
            String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("index.html"), html.replace("PORT", Integer.toString(host.port())));
        }
    }

    private void talk(String page) throws Exception {
        try (Chromium browser = Chromium.start(directory.resolve("profile"))) {
            Tab one = browser.open(page);
            one.await("connected");
            Tab two = browser.open(page);
            two.await("connected");

            one.run("document.getElementById('text').value = 'hello from one';"
                    + "document.getElementById('form').requestSubmit()");
            two.await("chat: hello from one");
            one.await("chat: hello from one");
            two.run("void socket.emit('chat message', 'and from two')");
            one.await("chat: and from two");
        }
    }
}
