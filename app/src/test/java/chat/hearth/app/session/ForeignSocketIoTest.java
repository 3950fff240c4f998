package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.testkit.Links;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.RoomId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire between the app and Socket.IO servers; the server's side is played, as captures have it. */
final class ForeignSocketIoTest {
    private static final String OPEN = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":60000}";
    private static final String QUICK_OPEN =
            "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":1000,\"pingTimeout\":60000}";

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private PlayedServer server(BiConsumer<WebSocket, String> behaviour, String... greeting) throws Exception {
        PlayedServer server = PlayedServer.started(0, behaviour, greeting);
        opened.add(() -> server.stop(1_000));
        return server;
    }

    private LiveChatSession join(ServerKind kind, String link, LinkOptions options) {
        Destination destination = new Destination(Links.read(link), kind, options);
        return opened.add(LiveChatSession.open(new SessionConfig(destination, "Ada", null, "Someone", data)));
    }

    private LiveChatSession join(ServerKind kind, PlayedServer server, String path) {
        return join(kind, "http://127.0.0.1:" + server.getPort() + path, LinkOptions.NONE);
    }

    private static void say(ChatSession session, String text) {
        session.post(RoomId.LOBBY, text, null);
    }

    private static ConnectionState decided(ChatSession session) throws Exception {
        return await(session.connection(), state -> !(state instanceof ConnectionState.Connecting));
    }

    @Test
    void theTutorialsGoServerIsJoinedAtTheNamespaceOfItsLink() throws Exception {
        PlayedServer go = server(
                (socket, text) -> {
                    if (text.equals("40/socket.io/,")) {
                        socket.send("40/socket.io/");
                    } else if (text.startsWith("42/socket.io/,")) {
                        socket.send(text);
                    }
                },
                OPEN,
                "40",
                "42[\"welcome\",\"hi from connection handler\"]");
        LiveChatSession ada = join(ServerKind.OLD_SOCKET_IO, go, "/socket.io/");
        say(ada, "héllo ✓ 你好 😀");

        new RoomReader(ada).reads("Ada: héllo ✓ 你好 😀");
        assertEquals(
                "/socket.io/?EIO=3&transport=websocket", go.handshakes.remove().getResourceDescriptor());
        assertEquals("40/socket.io/,", go.got());
        assertEquals("42/socket.io/,[\"chat message\",\"héllo ✓ 你好 😀\"]", go.got());
    }

    @Test
    void anOldServerWithoutTheNamespaceIsJoinedAtItsMainOne() throws Exception {
        PlayedServer node = server(
                (socket, text) -> {
                    if (text.startsWith("40/")) {
                        socket.send("44/chat,\"Invalid namespace\"");
                    }
                },
                OPEN,
                "40");
        LiveChatSession ada = join(ServerKind.OLD_SOCKET_IO, node, "/chat");
        say(ada, "hello");

        assertEquals("40/chat,", node.got());
        assertEquals("42[\"chat message\",\"hello\"]", node.got());
    }

    @Test
    void aNewServerIsAskedForItsNamespaceAndThenForTheMainOne() throws Exception {
        PlayedServer node = server(
                (socket, text) -> {
                    if (text.equals("40/chat,")) {
                        socket.send("44/chat,{\"message\":\"Invalid namespace\"}");
                    } else if (text.equals("40")) {
                        socket.send("40{\"sid\":\"b\"}");
                        socket.send("2");
                    }
                },
                OPEN);
        LiveChatSession ada = join(ServerKind.SOCKET_IO, node, "/chat?token=t");
        assertEquals(Connected.class, decided(ada).getClass());
        assertEquals("127.0.0.1:" + node.getPort() + "/chat", ada.info().get().name());
        assertEquals("40/chat,", node.got());
        assertEquals("40", node.got());
        assertEquals("3", node.got());
        say(ada, "hello");

        assertEquals("42[\"chat message\",\"hello\"]", node.got());
        assertEquals(
                "/socket.io/?EIO=4&transport=websocket&token=t",
                node.handshakes.remove().getResourceDescriptor());
    }

    @Test
    void aServerThatLetsNobodyInIsNotAskedAgain() throws Exception {
        PlayedServer node =
                server((socket, text) -> socket.send("44{\"message\":\"Who are you?\",\"data\":{\"code\":7}}"), OPEN);

        ConnectionState state = decided(join(ServerKind.SOCKET_IO, node, ""));

        assertEquals(new ConnectionState.Refused(new ConnectionState.Refusal("", "Who are you?")), state);
    }

    @Test
    void withAnOldServerItIsTheClientThatPings() throws Exception {
        PlayedServer node = server((socket, text) -> socket.send("3"), QUICK_OPEN, "40");
        join(ServerKind.OLD_SOCKET_IO, node, "");

        assertEquals("2", node.got());
        assertEquals("2", node.got());
    }

    @Test
    void anotherEventCarriesTheMessagesWhereTheServerHasAnother() throws Exception {
        PlayedServer node = server(
                (socket, text) -> {
                    if (text.equals("40")) {
                        socket.send("40{\"sid\":\"b\"}");
                        socket.send("42[\"say\",{\"user\":\"Ben\",\"text\":\"good morning\"}]");
                        socket.send("42[\"message\",\"all read this\"]");
                        socket.send("42[\"chat message\",\"nobody reads this\"]");
                    }
                },
                OPEN);
        LinkOptions options = new LinkOptions(List.of(), "", null, Certificates.VERIFIED, "say");
        LiveChatSession ada = join(ServerKind.SOCKET_IO, "127.0.0.1:" + node.getPort(), options);
        new RoomReader(ada).reads("Ben: good morning", "Someone: all read this");
        say(ada, "hello");

        assertEquals("40", node.got());
        assertEquals("42[\"say\",\"hello\"]", node.got());
    }

    @Test
    void whatMakesNoSenseIsLeftAsideAndTheConnectionStands() throws Exception {
        PlayedServer node = server(
                (socket, text) -> {
                    if (text.equals("40")) {
                        socket.send("40{\"sid\":\"b\"}");
                        socket.send("42[\"chat message\"");
                        socket.send("42[]");
                        socket.send("451-[\"chat message\",{\"_placeholder\":true,\"num\":0}]");
                        socket.send(new byte[] {1, 2, 3});
                        socket.send(new byte[] {4});
                        socket.send("42[\"chat message\",\"still here\"]");
                    }
                },
                OPEN);
        LiveChatSession ada = join(ServerKind.SOCKET_IO, node, "");

        new RoomReader(ada).reads("Someone: {\"_placeholder\":true,\"num\":0}", "Someone: still here");
        assertEquals(Connected.class, ada.connection().get().getClass());
    }
}
