package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Connected;
import chat.hearth.app.client.ConnectionState.Waiting;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.testkit.Links;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a WebSocket server that the test plays, with real sockets and real stores. */
final class ForeignSessionTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    /** What the server does with a message. */
    private PlayedServer server(int port, BiConsumer<WebSocket, String> behaviour) throws Exception {
        PlayedServer server = PlayedServer.started(port, behaviour);
        opened.add(() -> server.stop(1_000));
        return server;
    }

    private LiveChatSession join(int port, LinkOptions options) {
        String link = "ws://127.0.0.1:" + port + "/ws";
        Destination destination = new Destination(Links.read(link), ServerKind.WEB_SOCKET, options);
        return opened.add(
                LiveChatSession.open(new SessionConfig(destination, "Ada", null, "Someone", data.resolve("Ada"))));
    }

    private LiveChatSession connected(int port) throws Exception {
        LiveChatSession session = join(port, LinkOptions.NONE);
        await(session.connection(), Connected.class::isInstance);
        return session;
    }

    private static void say(ChatSession session, String text) {
        session.post(RoomId.LOBBY, text, null);
    }

    @Test
    void whatTheServerSendsBackIsShownOnce() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        RoomReader reader = new RoomReader(ada);
        say(ada, "hello");
        say(ada, "hello");
        reader.reads("Ada: hello", "Ada: hello");

        server.broadcast("hello"); // a third time, so by somebody else

        reader.reads("Ada: hello", "Ada: hello", "Someone: hello");
    }

    @Test
    void whatTheServerKeepsToItselfIsSentOnceItIsThere() throws Exception {
        PlayedServer server = server(0, (socket, text) -> {});
        LiveChatSession ada = connected(server.getPort());
        say(ada, "hello");

        new RoomReader(ada).reads("Ada: hello");
        assertEquals("hello", server.got());
    }

    @Test
    void whoSaysSomethingIsNamedWhereTheServerDoes() throws Exception {
        PlayedServer server = server(0, (socket, text) -> {});
        LiveChatSession ada = connected(server.getPort());

        server.broadcast("{\"text\":\"good morning\",\"name\":\"Ben\"}");
        server.broadcast("up and running");

        new RoomReader(ada).reads("Ben: good morning", "Someone: up and running");
        assertEquals(
                2,
                await(ada.rooms(), rooms -> rooms.get(0).unread() == 2).get(0).unread());
    }

    @Test
    void whatWasHeardIsThereAgainWithoutTheServer() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        say(ada, "hello");
        new RoomReader(ada).reads("Ada: hello");
        server.broadcast("good morning");
        new RoomReader(ada).reads("Ada: hello", "Someone: good morning");
        ada.close();
        server.stop(1_000);

        LiveChatSession again = join(server.getPort(), LinkOptions.NONE);

        new RoomReader(again).reads("Ada: hello", "Someone: good morning");
        Waiting waiting = (Waiting) await(again.connection(), Waiting.class::isInstance);
        assertEquals(ConnectionState.Trouble.REFUSED, waiting.trouble());
    }

    @Test
    void whatIsHeardAfterARestartFollowsOnWhatWasHeardBefore() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        server.broadcast("one");
        new RoomReader(ada).reads("Someone: one");
        ada.close();

        LiveChatSession again = connected(server.getPort());
        server.broadcast("two");

        new RoomReader(again).reads("Someone: one", "Someone: two");
    }

    @Test
    void aConnectionThatBreaksIsMadeAnew() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        CompletableFuture<Void> lost = new CompletableFuture<>();
        ada.connection().subscribe(state -> {
            if (state instanceof Waiting) {
                lost.complete(null);
            }
        });

        server.getConnections().forEach(WebSocket::close);
        lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(ada.connection(), Connected.class::isInstance);
        say(ada, "still here");

        new RoomReader(ada).reads("Ada: still here");
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainByItself() throws Exception {
        PlayedServer server = server(0, (socket, text) -> {
            if (text.equals("cut")) {
                socket.closeConnection(1006, "");
            }
        });
        server.silent = true;
        LiveChatSession ada = connected(server.getPort());
        RoomReader reader = new RoomReader(ada);
        say(ada, "cut");

        reader.reads("Ada: cut (uncertain)");
        await(ada.connection(), Connected.class::isInstance);
        server.silent = false;
        say(ada, "next");
        reader.reads("Ada: next", "Ada: cut (uncertain)");
        ada.discard(reader.last().id());
        reader.reads("Ada: next");
        assertEquals(List.of("cut", "next"), List.of(server.got(), server.got()));
    }

    @Test
    void aMessageBeyondTheLimitCostsTheConnectionAndNoMore() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());
        CompletableFuture<Void> lost = new CompletableFuture<>();
        ada.connection().subscribe(state -> {
            if (state instanceof Waiting) {
                lost.complete(null);
            }
        });

        server.broadcast("x".repeat(1024 * 1024 + 1));
        lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(ada.connection(), Connected.class::isInstance);
        server.broadcast("short");

        new RoomReader(ada).reads("Someone: short");
    }

    @Test
    void headersAndTheSubprotocolReachTheServer() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LinkOptions options = new LinkOptions(
                List.of(new Header("Authorization", "Bearer abc")), "lines", null, Certificates.VERIFIED, "");

        await(join(server.getPort(), options).connection(), Connected.class::isInstance);

        ClientHandshake handshake = server.handshakes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(handshake);
        assertEquals("Bearer abc", handshake.getFieldValue("Authorization"));
        assertEquals("lines", handshake.getFieldValue("Sec-WebSocket-Protocol"));
        assertEquals("", handshake.getFieldValue("Sec-WebSocket-Extensions"));
    }

    @Test
    void whatSuchAServerCannotDoIsRefusedHere() throws Exception {
        PlayedServer server = server(0, WebSocket::send);
        LiveChatSession ada = connected(server.getPort());

        Answer answer = ada.joinRoom("lab").toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertEquals(Answer.Failed.class, answer.getClass());
        assertEquals(1, await(ada.rooms(), rooms -> !rooms.isEmpty()).size());
    }
}
