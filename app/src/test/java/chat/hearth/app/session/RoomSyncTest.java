package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.HistoryRange;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoomSyncTest {
    private static final ClientRequest JOIN = new ClientRequest.Join("lobby", RoomSync.PAGE);

    @TempDir
    Path data;

    private static List<Long> to(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static ClientRequest after(long seq) {
        return new ClientRequest.History(Scene.LOBBY, HistoryRange.after(seq, 500));
    }

    @Test
    void aRoomThatIsNotHereYetIsAskedForItsNewestPage() {
        try (Scene scene = new Scene(data)) {
            scene.connect(Scene.welcome("e1", 3, List.of()));
            assertEquals(List.of(JOIN), scene.link.asked);
            scene.answers(Scene.joined(3, 1));

            assertEquals(to(3), scene.show(Scene.LOBBY).sequences());
            assertEquals(new RoomState(Scene.LOBBY, "Lobby", "", true, 3, 3, 0, 0, false), scene.room(Scene.LOBBY));
        }
    }

    @Test
    void whatComesTwiceIsDropped() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);

            scene.hears(Scene.event(Scene.message(3)), Scene.event(Scene.message(4)), Scene.event(Scene.message(4)));

            assertEquals(to(4), shown.sequences());
        }
    }

    @Test
    void aGapIsFetchedAndThenAllIsInOrder() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);

            scene.hears(Scene.event(Scene.message(6)), Scene.event(Scene.message(5)));
            assertEquals(to(3), shown.sequences());
            assertEquals(List.of(after(3)), scene.link.asked);
            scene.answers(Scene.page(6, 4, 6));
            scene.hears(Scene.event(Scene.message(7)));

            assertEquals(to(7), shown.sequences());
            assertEquals(List.of(), scene.link.asked);
        }
    }

    @Test
    void aGapOfSeveralPagesIsFetchedPageByPage() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            scene.hears(Scene.event(Scene.message(1_200)));
            scene.answers(Scene.page(1_200, 4, 503));
            assertEquals(List.of(after(503)), scene.link.asked);
            scene.answers(Scene.page(1_200, 504, 1_003));
            scene.answers(Scene.page(1_200, 1_004, 1_200));

            assertEquals(List.of(), scene.link.asked);
            assertEquals(1_200, scene.core.book.find(Scene.LOBBY).orElseThrow().high);
        }
    }

    @Test
    void aLostTailShowsWithTheNextBeat() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            scene.hears(new HostEvent.Heads(Map.of(Scene.LOBBY, 5L)));
            assertEquals(List.of(after(3)), scene.link.asked);
            scene.answers(Scene.page(5, 4, 5));

            assertEquals(to(5), scene.show(Scene.LOBBY).sequences());
        }
    }

    @Test
    void aConnectionResumesWhereTheLocalLogEnds() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            scene.lose();

            JsonObject point = scene.core
                    .door
                    .auth("host:5000", "sid")
                    .getAsJsonArray("resume")
                    .get(0)
                    .getAsJsonObject();

            assertEquals("{\"room\":\"lobby\",\"epoch\":\"e1\",\"seq\":3}", point.toString());
        }
    }

    @Test
    void anAnswerOfAnEarlierConnectionDoesNothing() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            scene.hears(Scene.event(Scene.message(6)));
            scene.lose();
            scene.connect(Scene.welcome("e1", 6, List.of(Scene.LOBBY)));
            scene.hears(Scene.event(Scene.message(4)), Scene.event(Scene.message(5)), Scene.event(Scene.message(6)));

            assertEquals(to(6), scene.show(Scene.LOBBY).sequences());
            assertEquals(List.of(), scene.link.asked);
        }
    }

    @Test
    void anotherEpochMakesTheLocalCopyVoidButKeepsTheOutbox() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            scene.session.post(Scene.LOBBY, "still mine", null);
            scene.loop.run();
            scene.lose();

            scene.connect(Scene.welcome("e2", 1, List.of()));

            assertEquals(
                    List.of("still mine"),
                    shown.entries.stream()
                            .map(entry -> ((TimelineEntry.Message) entry).text())
                            .toList());
            assertEquals(
                    List.of("join", "post"),
                    scene.link.asked.stream().map(ClientRequest::event).toList());
        }
    }

    @Test
    void everythingIsThereAfterARestartWithoutAHost() {
        try (Scene scene = Scene.inLobby(data, 3)) {
            scene.hears(Scene.event(Scene.message(4)));
            scene.session.saveDraft(Scene.LOBBY, "half a sent");
            scene.loop.run();
        }
        try (Scene offline = new Scene(data)) {
            assertEquals(to(4), offline.show(Scene.LOBBY).sequences());
            assertEquals(new RoomState(Scene.LOBBY, "Lobby", "", true, 4, 3, 1, 0, true), offline.room(Scene.LOBBY));
            assertEquals(
                    new SessionInfo(
                            "Home", Scene.ANNA, offline.session.info().get().limits()),
                    offline.session.info().get());
        }
    }
}
