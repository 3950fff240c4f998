package chat.hearth.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One durable entry of a room's log. Everything that must look the same to everybody, also later, is such an event.
 *
 * <p>{@code seq} starts at 1 and has no gaps; {@code at} is the host's clock in whole milliseconds and is for display
 * only: order is {@code seq}.
 */
public sealed interface RoomEvent {
    RoomId room();

    long seq();

    Instant at();

    Member author();

    /**
     * Something was said.
     *
     * @param text     what was written; null once the message has been deleted
     * @param position what was shared with it, which {@code text} says for people too; null for nothing
     */
    record Message(
            RoomId room,
            long seq,
            Instant at,
            Member author,
            MessageId id,
            @Nullable String text,
            @Nullable MessageId replyTo,
            @Nullable Position position)
            implements RoomEvent {
        /** A message that shares no position. */
        public Message(
                RoomId room,
                long seq,
                Instant at,
                Member author,
                MessageId id,
                @Nullable String text,
                @Nullable MessageId replyTo) {
            this(room, seq, at, author, id, text, replyTo, null);
        }

        @Override
        public String toString() {
            return "Message[" + room + " " + seq + " " + id + "]";
        }
    }

    /**
     * A message was given another text by its author.
     *
     * @param text the new text; null once the message has been deleted
     */
    record Edit(
            RoomId room,
            long seq,
            Instant at,
            Member author,
            MessageId target,
            @Nullable String text) implements RoomEvent {
        @Override
        public String toString() {
            return "Edit[" + room + " " + seq + " " + target + "]";
        }
    }

    /** The message is gone for good; the bodies of the message and of its edits are purged from the log. */
    record Delete(RoomId room, long seq, Instant at, Member author, MessageId target) implements RoomEvent {}

    /** The author became, or stopped being, a member of the room. */
    record Membership(RoomId room, long seq, Instant at, Member author, Change change) implements RoomEvent {
        /** Which way a membership changed. */
        public enum Change {
            JOINED,
            LEFT
        }
    }

    /** The room was created, renamed or given a topic; name and topic are those from here on. */
    record RoomChanged(RoomId room, long seq, Instant at, Member author, String name, String topic)
            implements RoomEvent {}
}
