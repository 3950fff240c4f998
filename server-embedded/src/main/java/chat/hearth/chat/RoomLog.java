package chat.hearth.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The durable log of all rooms, as the chat sees it. Any thread may call; answers come on the log's own threads. */
public interface RoomLog {
    /** What the log held when it was opened. */
    LogState opening();

    /**
     * Calls the listener once for each commit, on the log's writing thread, with all the events that it made durable in
     * the order in which they were appended; only then the stages of these appends complete. There is one listener, set
     * before the first append.
     */
    void onCommit(Consumer<List<RoomEvent>> listener);

    /**
     * Adds an event and gives it the next sequence of its room. The stage completes only after the event is durable. An
     * expected refusal (a duplicate, an unknown target, full storage) is a value of {@link Posting}, never an exception.
     * Appends of one thread keep their order.
     */
    CompletionStage<Posting> append(Draft draft);

    /**
     * Reads a page in ascending sequence. It may be shorter than asked for, so that it stays small enough to send; it is
     * empty only when there is no more.
     */
    CompletionStage<Reading> read(RoomId room, HistoryRange range);

    /** Keeps the member's name for this member alone, from now on and after the next start too. */
    void keepName(Member member);

    /** Keeps up to where a member has read a room; it never goes back. May be lost when the host is killed. */
    void keepRead(MemberId member, RoomId room, long seq);
}
