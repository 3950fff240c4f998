package chat.hearth.protocol.chat;

import chat.hearth.chat.Ban;
import chat.hearth.chat.Member;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host's answer to a {@link ClientRequest}, sent as its acknowledgement. */
public sealed interface Answer {
    /** Done; there is nothing more to say. */
    record Done() implements Answer {}

    /** The event is durable, with this sequence and time. */
    record Stored(long seq, Instant at) implements Answer {}

    /**
     * In the room, with its newest page.
     *
     * @param members as many as fit; {@code memberCount} counts all of them
     */
    record Joined(RoomSummary room, String epoch, List<Member> members, int memberCount, List<RoomEvent> events)
            implements Answer {
        public Joined {
            members = List.copyOf(members);
            events = List.copyOf(events);
        }
    }

    /** A page of a room's log in ascending sequence; an empty one means there is no more. */
    record Page(RoomId room, String epoch, long head, List<RoomEvent> events) implements Answer {
        public Page {
            events = List.copyOf(events);
        }
    }

    /** All rooms. */
    record Rooms(List<RoomSummary> rooms) implements Answer {
        public Rooms {
            rooms = List.copyOf(rooms);
        }
    }

    /** All who are banned, who was last comes last. */
    record Bans(List<Ban> bans) implements Answer {
        public Bans {
            bans = List.copyOf(bans);
        }
    }

    /**
     * Refused; nothing was stored.
     *
     * @param message    one plain sentence for people
     * @param retryAfter when another try makes sense; null when it does not
     */
    record Failed(Reason reason, String message, @Nullable Duration retryAfter) implements Answer {}
}
