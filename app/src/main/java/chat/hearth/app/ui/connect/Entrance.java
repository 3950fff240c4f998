package chat.hearth.app.ui.connect;

import chat.hearth.app.session.ChatSession;
import chat.hearth.chat.RoomId;
import org.jspecify.annotations.Nullable;

/** Where the start screen leads. */
@FunctionalInterface
public interface Entrance {
    /**
     * The person is in.
     *
     * @param room to be opened; null for whichever comes first
     */
    void enter(ChatSession session, @Nullable RoomId room);
}
