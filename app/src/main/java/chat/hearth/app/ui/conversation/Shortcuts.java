package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.rooms.RoomListViewModel;
import chat.hearth.app.ui.rooms.RoomListViewModel.Direction;
import chat.hearth.chat.RoomId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work anywhere in the conversation. */
final class Shortcuts {
    private final RoomListViewModel rooms;
    private final Consumer<RoomId> show;
    private final Runnable find;
    private final RoomStage stage;
    private final ComposerViewModel composer;

    Shortcuts(
            RoomListViewModel rooms,
            Consumer<RoomId> show,
            Runnable find,
            RoomStage stage,
            ComposerViewModel composer) {
        this.rooms = rooms;
        this.show = show;
        this.find = find;
        this.stage = stage;
        this.composer = composer;
    }

    void install(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void pressed(KeyEvent event) {
        KeyCode key = event.getCode();
        if (event.isShortcutDown() && key == KeyCode.K) {
            find.run();
            event.consume();
        } else if (event.isAltDown() && (key == KeyCode.UP || key == KeyCode.DOWN)) {
            Direction direction = key == KeyCode.UP ? Direction.PREVIOUS : Direction.NEXT;
            Optional<RoomId> room = event.isShiftDown() ? rooms.unreadNeighbour(direction) : rooms.neighbour(direction);
            room.ifPresent(show);
            event.consume();
        }
    }

    /** What nobody nearer took: ends an edit or a reply, else goes to the bottom. */
    private void escape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        if (!composer.cancel()) stage.toBottom();
        event.consume();
    }
}
