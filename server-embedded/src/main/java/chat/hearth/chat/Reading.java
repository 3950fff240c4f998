package chat.hearth.chat;

import java.util.List;

/** What came of reading a page of a room's log. */
public sealed interface Reading {
    /** The events in ascending sequence. */
    record Page(List<RoomEvent> events) implements Reading {
        public Page {
            events = List.copyOf(events);
        }
    }

    /** Nothing could be read. */
    record Refused(Reason reason) implements Reading {}
}
