package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.Reply;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest {
    @TempDir
    Path data;

    private static MessageId postedId(Scene scene) {
        return ((ClientRequest.Post) scene.link.asked.get(0)).id();
    }

    private static void say(Scene scene, String text) {
        scene.session.post(Scene.LOBBY, text, null);
        scene.loop.run();
    }

    private static Answer.Stored stored(long seq) {
        return new Answer.Stored(seq, ManualLoop.NOON);
    }

    @Test
    void aMessageIsOnTheDiskBeforeItIsSent() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            List<Integer> onDisk = new ArrayList<>();
            scene.link.beforeAsking = () -> onDisk.add(rowsOnDisk(scene));

            say(scene, "hello");

            assertEquals(List.of(1), onDisk);
        }
    }

    private static int rowsOnDisk(Scene scene) {
        Path file = new SessionFiles(scene.data, Destination.hearth(new HostAddress("host", 5000))).of("s1");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM outbox")) {
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMessageIsPendingThenSentWhicheverComesFirst() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);

            say(scene, "one");
            MessageId first = postedId(scene);
            assertEquals(Delivery.PENDING, shown.last().delivery());
            scene.answers(stored(2));
            assertEquals(Delivery.SENT, shown.last().delivery());
            scene.hears(Scene.event(Scene.message(2, Scene.ANNA, first, "one")));
            say(scene, "two");
            MessageId second = postedId(scene);
            scene.hears(Scene.event(Scene.message(3, Scene.ANNA, second, "two")));
            scene.answers(stored(3));

            assertEquals(List.of(1L, 2L, 3L), shown.sequences());
            assertEquals(Delivery.SENT, shown.last().delivery());
            assertEquals(0, rowsOnDisk(scene));
        }
    }

    @Test
    void messagesOfARoomGoOutOneByOneInOrder() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            say(scene, "one");
            say(scene, "two");
            say(scene, "three");

            List<String> texts = new ArrayList<>();
            for (int i = 2; i <= 4; i++) {
                assertEquals(1, scene.link.asked.size());
                texts.add(((ClientRequest.Post) scene.link.asked.get(0)).text());
                scene.answers(stored(i));
            }

            assertEquals(List.of("one", "two", "three"), texts);
        }
    }

    @Test
    void aRefusalStaysUntilItIsRetriedWithTheSameId() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            say(scene, "hello");
            MessageId id = postedId(scene);

            scene.answers(new Answer.Failed(Reason.FORBIDDEN, "You may not write here.", null));
            assertEquals(
                    new Delivery.Failed("forbidden", "You may not write here."),
                    shown.last().delivery());
            scene.session.retry(id);
            scene.loop.run();

            assertEquals(Delivery.PENDING, shown.last().delivery());
            assertEquals(List.of(new ClientRequest.Post(Scene.LOBBY, id, "hello", null)), scene.link.asked);
        }
    }

    @Test
    void aRefusedMessageCanBeDiscarded() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            say(scene, "hello");
            MessageId id = postedId(scene);
            scene.answers(new Answer.Failed(Reason.TOO_LONG, "That is too long.", null));

            scene.session.discard(id);
            scene.loop.run();

            assertEquals(List.of(1L), shown.sequences());
            assertEquals(0, rowsOnDisk(scene));
        }
    }

    @Test
    void aRateLimitIsWaitedOutAndNotShownAsAFailure() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            say(scene, "hello");
            MessageId id = postedId(scene);

            scene.answers(new Answer.Failed(Reason.RATE_LIMITED, "Too fast.", Duration.ofSeconds(2)));
            scene.loop.advance(Duration.ofMillis(1_999));
            assertEquals(List.of(), scene.link.asked);
            assertEquals(Delivery.PENDING, shown.last().delivery());
            scene.loop.advance(Duration.ofMillis(1));

            assertEquals(List.of(new ClientRequest.Post(Scene.LOBBY, id, "hello", null)), scene.link.asked);
        }
    }

    @Test
    void whatWasNotAnsweredGoesOutAgainWithTheSameId() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            say(scene, "hello");
            ClientRequest first = scene.link.asked.get(0);

            scene.loop.execute(() -> scene.link.reply(new Reply.Unanswered(Reply.Cause.TIMED_OUT)));
            scene.loop.run();
            assertEquals(List.of(first), scene.link.asked);
            scene.lose();
            assertEquals(List.of(), scene.link.asked);
            scene.connect(Scene.welcome("e1", 1, List.of(Scene.LOBBY)));

            assertEquals(List.of(first), scene.link.asked);
        }
    }

    @Test
    void aMessageOutlivesTheApp() {
        ClientRequest first;
        try (Scene scene = Scene.inLobby(data, 1)) {
            say(scene, "hello");
            first = scene.link.asked.get(0);
        }
        try (Scene again = new Scene(data)) {
            Scene.Shown shown = again.show(Scene.LOBBY);
            assertEquals("hello", shown.last().text());
            assertEquals(Delivery.PENDING, shown.last().delivery());

            again.connect(Scene.welcome("e1", 1, List.of(Scene.LOBBY)));

            assertEquals(List.of(first), again.link.asked);
        }
    }

    @Test
    void anEditAndADeletionShowAtOnceAndGoThroughTheOutbox() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            MessageId mine = MessageId.random();
            scene.hears(Scene.event(Scene.message(2, Scene.ANNA, mine, "helo")));
            Scene.Shown shown = scene.show(Scene.LOBBY);

            scene.session.edit(Scene.LOBBY, mine, "hello");
            scene.loop.run();
            assertEquals("hello", shown.last().text());
            assertEquals(Delivery.PENDING, shown.last().delivery());
            scene.answers(stored(3));
            scene.hears(Scene.event(new RoomEvent.Edit(Scene.LOBBY, 3, ManualLoop.NOON, Scene.ANNA, mine, "hello")));
            assertEquals(Delivery.SENT, shown.last().delivery());
            assertEquals(
                    List.of(new TimelineEntry.Version(ManualLoop.NOON, "helo")),
                    shown.last().versions());

            scene.session.delete(Scene.LOBBY, mine);
            scene.loop.run();
            assertEquals(List.of(new ClientRequest.Delete(Scene.LOBBY, mine)), scene.link.asked);
            scene.hears(Scene.event(new RoomEvent.Delete(Scene.LOBBY, 4, ManualLoop.NOON, Scene.ANNA, mine)));

            assertEquals(
                    new TimelineEntry.Message(
                            2, ManualLoop.NOON, Scene.ANNA, mine, "", null, true, Delivery.SENT, List.of(), true),
                    shown.last());
            assertEquals(0, rowsOnDisk(scene));
        }
    }

    @Test
    void anotherSessionAtTheSameAddressGetsNothingOfThis() {
        ClientRequest first;
        try (Scene scene = Scene.inLobby(data, 1)) {
            say(scene, "for the first session only");
            first = scene.link.asked.get(0);
            scene.lose();

            scene.connect(Scene.welcome("s2", "e9", 0, List.of()));
            assertEquals(List.of(new ClientRequest.Join("lobby", RoomSync.PAGE)), scene.link.asked);
            scene.lose();
            scene.connect(Scene.welcome("s1", "e1", 1, List.of(Scene.LOBBY)));

            assertEquals(List.of(first), scene.link.asked);
        }
    }

    @Test
    void moreThanTheOutboxHoldsIsNotTaken() throws Exception {
        try (Scene scene = new Scene(data)) {
            for (int i = 0; i < Outbox.MAX_ROWS; i++) {
                scene.session.post(Scene.LOBBY, "one of many", null);
            }
            CompletionStage<Handover> oneMore = scene.session.post(Scene.LOBBY, "one too many", null);
            scene.loop.run();

            assertEquals(
                    new Handover.OutboxFull(Outbox.MAX_ROWS),
                    oneMore.toCompletableFuture().get(0, TimeUnit.SECONDS));
            assertEquals(Outbox.MAX_ROWS, scene.core.rows.size());
        }
    }
}
