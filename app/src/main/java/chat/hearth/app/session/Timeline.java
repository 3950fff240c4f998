package chat.hearth.app.session;

import chat.hearth.chat.RoomId;
import java.util.function.Consumer;

/**
 * A window onto a room's log that moves: it holds at most a few thousand entries and gives up the far end when it grows.
 * Methods may be called from any thread and return at once; changes come on the session's executor.
 */
public interface Timeline extends AutoCloseable {
    RoomId room();

    /** Takes over all changes; the first is a {@link TimelineChange.Reset}. There is one listener at the most. */
    void listen(Consumer<TimelineChange> listener);

    /** Loads a page before the first entry, from the local store or else from the host. */
    void loadOlder();

    /** Loads a page after the last entry, when {@link TimelineChange.Extent#hasNewer()}. */
    void loadNewer();

    /** Moves the window to the newest entries. */
    void showLatest();

    /**
     * Says where the reader stands. At the end, what is new is always loaded and the oldest entries go for it; further up,
     * a full window takes nothing more, and says that there is something newer. At first the reader stands at the end.
     */
    void reading(Place place);

    /** Where the reader stands within what is loaded. */
    enum Place {
        AT_END,
        FURTHER_UP
    }

    /**
     * Moves the window so that this sequence stands within it, or what is nearest to it. Gets what is missing from the
     * host, up to 20,000 entries.
     */
    void showAround(long seq);

    @Override
    void close();
}
