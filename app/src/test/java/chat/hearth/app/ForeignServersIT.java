package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Opened;
import chat.hearth.testkit.NeedsNode;
import chat.hearth.testkit.NodeScript;
import chat.hearth.testkit.NodeTool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People with this app at servers that others wrote, through the windows. */
@NeedsNode
@ExtendWith(British.class)
final class ForeignServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static NodeTool node;

    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private NodeScript server;

    @BeforeAll
    static void installServers() {
        node = NodeTool.install(Path.of("src", "test", "node"), Path.of("target", "node"));
    }

    private String start(String script, String... arguments) {
        server = opened.add(node.start(script, arguments));
        String listening = server.await(line -> line.startsWith("listening "), PATIENCE);
        return listening.substring("listening ".length());
    }

    private AppWindow open(String person) {
        return opened.add(AppWindow.left(data.resolve(person), "--name", person));
    }

    private ConversationPage another(String person, String address, String room) {
        AppWindow window = opened.add(AppWindow.right(data.resolve(person), "--name", person, "--join", address));
        ConversationPage page = new ConversationPage(window);
        page.isIn(room);
        return page;
    }

    private static ConversationPage join(AppWindow window, String address, String room) {
        window.fill("Address", address);
        window.click("Join");
        ConversationPage page = new ConversationPage(window);
        page.isIn(room);
        return page;
    }

    private void got(String text) {
        server.await(("got " + text)::equals, PATIENCE);
    }

    private static boolean isThere(AppWindow window, String id) {
        Optional<?> found = NodeSearch.top(window.root(), node -> id.equals(node.getId()));
        return found.isPresent();
    }

    @ParameterizedTest(name = "{0} is told to be {1}")
    @CsvSource({"socket.io-2, Socket.IO server (version 2)", "socket.io-4, Socket.IO server"})
    void twoPeopleChatAtASocketIoServer(String version, String kind) {
        String port = start("socketio.mjs", version);
        twoPeopleChat("127.0.0.1:" + port, "127.0.0.1:" + port, kind, "Someone");
    }

    @Test
    void twoPeopleChatAtAPlainWebSocket() {
        String port = start("websocket.mjs");
        twoPeopleChat("ws://127.0.0.1:" + port + "/ws", "127.0.0.1:" + port + "/ws", "Plain WebSocket server", "Robot");
    }

    private void twoPeopleChat(String address, String room, String kind, String answering) {
        AppWindow adasWindow = open("Ada");
        ConversationPage ada = join(adasWindow, address, room);
        ada.shows("server-kind", kind);
        ConversationPage grace = another("Grace", address, room);

        ada.say(room, "Hello!");
        got("Hello!");
        grace.reads("Someone: Hello!");
        grace.say(room, "Grüße 🎈");
        got("Grüße 🎈");
        ada.reads("Ada: Hello!", "Someone: Grüße 🎈"); // her own once, though the server sends it back
        ada.say(room, "who is there?");
        ada.reads("Ada: Hello!", "Someone: Grüße 🎈", "Ada: who is there?", answering + ": only the server");

        assertEquals(false, isThere(adasWindow, "create-room"), "a room cannot be made");
        assertEquals(false, isThere(adasWindow, "room-menu"), "nor be changed");
        assertEquals(false, isThere(adasWindow, "people"), "nobody knows who is there");
        adasWindow.click("Leave session");
        adasWindow.click("Join " + address); // of the recent ones
        ada.isIn(room);
        ada.reads("Ada: Hello!", "Someone: Grüße 🎈", "Ada: who is there?", answering + ": only the server");
    }

    @Test
    void thePathOfALinkIsTheNamespace() {
        String port = start("socketio.mjs", "socket.io-4");
        ConversationPage aside =
                join(open("Ada"), "http://127.0.0.1:" + port + "/aside", "127.0.0.1:" + port + "/aside");

        aside.reads("Someone: you are aside");
    }

    @Test
    void aServerThatGoesAndComesBackIsJoinedAgainAndWhatWasSaidMeanwhileIsSent() {
        String port = start("socketio.mjs", "socket.io-4");
        AppWindow window = open("Ada");
        String room = "127.0.0.1:" + port;
        ConversationPage ada = join(window, room, room);
        ada.say(room, "before");
        got("before");

        server.close();
        Eventually.holds("lost connection", () -> !ada.text("connection-state").equals("Connected"));
        ada.say(room, "meanwhile");
        start("socketio.mjs", "socket.io-4", port);

        got("meanwhile");
        ada.reads("Ada: before", "Ada: meanwhile");
    }
}
