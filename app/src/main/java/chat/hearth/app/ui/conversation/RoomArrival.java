package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.rooms.RoomListViewModel;
import chat.hearth.chat.RoomId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes into a room that is not listed yet, as soon as it is. UI thread. */
final class RoomArrival {
    private final RoomListViewModel rooms;
    private final Consumer<RoomState> enter;
    private final Consumer<RoomId> show;

    @Nullable
    private RoomId awaited;

    @Nullable
    private RoomId invited;

    /**
     * Waits for nothing yet.
     *
     * @param enter enters a room, unless I am in it, and shows it
     * @param show  shows a room that I am in
     */
    RoomArrival(RoomListViewModel rooms, Consumer<RoomState> enter, Consumer<RoomId> show) {
        this.rooms = rooms;
        this.enter = enter;
        this.show = show;
    }

    /** Shows a room that was entered. The list of rooms comes by itself, and may say so later than the host's answer. */
    void showOnceListed(RoomId room) {
        awaited = room;
        showAwaited();
    }

    /** Shows a room as soon as it is listed, entering it first if I am not in it. One that is not there is not made. */
    void goInto(RoomId room) {
        invited = room;
        enterInvited();
    }

    /** The list of rooms is another one. */
    void roomsChanged() {
        enterInvited();
        showAwaited();
    }

    /** Whoever has gone elsewhere by now stays there. */
    void goneElsewhere() {
        awaited = null;
    }

    private void enterInvited() {
        @Nullable RoomId room = invited;
        Optional<RoomState> state = room == null ? Optional.empty() : rooms.room(room);
        if (state.isPresent()) {
            invited = null;
            enter.accept(state.get());
        }
    }

    private void showAwaited() {
        @Nullable RoomId room = awaited;
        if (room != null && rooms.room(room).filter(RoomState::joined).isPresent()) {
            awaited = null;
            show.accept(room);
        }
    }
}
