package chat.hearth.chat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
     * @param text     what was written, which may be nothing when there are files; null once the message has been deleted
     * @param position what was shared with it, which {@code text} says for people too; null for nothing
     * @param files    what came with it; none once the message has been deleted
     */
    record Message(
            RoomId room,
            long seq,
            Instant at,
            Member author,
            MessageId id,
            @Nullable String text,
            @Nullable MessageId replyTo,
            @Nullable Position position,
            List<SharedFile> files)
            implements RoomEvent {
        public Message {
            files = List.copyOf(files);
        }

        /** A message of nothing but text. */
        public Message(
                RoomId room,
                long seq,
                Instant at,
                Member author,
                MessageId id,
                @Nullable String text,
                @Nullable MessageId replyTo) {
            this(room, seq, at, author, id, text, replyTo, null, List.of());
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

    /**
     * Something about a person changed: what they are a member of, what they are called, or what they may do.
     *
     * <p>The author is whom it is about when it is {@code JOINED}, {@code LEFT} or {@code RENAMED}, and who did it when there
     * is a target.
     *
     * @param target whom the other changes are about, as they are from then on
     * @param was    the old name of who was renamed; the author has the new one
     * @param by     who renamed the author; null when they did it themselves
     */
    record Membership(
            RoomId room,
            long seq,
            Instant at,
            Member author,
            Change change,
            @Nullable Member target,
            @Nullable String was,
            @Nullable Member by)
            implements RoomEvent {
        /** @throws IllegalArgumentException when a target or an old name is missing or too much */
        public Membership {
            if ((target != null) != change.hasTarget() || (was != null) != (change == Change.RENAMED)) {
                throw new IllegalArgumentException("a change of membership with too little or too much in it");
            } else if (by != null && change != Change.RENAMED) {
                throw new IllegalArgumentException("only a renaming is done by somebody else");
            }
        }

        /** The author came or went. */
        public Membership(RoomId room, long seq, Instant at, Member author, Change change) {
            this(room, seq, at, author, change, null, null, null);
        }

        /** The author did this to the target. */
        public Membership(RoomId room, long seq, Instant at, Member author, Change change, Member target) {
            this(room, seq, at, author, change, target, null, null);
        }

        /** Whom it is about, as they are from then on. */
        public Member subject() {
            return target == null ? author : target;
        }

        /** Whether whom it is about is no member of the room any more. */
        public boolean isEnd() {
            return change == Change.LEFT || change == Change.REMOVED || change == Change.BANNED;
        }

        /** What changed. */
        public enum Change {
            JOINED,
            LEFT,
            RENAMED,
            REMOVED,
            BANNED,
            UNBANNED,
            /** The target has another role from then on. */
            ROLE;

            /** Whether somebody did it to somebody. */
            public boolean hasTarget() {
                return this == REMOVED || this == BANNED || this == UNBANNED || this == ROLE;
            }

            /** The word on the wire. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** The change of a wire word; empty when there is none. */
            public static Optional<Change> ofWord(String word) {
                for (Change change : values()) {
                    if (change.word().equals(word)) {
                        return Optional.of(change);
                    }
                }
                return Optional.empty();
            }
        }
    }

    /** The room was created, renamed, or given a topic or other terms; all of these are those from here on. */
    record RoomChanged(RoomId room, long seq, Instant at, Member author, String name, String topic, RoomTerms terms)
            implements RoomEvent {
        /** A room in which everybody may write. */
        public RoomChanged(RoomId room, long seq, Instant at, Member author, String name, String topic) {
            this(room, seq, at, author, name, topic, RoomTerms.OPEN);
        }
    }
}
