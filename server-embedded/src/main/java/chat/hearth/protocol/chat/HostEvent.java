package chat.hearth.protocol.chat;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the host tells its clients without being asked. Only {@link Durable} is kept; the others are of the moment. */
public sealed interface HostEvent {
    /** The event name that carries it. */
    String event();

    /**
     * The first event of a connection.
     *
     * @param epoch   changes whenever the log was restored from elsewhere: what a client kept of another epoch is void
     * @param token   what the client shows to be the same person next time; null when it came with one
     * @param ticket  what the person shows when they send or fetch files by HTTP; null when the host has none to give
     * @param joined  the rooms that the person is a member of
     * @param resumed the rooms whose missing events follow by themselves
     * @param reads   up to where the person has read each room
     * @param door    who may come in, for those who would ask others to
     */
    record Welcome(
            String sessionId,
            String sessionName,
            String epoch,
            Member you,
            @Nullable String token,
            @Nullable String ticket,
            List<RoomSummary> rooms,
            List<RoomId> joined,
            List<RoomId> resumed,
            Map<RoomId, Long> reads,
            List<Person> people,
            ClientLimits limits,
            DoorPolicy door)
            implements HostEvent {
        public Welcome {
            rooms = List.copyOf(rooms);
            joined = List.copyOf(joined);
            resumed = List.copyOf(resumed);
            reads = Map.copyOf(reads);
            people = List.copyOf(people);
        }

        @Override
        public String event() {
            return "welcome";
        }

        @Override
        public String toString() {
            return "Welcome[" + sessionId + " " + you.id() + "]"; // the token and the ticket are secrets
        }
    }

    /** The one durable broadcast. */
    record Durable(RoomEvent entry) implements HostEvent {
        @Override
        public String event() {
            return "event";
        }
    }

    /** Somebody is typing; it wears off after a few seconds. */
    record Typing(RoomId room, Member member) implements HostEvent {
        @Override
        public String event() {
            return "typing";
        }
    }

    /** Who came, went or changed since the last such event. */
    record Presence(List<Person> changes) implements HostEvent {
        public Presence {
            changes = List.copyOf(changes);
        }

        @Override
        public String event() {
            return "presence";
        }
    }

    /** The newest sequence of every room, so that a lost tail shows within one beat. */
    record Heads(Map<RoomId, Long> heads) implements HostEvent {
        public Heads {
            heads = Map.copyOf(heads);
        }

        @Override
        public String event() {
            return "heads";
        }
    }

    /** Rooms that are new or have another name, topic or terms. */
    record RoomsChanged(List<RoomSummary> rooms) implements HostEvent {
        public RoomsChanged {
            rooms = List.copyOf(rooms);
        }

        @Override
        public String event() {
            return "rooms";
        }
    }

    /** To a person alone: this is who they are from now on. */
    record You(Member you) implements HostEvent {
        @Override
        public String event() {
            return "you";
        }
    }

    /**
     * To a person alone, and the last thing that they hear before their connection is closed.
     *
     * @param message one plain sentence for people
     */
    record Gone(Cause cause, String message) implements HostEvent {
        @Override
        public String event() {
            return "gone";
        }

        /** Why somebody has to go. */
        public enum Cause {
            /** They may come back. */
            REMOVED,
            /** They may not. */
            BANNED;

            /** The word on the wire. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
