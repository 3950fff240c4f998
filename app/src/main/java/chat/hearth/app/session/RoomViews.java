package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Entries as timelines show them: from the local log, with what is still on its way. Confined to the session's executor. */
final class RoomViews implements EntrySource {
    private final RoomBook book;
    private final EventTable events;
    private final OutboxRows outbox;
    private final RoomSync sync;
    private final Supplier<Member> me;

    RoomViews(RoomBook book, EventTable events, OutboxRows outbox, RoomSync sync, Supplier<Member> me) {
        this.book = book;
        this.events = events;
        this.outbox = outbox;
        this.sync = sync;
        this.me = me;
    }

    @Override
    public long low(RoomId room) {
        return book.find(room).map(found -> found.low).orElse(0L);
    }

    @Override
    public long high(RoomId room) {
        return book.find(room).map(found -> found.high).orElse(0L);
    }

    @Override
    public long firstUnread(RoomId room) {
        return book.find(room)
                .filter(found -> found.unread > 0)
                .map(found -> Math.max(found.readUpTo + 1, found.low))
                .orElse(0L);
    }

    @Override
    public List<TimelineEntry> before(RoomId room, long seq, int limit) {
        return fold(room, events.entriesBefore(room, seq, limit));
    }

    @Override
    public List<TimelineEntry> after(RoomId room, long seq, int limit) {
        return fold(room, events.entriesAfter(room, seq, limit));
    }

    private List<TimelineEntry> fold(RoomId room, List<RoomEvent> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<MessageId, List<RoomEvent.Edit>> edits = new LinkedHashMap<>();
        for (RoomEvent event : events.editsOf(
                room, page.get(0).seq(), page.get(page.size() - 1).seq())) {
            if (event instanceof RoomEvent.Edit edit) {
                edits.computeIfAbsent(edit.target(), target -> new ArrayList<>())
                        .add(edit);
            }
        }
        List<TimelineEntry> entries = new ArrayList<>(page.size());
        for (RoomEvent event : page) {
            if (event instanceof RoomEvent.Message message) {
                entries.add(fold(message, edits.getOrDefault(message.id(), List.of())));
            } else {
                entries.add(notice(event));
            }
        }
        return entries;
    }

    @Override
    public TimelineEntry.Notice notice(RoomEvent event) {
        return new TimelineEntry.Notice(
                event, event instanceof RoomEvent.RoomChanged changed ? events.before(changed) : null);
    }

    private TimelineEntry.Message fold(RoomEvent.Message message, List<RoomEvent.Edit> edits) {
        MemberId mine = me.get().id();
        return EntryFolder.fold(message, edits, outbox.of(message.room(), message.id()), mine);
    }

    @Override
    public List<TimelineEntry.Message> message(RoomId room, MessageId id) {
        List<TimelineEntry.Message> found = new ArrayList<>();
        for (TimelineEntry entry : fold(room, events.message(room, id))) {
            if (entry instanceof TimelineEntry.Message message) {
                found.add(message);
            }
        }
        return found;
    }

    /** The message as it is now, whether the host has it or only the outbox; empty when it is not here. */
    Optional<TimelineEntry.Message> find(RoomId room, MessageId id) {
        return Stream.concat(
                        message(room, id).stream(),
                        waiting(room).stream().filter(one -> one.id().equals(id)))
                .findFirst();
    }

    @Override
    public List<TimelineEntry.Message> waiting(RoomId room) {
        Map<MessageId, List<OutboxTable.Row>> posts = new LinkedHashMap<>();
        for (OutboxTable.Row row : outbox.of(room)) {
            if (row.kind() == OutboxTable.Kind.POST) {
                posts.computeIfAbsent(row.message(), id -> new ArrayList<>()).add(row);
            } else if (posts.containsKey(row.message())) {
                posts.get(row.message()).add(row);
            }
        }
        return posts.values().stream()
                .map(rows -> EntryFolder.waiting(rows, me.get()))
                .toList();
    }

    @Override
    public void fetchOlder(RoomId room, Runnable then) {
        sync.fetchOlder(room, then);
    }
}
