package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.app.session.TimelineEntry.Version;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineWindowTest {
    @TempDir
    Path data;

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void hearsUpTo(Scene scene, long from, long to) {
        scene.hears(Scene.messages(from, to).stream().map(Scene::event).toArray(HostEvent[]::new));
    }

    private static void read(Scene scene, long seq) {
        scene.session.markRead(Scene.LOBBY, seq);
        scene.loop.run();
    }

    private static HostEvent edit(long seq, MessageId target, String text) {
        return Scene.event(
                new RoomEvent.Edit(Scene.LOBBY, seq, ManualLoop.NOON.plusSeconds(seq), Scene.BEN, target, text));
    }

    @Test
    void opensAtTheEndWhenAllIsRead() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 1_000);
            read(scene, 1_000);

            Scene.Shown shown = scene.show(Scene.LOBBY);

            assertEquals(range(901, 1_000), shown.sequences());
            assertEquals(new Extent(true, false), shown.lastChange().extent());
        }
    }

    @Test
    void opensAroundTheFirstUnreadMessage() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 1_000);
            read(scene, 500);

            Scene.Shown shown = scene.show(Scene.LOBBY);

            assertEquals(range(401, 600), shown.sequences());
            assertEquals(new Extent(true, true), shown.lastChange().extent());
        }
    }

    @Test
    void pagesBothWaysAndDropsTheFarEnd() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 3_000);
            read(scene, 3_000);
            Scene.Shown shown = scene.show(Scene.LOBBY);

            for (int i = 0; i < 21; i++) {
                shown.timeline.loadOlder();
                scene.loop.run();
            }
            assertEquals(range(801, 2_800), shown.sequences());
            assertEquals(new Extent(true, true), shown.lastChange().extent());
            for (int i = 0; i < 2; i++) {
                shown.timeline.loadNewer();
                scene.loop.run();
            }
            assertEquals(range(1_001, 3_000), shown.sequences());
            hearsUpTo(scene, 3_001, 3_001);

            assertEquals(range(1_002, 3_001), shown.sequences());
            assertEquals(new Extent(true, false), shown.lastChange().extent());
        }
    }

    @Test
    void newMessagesAreHeldBackWhileTheEndIsNotLoaded() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 500);
            Scene.Shown shown = scene.show(Scene.LOBBY);
            assertEquals(range(1, 101), shown.sequences());

            hearsUpTo(scene, 501, 502);
            assertEquals(range(1, 101), shown.sequences());
            shown.timeline.showLatest();
            scene.loop.run();

            assertEquals(range(403, 502), shown.sequences());
        }
    }

    @Test
    void whatTheStoreDoesNotHaveComesFromTheHost() {
        try (Scene scene = Scene.inLobby(data, 250)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            assertEquals(range(151, 250), shown.sequences());

            shown.timeline.loadOlder();
            shown.timeline.loadOlder();
            scene.loop.run();
            assertEquals(
                    List.of(new ClientRequest.History(Scene.LOBBY, HistoryRange.before(151, 500))), scene.link.asked);
            scene.answers(Scene.page(250, 1, 150));
            assertEquals(range(51, 250), shown.sequences());
            shown.timeline.loadOlder();
            scene.loop.run();

            assertEquals(range(1, 250), shown.sequences());
            assertEquals(new Extent(false, false), shown.lastChange().extent());
        }
    }

    @Test
    void editsAreFoldedIntoTheirMessageWhereverTheyStand() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 300);
            scene.hears(edit(301, Scene.id(250), "better"), edit(302, Scene.id(2), "far away"));
            read(scene, 302);
            Scene.Shown shown = scene.show(Scene.LOBBY);
            assertEquals(range(201, 300), shown.sequences());

            TimelineEntry.Message edited = (TimelineEntry.Message) shown.entries.get(49);
            assertEquals("better", edited.text());
            assertEquals(List.of(new Version(ManualLoop.NOON, "message 250")), edited.versions());
            shown.timeline.showAround(2);
            scene.loop.run();

            assertEquals("far away", ((TimelineEntry.Message) shown.entries.get(1)).text());
        }
    }

    @Test
    void anEditOrADeletionBeforeItsMessageIsKnownCountsOnceItIs() {
        try (Scene scene = new Scene(data)) {
            scene.connect(Scene.welcome("e1", 12, List.of()));
            Answer.Joined joined = Scene.joined(12, 13);
            scene.answers(new Answer.Joined(
                    joined.room(),
                    "e1",
                    List.of(),
                    2,
                    List.of(
                            ((HostEvent.Durable) edit(10, Scene.id(4), "edited")).entry(),
                            new RoomEvent.Delete(Scene.LOBBY, 11, ManualLoop.NOON, Scene.BEN, Scene.id(5)),
                            Scene.message(12))));
            Scene.Shown shown = scene.show(Scene.LOBBY);
            shown.timeline.loadOlder();
            scene.loop.run();
            scene.answers(Scene.page(12, 1, 9));

            assertEquals("edited", ((TimelineEntry.Message) shown.entries.get(3)).text());
            assertTrue(((TimelineEntry.Message) shown.entries.get(4)).deleted());
        }
    }

    @Test
    void aBatchOfTheHostIsOneChange() {
        try (Scene scene = Scene.inLobby(data, 10)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            shown.changes.clear();

            hearsUpTo(scene, 11, 266);

            assertEquals(1, shown.changes.size());
            TimelineChange.Splice splice = (TimelineChange.Splice) shown.lastChange();
            assertEquals(
                    List.of(10, 0, 256),
                    List.of(splice.from(), splice.removed(), splice.added().size()));
        }
    }

    @Test
    void aRoomOfAHundredThousandMessagesLoadsOnlyWhatIsShown() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            for (long from = 2; from <= 100_000; from += 10_000) {
                hearsUpTo(scene, from, Math.min(from + 9_999, 100_000));
            }
            read(scene, 60_000);

            Scene.Shown shown = scene.show(Scene.LOBBY);

            assertEquals(range(59_901, 60_100), shown.sequences());
            assertEquals(40_000, scene.room(Scene.LOBBY).unread());
        }
    }

    @Test
    void whatIsReadFurtherUpStaysWhenMuchComesIn() {
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            shown.timeline.reading(Timeline.Place.FURTHER_UP);
            hearsUpTo(scene, 2, 2_500);
            assertEquals(range(1, 2_000), shown.sequences());
            assertEquals(new Extent(false, true), shown.lastChange().extent());

            shown.timeline.loadNewer();
            shown.timeline.reading(Timeline.Place.AT_END);
            scene.loop.run();
            assertEquals(range(101, 2_100), shown.sequences());
            shown.timeline.showLatest();
            scene.loop.run();

            assertEquals(range(2_401, 2_500), shown.sequences());
        }
    }

    @Test
    void aPlaceFarBackIsFetchedPageByPageUpToALimit() {
        try (Scene scene = Scene.inLobby(data, 100_000)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);

            shown.timeline.showAround(1);
            scene.loop.run();
            long low = 99_901;
            int pages = 0;
            while (!scene.link.asked.isEmpty()) {
                scene.answers(Scene.page(100_000, low - 500, low - 1));
                low -= 500;
                pages++;
            }

            assertEquals(40, pages);
            assertEquals(range(79_901, 80_000), shown.sequences());
            assertEquals(new Extent(true, true), shown.lastChange().extent());
        }
    }

    @Test
    void aReaderWhoWentElsewhereIsNotTakenBack() {
        try (Scene scene = Scene.inLobby(data, 1_000)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);

            shown.timeline.showAround(450);
            shown.timeline.showLatest();
            scene.loop.run();
            scene.answers(Scene.page(1_000, 401, 900));

            assertEquals(range(901, 1_000), shown.sequences());
            assertEquals(List.of(), scene.link.asked);
        }
    }

    @Test
    void aMessageThatIsQuotedIsFoundWhereverItStands() throws Exception {
        try (Scene scene = Scene.inLobby(data, 1)) {
            hearsUpTo(scene, 2, 300);
            scene.hears(edit(301, Scene.id(7), "better"));
            scene.session.post(Scene.LOBBY, "not sent yet", null);
            scene.loop.run();
            MessageId waiting = ((ClientRequest.Post) scene.link.asked.get(0)).id();

            assertEquals("better", quoted(scene, Scene.id(7)).orElseThrow().text());
            assertEquals("not sent yet", quoted(scene, waiting).orElseThrow().text());
            assertEquals(Optional.empty(), quoted(scene, Scene.id(999)));
        }
    }

    private static Optional<TimelineEntry.Message> quoted(Scene scene, MessageId id) throws Exception {
        CompletionStage<Optional<TimelineEntry.Message>> answer = scene.session.message(Scene.LOBBY, id);
        scene.loop.run();
        return answer.toCompletableFuture().get(0, TimeUnit.SECONDS);
    }
}
