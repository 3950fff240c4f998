package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.ConnectionState.Waiting;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, a store that cannot be opened, and one that is damaged. */
final class StoreTroubleTest {
    private static final int PAGE_SIZE = 4096;

    /** More than fits on what is left of any page. */
    private static final String LONG = "x".repeat(4 * PAGE_SIZE);

    @TempDir
    Path data;

    /** From here on the store of this connection cannot grow; a new connection has space again. */
    private static void fillDisk(Scene scene) {
        scene.core.database.run("PRAGMA max_page_count=1");
    }

    private static void say(Scene scene, String text) {
        scene.session.post(Scene.LOBBY, text, null);
        scene.loop.run();
    }

    private static Trouble trouble(Scene scene) {
        return ((Waiting) scene.session.connection().get()).trouble();
    }

    private Path store() {
        return new SessionFiles(data, Destination.hearth(new HostAddress("host", 5000))).of("s1");
    }

    @Test
    void whatCannotBeSavedIsShownAsFailedAndSentOnceItCan() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            fillDisk(scene);

            say(scene, LONG);
            assertEquals(Trouble.DISK_FULL, trouble(scene));
            assertEquals(OutboxRows.NOT_SAVED, shown.last().delivery());
            assertEquals(LONG, shown.last().text());
            say(scene, "another");
            assertEquals(OutboxRows.NOT_SAVED, shown.last().delivery());
            assertEquals(List.of(), scene.link.asked);
            MessageId id = ((TimelineEntry.Message) shown.entries.get(3)).id();
            scene.loop.advance(StoreWatch.TRY_EVERY);

            assertEquals(Delivery.PENDING, shown.last().delivery());
            assertEquals(2, scene.link.opened);
            scene.connect(Scene.welcome("e1", 3, List.of(Scene.LOBBY)));
            assertEquals(List.of(new ClientRequest.Post(Scene.LOBBY, id, LONG, null)), scene.link.asked);
        }
    }

    @Test
    void aMessageThatCannotBeSavedCanBeDiscarded() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            fillDisk(scene);
            say(scene, LONG);

            scene.session.discard(shown.last().id());
            scene.loop.run();

            assertEquals(List.of(1L, 2L, 3L), shown.sequences());
        }
    }

    @Test
    void whatTheHostSaidMeanwhileComesAgain() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            fillDisk(scene);

            scene.hears(
                    Scene.event(Scene.message(4)),
                    Scene.event(Scene.message(5, Scene.BEN, Scene.id(5), LONG)),
                    Scene.event(Scene.message(6)));
            assertEquals(Trouble.DISK_FULL, trouble(scene));
            scene.loop.advance(StoreWatch.TRY_EVERY);
            assertEquals(
                    "{\"room\":\"lobby\",\"epoch\":\"e1\",\"seq\":3}",
                    scene.core
                            .door
                            .auth("host:5000", "sid")
                            .getAsJsonArray("resume")
                            .get(0)
                            .toString());
            scene.connect(Scene.welcome("e1", 6, List.of(Scene.LOBBY)));
            List<RoomEvent> again = Scene.messages(4, 6);
            scene.hears(again.stream().map(Scene::event).toArray(HostEvent[]::new));

            assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), shown.sequences());
            assertEquals(6, scene.core.book.find(Scene.LOBBY).orElseThrow().high);
        }
    }

    @Test
    void aDraftIsKeptThroughAFullDisk() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            fillDisk(scene);
            say(scene, LONG);
            scene.session.saveDraft(Scene.LOBBY, "half a sent");
            scene.loop.run();
            scene.loop.advance(StoreWatch.TRY_EVERY);
        }
        try (Scene again = new Scene(data)) {
            assertEquals("half a sent", again.core.memory.draft(Scene.LOBBY));
            assertTrue(again.room(Scene.LOBBY).hasDraft());
        }
    }

    @Test
    void aStoreThatStaysAwayIsTriedAgainAndAgain() throws IOException {
        Path sessions = data.resolve("sessions");
        Path away = data.resolve("away");
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            fillDisk(scene);
            say(scene, LONG);
            Files.move(sessions, away);

            scene.loop.advance(StoreWatch.TRY_EVERY);
            assertEquals(Trouble.STORE_FAILED, trouble(scene));
            scene.loop.advance(StoreWatch.TRY_EVERY);
            assertEquals(1, scene.link.opened);
            assertEquals(OutboxRows.NOT_SAVED, shown.last().delivery());
            Files.move(away, sessions);
            scene.session.retryConnection();
            scene.loop.run();

            assertEquals(2, scene.link.opened);
            assertEquals(Delivery.PENDING, shown.last().delivery());
        }
    }

    @Test
    void aDamagedStoreIsBuiltAnewWithWhatOnlyItHad() throws IOException {
        prepareStore();
        damage(20 * PAGE_SIZE, Files.size(store()));

        try (Scene again = new Scene(data)) {
            assertEquals(1, again.link.opened);
            assertEquals("unsent", again.show(Scene.LOBBY).last().text());
            assertEquals("half a sent", again.core.memory.draft(Scene.LOBBY));
            assertEquals(Scene.ANNA, again.session.info().get().me());
            assertTrue(Files.exists(store().resolveSibling(store().getFileName() + ".damaged-1")));
            again.connect(Scene.welcome("e1", 3_000, List.of()));
            again.answers(Scene.joined(3_000, 2_901));

            assertEquals(3_000, again.core.book.find(Scene.LOBBY).orElseThrow().high);
        }
    }

    /** With 3,000 messages, one that is not sent, and a draft. */
    private void prepareStore() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            scene.hears(Scene.messages(2, 3_000).stream().map(Scene::event).toArray(HostEvent[]::new));
            say(scene, "unsent");
            scene.session.saveDraft(Scene.LOBBY, "half a sent");
            scene.loop.run();
        }
    }

    private void damage(long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(store().toFile(), "rw")) {
            byte[] bytes = new byte[(int) (to - from)];
            file.seek(from);
            file.readFully(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= (byte) 0xff;
            }
            file.seek(from);
            file.write(bytes);
        }
    }

    @Test
    void aFileThatIsNoStoreAtAllIsReplaced() throws IOException {
        prepareStore();
        damage(0, PAGE_SIZE);

        try (Scene again = new Scene(data)) {
            again.connect(Scene.welcome("e1", 3, List.of()));
            again.answers(Scene.joined(3, 1));

            assertEquals(List.of(1L, 2L, 3L), again.show(Scene.LOBBY).sequences());
            assertTrue(Files.exists(store().resolveSibling(store().getFileName() + ".damaged-1")));
        }
    }

    @Test
    void aStoreThatIsDamagedWhileItIsUsedIsBuiltAnewAtOnce() throws IOException {
        prepareStore();
        try (Scene scene = new Scene(data)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            scene.core.database.run("PRAGMA cache_size=1");
            damage(20 * PAGE_SIZE, Files.size(store()));

            for (int i = 0; i < 20; i++) {
                shown.timeline.loadNewer();
                shown.timeline.showAround(1_500 + i * 50);
                scene.loop.run();
            }

            assertEquals(2, scene.link.opened);
            assertEquals("unsent", scene.core.rows.all().get(0).text());
        }
    }
}
