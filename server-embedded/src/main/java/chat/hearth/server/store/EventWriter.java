package chat.hearth.server.store;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Draft;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Rights;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.SharedFile;
import chat.hearth.chat.Situation;
import chat.hearth.chat.StoredFile;
import chat.hearth.chat.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns drafts into rows within the transaction that is open on its connection. Confined to the writer's thread. After a
 * rollback it is thrown away, because it remembers heads.
 */
final class EventWriter implements AutoCloseable {
    private final Clock clock;
    private final RoomTable rooms;
    private final MemberTable members;
    private final EventTable events;
    private final MessageTable messages;
    private final TextIndex texts;
    private final FileTable files;
    private final List<FileHash> dropped = new ArrayList<>();
    private final DoorTable door;
    private final PeopleWriter people;
    private final List<RoomEvent> written = new ArrayList<>();

    EventWriter(Connection connection, Clock clock) throws SQLException {
        this.clock = clock;
        this.rooms = new RoomTable(connection);
        this.members = new MemberTable(connection);
        this.events = new EventTable(connection);
        this.messages = new MessageTable(connection);
        this.texts = new TextIndex(connection);
        this.files = new FileTable(connection);
        this.door = new DoorTable(connection);
        this.people = new PeopleWriter(connection, rooms, members, this::insert);
    }

    Posting append(Draft draft) throws SQLException {
        if (draft instanceof Draft.Renaming renaming) {
            return people.rename(renaming, now());
        } else if (draft instanceof Draft.Sanction sanction) {
            return people.sanction(sanction, now());
        }
        Optional<RoomTable.Row> found = rooms.find(draft.room());
        if (draft instanceof Draft.RoomChange change) {
            return changeRoom(change, found.isPresent() ? found.get() : rooms.create(change));
        } else if (found.isEmpty()) {
            return new Posting.Refused(Reason.UNKNOWN_ROOM);
        }
        RoomTable.Row room = found.get();
        if (draft instanceof Draft.Post post) {
            return post(post, room);
        } else if (draft instanceof Draft.Edit edit) {
            return edit(edit, room);
        } else if (draft instanceof Draft.Delete delete) {
            return delete(delete, room);
        }
        return changeMembership((Draft.Membership) draft, room);
    }

