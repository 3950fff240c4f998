package chat.hearth.app.ui.rooms;

import chat.hearth.app.session.RoomState;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which rooms there are, which one is shown, and which one is next to it. Confined to the UI thread. */
public final class RoomListViewModel {
    private static final int MOST_SHOWN = 99;

    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable RoomId> shown = new SimpleObjectProperty<>();
    private List<RoomState> rooms = List.of();

    /** A line of the list. */
    public sealed interface Item {
        /** Above the rooms that I could enter. */
        record OtherRooms() implements Item {}

        record Room(RoomState state) implements Item {
            /** Whether somebody said something that I have not read; such a room is bold. */
            public boolean unread() {
                return state.joined() && state.unread() > 0;
            }

            /** How often I was named, for a badge; empty for no badge. */
            public String badge() {
                return state.joined() && state.mentions() > 0 ? count(state.mentions()) : "";
            }
        }
    }

    /** Which way to go through the list. */
    public enum Direction {
        PREVIOUS,
        NEXT
    }

    public ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** The room that is open; null when there is none. */
    public ObjectProperty<@Nullable RoomId> shownProperty() {
        return shown;
    }

    public void update(List<RoomState> now) {
        rooms = List.copyOf(now);
        List<Item> lines = new ArrayList<>();
        rooms.stream().filter(RoomState::joined).map(Item.Room::new).forEach(lines::add);
        List<Item.Room> others = rooms.stream()
                .filter(room -> !room.joined())
                .map(Item.Room::new)
                .toList();
        if (!others.isEmpty()) lines.add(new Item.OtherRooms());
        lines.addAll(others);
        items.set(List.copyOf(lines));
    }

    public Optional<RoomState> room(RoomId id) {
        return rooms.stream().filter(room -> room.id().equals(id)).findFirst();
    }

    /** The joined room before or after the shown one, going round at the ends. */
    public Optional<RoomId> neighbour(Direction direction) {
        return next(direction, room -> true);
    }

    /** The same among rooms with something unread. */
    public Optional<RoomId> unreadNeighbour(Direction direction) {
        return next(direction, room -> room.unread() > 0);
    }

    private Optional<RoomId> next(Direction direction, Predicate<RoomState> wanted) {
        List<RoomState> joined = rooms.stream().filter(RoomState::joined).toList();
        if (joined.isEmpty()) return Optional.empty();
        int step = direction == Direction.NEXT ? 1 : -1;
        int start = direction == Direction.NEXT ? -1 : 0;
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i).id().equals(shown.get())) start = i;
        }
        for (int i = 1; i <= joined.size(); i++) {
            RoomState room = joined.get(Math.floorMod(start + i * step, joined.size()));
            if (wanted.test(room) && !room.id().equals(shown.get())) return Optional.of(room.id());
        }
        return Optional.empty();
    }

    /** A number for a badge: "99+" above 99. */
    public static String count(int number) {
        return number > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(number);
    }
}
