package chat.hearth.app.ui.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.RoomState;
import chat.hearth.app.testkit.Workshop;
import chat.hearth.app.ui.rooms.RoomListViewModel.Direction;
import chat.hearth.app.ui.rooms.RoomListViewModel.Item;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoomsTest {
    private static final RoomState BUILDS = room("builds", true, 2, 0);
    private static final RoomState LOBBY = room("lobby", true, 0, 0);
    private static final RoomState RANDOM = room("random", true, 300, 120);
    private static final RoomState RADIO = room("radio club", false, 0, 0);

    private final RoomListViewModel model = new RoomListViewModel();

    private static RoomState room(String name, boolean joined, int unread, int mentions) {
        return new RoomState(RoomId.fromName(name).orElseThrow(), name, "", joined, 9, 9, unread, mentions, false);
    }

    private void showing(RoomState shown) {
        model.update(List.of(BUILDS, LOBBY, RANDOM, RADIO));
        model.shownProperty().set(shown.id());
    }

    @Test
    void theRoomsThatICouldEnterFollowUnderAHeadingOfTheirOwn() {
        model.update(List.of(LOBBY, RADIO));
        assertEquals(
                List.of(new Item.Room(LOBBY), new Item.OtherRooms(), new Item.Room(RADIO)),
                model.itemsProperty().get());
    }

    @Test
    void mentionsAreCountedUpTo99() {
        assertEquals("99+", new Item.Room(RANDOM).badge());
        assertEquals("", new Item.Room(BUILDS).badge());
    }

    @Test
    void theKeysGoRoundThroughTheJoinedRooms() {
        showing(RANDOM);
        assertEquals(Optional.of(BUILDS.id()), model.neighbour(Direction.NEXT));
        assertEquals(Optional.of(LOBBY.id()), model.neighbour(Direction.PREVIOUS));
    }

    @Test
    void theKeysForUnreadRoomsSkipTheOthers() {
        showing(BUILDS);
        assertEquals(Optional.of(RANDOM.id()), model.unreadNeighbour(Direction.NEXT));
        assertEquals(Optional.of(RANDOM.id()), model.unreadNeighbour(Direction.PREVIOUS));
    }

    @ParameterizedTest(name = "\"{0}\" finds {1} first")
    @CsvSource({
        "lob, lobby",
        "RAND, random",
        "club, radio club",
        "rdc, radio club",
        "tomas, Tomás Ferreira da Silva e Albuquerque",
        "milo v, Milo Vance",
    })
    void aFewLettersFindARoomOrAPerson(String query, String first) {
        SwitcherViewModel switcher = new SwitcherViewModel(
                List.of(BUILDS, LOBBY, RANDOM, RADIO),
                List.of(
                        new Person(Workshop.MILO, PresenceState.ONLINE),
                        new Person(Workshop.TOMAS, PresenceState.AWAY)));
        SwitcherViewModel.Hit hit = switcher.find(query).get(0);
        assertEquals(
                first,
                hit instanceof SwitcherViewModel.Hit.Room room
                        ? room.room().name()
                        : ((SwitcherViewModel.Hit.Someone) hit)
                                .person()
                                .member()
                                .name());
    }

    @Test
    void withoutLettersRoomsThatNameMeComeFirst() {
        SwitcherViewModel switcher = new SwitcherViewModel(List.of(BUILDS, LOBBY, RANDOM, RADIO), List.of());
        assertEquals(
                List.of("random", "builds", "lobby", "radio club"),
                switcher.find("").stream()
                        .map(hit -> ((SwitcherViewModel.Hit.Room) hit).room().name())
                        .toList());
    }

    @Test
    void lettersThatDoNotFitFindNothing() {
        assertEquals(List.of(), new SwitcherViewModel(List.of(LOBBY), List.of()).find("xyz"));
    }
}