    /** The events that were written since the last call, of all rooms. */
    List<RoomEvent> takeWritten() {
        List<RoomEvent> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    void keepName(Member member) throws SQLException {
        members.keepName(member);
    }

    void keepRead(MemberId member, RoomId room, long seq) throws SQLException {
        Optional<RoomTable.Row> found = rooms.find(room);
        if (found.isPresent()) {
            members.keepRead(
                    member, found.get().number(), Math.min(seq, found.get().head()));
        }
    }

    DoorTable door() {
        return door;
    }

    /** Writes the new heads; called once before the commit. */
    void writeHeads() throws SQLException {
        rooms.writeHeads();
    }

    /** The file is here, at least until then. */
    void keepFile(StoredFile file, Instant until) throws SQLException {
        files.keep(file, until);
    }

    /** Forgets some of the files that were sent and never posted. */
    void dropFreeFiles() throws SQLException {
        dropped.addAll(files.dropFree(clock.instant()));
    }

    /** The files that this transaction forgets; once. */
    List<FileHash> takeDroppedFiles() {
        List<FileHash> taken = List.copyOf(dropped);
        dropped.clear();
        return taken;
    }

    private Posting post(Draft.Post post, RoomTable.Row room) throws SQLException {
        long author = members.number(post.author());
        long seq = room.head() + 1;
        Optional<List<SharedFile>> shared = files.find(post.files());
        if (shared.isEmpty()) {
            return messages.find(room.number(), post.id()).isPresent() // whose files may be gone with it
                    ? repeated(post, room, author)
                    : new Posting.Refused(Reason.UNKNOWN_FILE);
        } else if (!messages.insert(room.number(), post.id(), author, seq)) {
            return repeated(post, room, author);
        }
        var event = new RoomEvent.Message(
                post.room(),
                seq,
                now(),
                post.author(),
                post.id(),
                post.text(),
                post.replyTo(),
                post.position(),
                shared.get());
        insert(event, room, author);
        files.attach(Schema.number(room.number(), seq), event.files());
        texts.add(Schema.number(room.number(), seq), post.text());
        return new Posting.Stored(event);
    }

    private Posting repeated(Draft.Post post, RoomTable.Row room, long author) throws SQLException {
        MessageTable.Row message =
                messages.find(room.number(), post.id()).orElseThrow(() -> new SQLException("a message is missing"));
        RoomEvent original = events.read(room, message.posted());
        if (message.author() != author || !(original instanceof RoomEvent.Message first)) {
            return new Posting.Refused(Reason.CONFLICT);
        }
        boolean same = first.text() == null // deleted since: what it said is gone, so it is taken for the same
                || (first.text().equals(post.text())
                        && Objects.equals(first.replyTo(), post.replyTo())
                        && Objects.equals(first.position(), post.position())
                        && first.files().stream()
                                .map(SharedFile::reference)
                                .toList()
                                .equals(post.files()));
        return same ? new Posting.Duplicate(original) : new Posting.Refused(Reason.CONFLICT);
    }

    private Posting edit(Draft.Edit edit, RoomTable.Row room) throws SQLException {
        Optional<MessageTable.Row> found = messages.find(room.number(), edit.target());
        if (found.isEmpty() || found.get().deleted() != null) {
            return new Posting.Refused(Reason.UNKNOWN_MESSAGE);
        }
        long author = members.number(edit.author());
        Verdict verdict = verdict(Deed.EDIT, edit.author(), found.get().author() == author);
        if (!verdict.isAllowed()) {
            return new Posting.Refused(verdict.reason());
        }
        RoomEvent current = events.read(room, found.get().current());
        String before = text(current);
        if (edit.text().equals(before)) {
            return new Posting.Duplicate(current);
        }
        long seq = room.head() + 1;
        texts.remove(Schema.number(room.number(), current.seq()), before);
        var event = new RoomEvent.Edit(edit.room(), seq, now(), edit.author(), edit.target(), edit.text());
        insert(event, room, author);
        texts.add(Schema.number(room.number(), seq), edit.text());
        messages.setCurrent(room.number(), edit.target(), seq);
        return new Posting.Stored(event);
    }

    private Posting delete(Draft.Delete delete, RoomTable.Row room) throws SQLException {
        Optional<MessageTable.Row> found = messages.find(room.number(), delete.target());
        if (found.isEmpty()) {
            return new Posting.Refused(Reason.UNKNOWN_MESSAGE);
        }
        MessageTable.Row message = found.get();
        long author = members.number(delete.author());
        Verdict verdict = verdict(Deed.DELETE, delete.author(), message.author() == author);
        if (!verdict.isAllowed()) {
            return new Posting.Refused(verdict.reason());
        } else if (message.deleted() != null) {
            return new Posting.Duplicate(events.read(room, message.deleted()));
        }
        RoomEvent current = events.read(room, message.current());
        texts.remove(Schema.number(room.number(), current.seq()), text(current));
        events.purge(room.number(), message.posted(), delete.target());
        dropped.addAll(files.detach(Schema.number(room.number(), message.posted()), clock.instant()));
        long seq = room.head() + 1;
        var event = new RoomEvent.Delete(delete.room(), seq, now(), delete.author(), delete.target());
        insert(event, room, author);
        messages.setDeleted(room.number(), delete.target(), seq);
        return new Posting.Stored(event);
    }

    /** Whose message it is shows only here. */
    private static Verdict verdict(Deed deed, Member author, boolean isOwn) {
        return Rights.of(deed, Actor.of(author.role()), Situation.message(isOwn));
    }

    private Posting changeMembership(Draft.Membership draft, RoomTable.Row room) throws SQLException {
        long author = members.number(draft.author());
        long seq = room.head() + 1;
        if (draft.change() == Change.JOINED) {
            Optional<Long> since = members.join(author, room.number(), seq);
            if (since.isPresent()) {
                return new Posting.Duplicate(events.read(room, since.get()));
            }
        } else if (!members.leave(author, room.number())) {
            return new Posting.Refused(Reason.NOT_A_MEMBER);
        }
        var event = new RoomEvent.Membership(draft.room(), seq, now(), draft.author(), draft.change());
        insert(event, room, author);
        return new Posting.Stored(event);
    }

    private Posting changeRoom(Draft.RoomChange draft, RoomTable.Row room) throws SQLException {
        rooms.change(room, draft);
        var event = new RoomEvent.RoomChanged(
                draft.room(), room.head() + 1, now(), draft.author(), draft.name(), draft.topic(), draft.terms());
        long author = members.number(draft.author());
        insert(event, room, author);
        return new Posting.Stored(event);
    }

    private void insert(RoomEvent event, RoomTable.Row room, long author) throws SQLException {
        events.insert(event, room.number(), author);
        written.add(event);
        rooms.advance(room, event.seq());
    }

    private static @Nullable String text(RoomEvent event) {
        if (event instanceof RoomEvent.Message message) {
            return message.text();
        }
        return event instanceof RoomEvent.Edit edit ? edit.text() : null;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void close() throws SQLException {
        rooms.close();
        members.close();
        events.close();
        messages.close();
        texts.close();
        files.close();
        people.close();
    }
}
