package chat.hearth.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The durable log of all rooms, as the chat sees it. Any thread may call; answers come on the log's own thread. */
public interface RoomLog {
    /**
     * Adds an event and gives it the next sequence of its room. The stage completes only after the event is durable. An
     * expected refusal (a duplicate, an unknown target, full storage) is a value of {@link Posting}, never an exception.
     */
    CompletionStage<Posting> append(Draft draft);

    /** Reads a page in ascending sequence; empty when there is no more. */
    CompletionStage<List<RoomEvent>> read(RoomId room, HistoryRange range);

    /** All rooms with their heads as of now. */
    CompletionStage<List<RoomSummary>> rooms();
}
