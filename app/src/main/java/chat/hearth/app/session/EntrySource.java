package chat.hearth.app.session;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.util.List;

/** Where a timeline gets its entries. Confined to the session's executor. */
interface EntrySource {
    /** First and last sequence of the room that are here; 0 when nothing is. */
    long low(RoomId room);

    long high(RoomId room);

    List<TimelineEntry> before(RoomId room, long seq, int limit);

    List<TimelineEntry> after(RoomId room, long seq, int limit);

    /** The message as it is now, in a list of one; an empty list when it is not here. */
    List<TimelineEntry.Message> message(RoomId room, MessageId id);

    /** An event that is an entry by itself and no message. */
    TimelineEntry.Notice notice(RoomEvent event);

    /** The messages that only the outbox has. */
    List<TimelineEntry.Message> waiting(RoomId room);

    /** The first sequence that I have not read; 0 when there is none. */
    long firstUnread(RoomId room);

    /** Gets a page before {@link #low} from the host, and runs the action when it is here or cannot be had. */
    void fetchOlder(RoomId room, Runnable then);
}
