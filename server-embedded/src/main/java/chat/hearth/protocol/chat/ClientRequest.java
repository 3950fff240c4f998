package chat.hearth.protocol.chat;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client asks of the host. Every request is answered by an {@link Answer}. */
public sealed interface ClientRequest {
    /** The event name that carries the request. */
    String event();

    /**
     * Enter a room and get its newest page; creates it if there is none of this name.
     *
     * @param room an identifier or a name
     */
    record Join(String room, int limit) implements ClientRequest {
        @Override
        public String event() {
            return "join";
        }
    }

    /** Stop being a member of a room. */
    record Leave(RoomId room) implements ClientRequest {
        @Override
        public String event() {
            return "leave";
        }
    }

    /**
     * Say something; sent again with the same id it is the same message.
     *
     * @param text  may be empty when there are files
     * @param files what the host was given before by HTTP
     */
    record Post(
            RoomId room,
            MessageId id,
            String text,
            @Nullable MessageId replyTo,
            List<NamedFile> files) implements ClientRequest {
        public Post {
            files = List.copyOf(files);
        }

        /** Nothing but text. */
        public Post(RoomId room, MessageId id, String text, @Nullable MessageId replyTo) {
            this(room, id, text, replyTo, List.of());
        }

        @Override
        public String event() {
            return "post";
        }

        @Override
        public String toString() {
            return "Post[" + room + " " + id + "]";
        }
    }

    /** Give one's own message another text. */
    record Edit(RoomId room, MessageId target, String text) implements ClientRequest {
        @Override
        public String event() {
            return "edit";
        }

        @Override
        public String toString() {
            return "Edit[" + room + " " + target + "]";
        }
    }

    /** Take a message away for good. */
    record Delete(RoomId room, MessageId target) implements ClientRequest {
        @Override
        public String event() {
            return "delete";
        }
    }

    /** Read a page of a room's log. */
    record History(RoomId room, HistoryRange range) implements ClientRequest {
        @Override
        public String event() {
            return "history";
        }
    }

    /** The person is typing, as of now; sent again every few seconds while they do. */
    record Typing(RoomId room) implements ClientRequest {
        @Override
        public String event() {
            return "typing";
        }
    }

    /** The person is at the desk or away from it. */
    record SetPresence(PresenceState state) implements ClientRequest {
        @Override
        public String event() {
            return "presence";
        }
    }

    /** The person has read the room up to and including this sequence. */
    record Read(RoomId room, long seq) implements ClientRequest {
        @Override
        public String event() {
            return "read";
        }
    }

    /** Give a room another name, topic or terms; null leaves that one as it is. */
    record ChangeRoom(
            RoomId room,
            @Nullable String name,
            @Nullable String topic,
            @Nullable Duration slow,
            RoomTerms.@Nullable Writers writers)
            implements ClientRequest {
        /** A change that leaves the terms as they are. */
        public ChangeRoom(RoomId room, @Nullable String name, @Nullable String topic) {
            this(room, name, topic, null, null);
        }

        @Override
        public String event() {
            return "room";
        }
    }

    /** List all rooms. */
    record ListRooms() implements ClientRequest {
        @Override
        public String event() {
            return "rooms";
        }
    }

    /**
     * Go by another name, or give somebody of a lower role one.
     *
     * @param member who is to have the name; null for oneself
     */
    record Rename(String name, @Nullable MemberId member) implements ClientRequest {
        @Override
        public String event() {
            return "rename";
        }
    }

    /** Make somebody a moderator, or a member again. */
    record SetRole(MemberId member, Role role) implements ClientRequest {
        @Override
        public String event() {
            return "role";
        }
    }

    /** Take somebody out of all rooms and end their connections; they may come back. */
    record Kick(MemberId member) implements ClientRequest {
        @Override
        public String event() {
            return "kick";
        }
    }

    /** The same, and they may not come back. */
    record Ban(MemberId member) implements ClientRequest {
        @Override
        public String event() {
            return "ban";
        }
    }

    /** Let somebody come back who was banned. */
    record Unban(MemberId member) implements ClientRequest {
        @Override
        public String event() {
            return "unban";
        }
    }

    /** List all who are banned. */
    record ListBans() implements ClientRequest {
        @Override
        public String event() {
            return "bans";
        }
    }
}
