package chat.hearth.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks to have added to a room's log; it becomes a {@link RoomEvent} by getting a sequence and a time. */
public sealed interface Draft {
    RoomId room();

    Member author();

    /**
     * A new message; the same id with the same body is the same message.
     *
     * @param text  may be empty when there are files
     * @param files what the host has been given before
     */
    record Post(
            RoomId room,
            Member author,
            MessageId id,
            String text,
            @Nullable MessageId replyTo,
            @Nullable Position position,
            List<NamedFile> files)
            implements Draft {
        public Post {
            files = List.copyOf(files);
        }

        /** A message of nothing but text. */
        public Post(RoomId room, Member author, MessageId id, String text, @Nullable MessageId replyTo) {
            this(room, author, id, text, replyTo, null, List.of());
        }

        @Override
        public String toString() {
            return "Post[" + room + " " + id + "]";
        }
    }

    /** A new text for the author's own message. */
    record Edit(RoomId room, Member author, MessageId target, String text) implements Draft {
        @Override
        public String toString() {
            return "Edit[" + room + " " + target + "]";
        }
    }

    /** The end of a message: the author's own, or anybody's for a moderator and the host. */
    record Delete(RoomId room, Member author, MessageId target) implements Draft {}

    /** The author joins or leaves. */
    record Membership(RoomId room, Member author, RoomEvent.Membership.Change change) implements Draft {}

    /** A new room, or a new name, topic or terms for one. */
    record RoomChange(RoomId room, Member author, String name, String topic, RoomTerms terms) implements Draft {
        /** A room in which everybody may write. */
        public RoomChange(RoomId room, Member author, String name, String topic) {
            this(room, author, name, topic, RoomTerms.OPEN);
        }
    }

    /**
     * The author goes by the name that they have here from now on; told to every room of theirs.
     *
     * @param was the name so far, which means the new one from now on when they come with it
     * @param by  who wants it so; null when they do themselves
     */
    record Renaming(Member author, String was, @Nullable Member by) implements Draft {
        /** Where it is told to somebody who is in no room. */
        @Override
        public RoomId room() {
            return RoomId.LOBBY;
        }
    }

    /**
     * The author does something to the target, who is here as they are from then on. The end of all memberships is told to every
     * room that they were in, all else to the lobby.
     *
     * @param change one that has a target
     */
    record Sanction(Member author, RoomEvent.Membership.Change change, Member target) implements Draft {
        /** Where it is told to somebody who is in no room. */
        @Override
        public RoomId room() {
            return RoomId.LOBBY;
        }
    }
}
