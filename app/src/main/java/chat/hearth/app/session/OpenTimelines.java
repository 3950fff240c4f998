package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The windows onto rooms that are open, and what concerns which of them. Confined to the session's executor. */
final class OpenTimelines {
    private final Loop loop;
    private final List<TimelineWindow> windows = new ArrayList<>();

    OpenTimelines(Loop loop) {
        this.loop = loop;
    }

    /** Opens a window. Any thread. */
    Timeline open(RoomId room, EntrySource source) {
        TimelineWindow window = new TimelineWindow(room, loop, source, windows::remove);
        loop.execute(() -> {
            windows.add(window);
            window.open();
        });
        return window;
    }

    /** The room's local log has this event more at its end. */
    void stored(RoomEvent event) {
        MessageId target = target(event);
        onto(event.room(), window -> {
            window.stored(event);
            if (target != null) {
                window.refold(target);
            }
        });
    }

    private static @Nullable MessageId target(RoomEvent event) {
        if (event instanceof RoomEvent.Edit edit) {
            return edit.target();
        }
        return event instanceof RoomEvent.Delete delete ? delete.target() : null;
    }

    /** What is shown of this message may be different now. */
    void changed(RoomId room, MessageId message) {
        onto(room, window -> window.refold(message));
    }

    /** The room's local log is another one. */
    void replaced(RoomId room) {
        onto(room, TimelineWindow::reopen);
    }

    private void onto(RoomId room, Consumer<TimelineWindow> action) {
        for (TimelineWindow window : windows) {
            if (window.room().equals(room)) {
                action.accept(window);
            }
        }
    }

    /** Every room's local log is another one. */
    void reopen() {
        windows.forEach(TimelineWindow::reopen);
    }

    /** Anything may be shown differently at the end of this turn. */
    void touch() {
        windows.forEach(TimelineWindow::touch);
    }

    /** Tells the listeners what changed in this turn. */
    void flush() {
        windows.forEach(TimelineWindow::flush);
    }

    void clear() {
        windows.clear();
    }
}
