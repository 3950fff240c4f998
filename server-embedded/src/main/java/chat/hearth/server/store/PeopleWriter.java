package chat.hearth.server.store;

import chat.hearth.chat.Draft;
import chat.hearth.chat.Member;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is done to people together with the events that tell of it, in all their rooms and in one transaction. Confined to
 * the writer's thread.
 */
final class PeopleWriter implements AutoCloseable {
    private final RoomTable rooms;
    private final MemberTable members;
    private final PersonTable people;
    private final Log log;

    /** Where events go. */
    @FunctionalInterface
    interface Log {
        void insert(RoomEvent event, RoomTable.Row room, long author) throws SQLException;
    }

    PeopleWriter(Connection connection, RoomTable rooms, MemberTable members, Log log) throws SQLException {
        this.rooms = rooms;
        this.members = members;
        this.people = new PersonTable(connection);
        this.log = log;
    }

    Posting rename(Draft.Renaming draft, Instant at) throws SQLException {
        Member author = draft.author();
        long number = members.number(author);
        people.rename(number, author.name(), draft.was());
        return tell(
                number,
                number,
                (room, seq) ->
                        new RoomEvent.Membership(room, seq, at, author, Change.RENAMED, null, draft.was(), draft.by()));
    }

    Posting sanction(Draft.Sanction draft, Instant at) throws SQLException {
        Member target = draft.target();
        long author = members.number(draft.author());
        long number = members.number(target);
        Telling telling =
                (room, seq) -> new RoomEvent.Membership(room, seq, at, draft.author(), draft.change(), target);
        return switch (draft.change()) {
            case REMOVED -> takeOut(number, author, telling);
            case BANNED -> {
                people.ban(number, target, at, draft.author());
                yield takeOut(number, author, telling);
            }
            case UNBANNED ->
                people.unban(number) ? tell(lobby(), author, telling) : new Posting.Refused(Reason.UNKNOWN_MEMBER);
            case ROLE -> {
                people.grant(number, target.role());
                yield tell(lobby(), author, telling);
            }
            case JOINED, LEFT, RENAMED ->
                throw new IllegalArgumentException("nobody does this to somebody else: " + draft.change());
        };
    }

    private Posting takeOut(long number, long author, Telling telling) throws SQLException {
        Posting told = tell(number, author, telling);
        people.leaveAll(number);
        return told;
    }

    /** Tells it to each room of this member, or to the lobby when they are in none. */
    private Posting tell(long number, long author, Telling telling) throws SQLException {
        List<RoomTable.Row> where = new ArrayList<>();
        for (long room : people.rooms(number)) {
            rooms.find(room).ifPresent(where::add);
        }
        return tell(where.isEmpty() ? lobby() : where, author, telling);
    }

    private List<RoomTable.Row> lobby() {
        return rooms.find(RoomId.LOBBY).stream().toList();
    }

    private Posting tell(List<RoomTable.Row> where, long author, Telling telling) throws SQLException {
        Optional<RoomEvent> first = Optional.empty();
        for (RoomTable.Row room : where) {
            RoomEvent event = telling.in(room.id(), room.head() + 1);
            log.insert(event, room, author);
            first = first.isEmpty() ? Optional.of(event) : first;
        }
        return first.isPresent() ? new Posting.Stored(first.get()) : new Posting.Refused(Reason.UNKNOWN_ROOM);
    }

    /** The event as it stands in one room. */
    @FunctionalInterface
    private interface Telling {
        RoomEvent in(RoomId room, long seq);
    }

    @Override
    public void close() throws SQLException {
        people.close();
    }
}
