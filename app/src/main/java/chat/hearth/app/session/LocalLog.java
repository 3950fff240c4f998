package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of each room's log that is here: one run of events without a gap. Confined to the session's executor. */
final class LocalLog {
    private final RoomBook book;
    private final EventTable events;
    private final Effects effects;
    private @Nullable Member me;

    /** What follows from a change. */
    interface Effects {
        /** The room's local log has this event more at its end. */
        void stored(Room room, RoomEvent event);

        /** The room's local log is another one. */
        void replaced(Room room);
    }

    LocalLog(RoomBook book, EventTable events, Effects effects) {
        this.book = book;
        this.events = events;
        this.effects = effects;
    }

    /** Who I am decides what names me. */
    void setMe(Member newMe) {
        me = newMe;
    }

    /** Holds this page from now on, and nothing else. */
    void startAnew(Room room, List<RoomEvent> page) {
        events.clear(room.id);
        room.low = 0;
        room.high = 0;
        for (RoomEvent event : page) {
            if (room.isEmpty() || event.seq() == room.high + 1) {
                store(room, event);
            }
        }
        book.recount(room);
        effects.replaced(room);
    }

    /** Holds nothing of the room any more, nor how far I have read. */
    void forget(Room room) {
        events.clear(room.id);
        room.low = 0;
        room.high = 0;
        room.head = 0;
        room.readUpTo = Room.UNKNOWN;
        room.markedUnread = false;
        book.recount(room);
        book.touch(room);
        effects.replaced(room);
    }

    /** Takes from a page what comes next. */
    void append(Room room, List<RoomEvent> page) {
        for (RoomEvent event : page) {
            if (event.seq() == room.high + 1) {
                store(room, event);
            }
        }
    }

    /** Takes the event that comes next. */
    void append(Room room, RoomEvent event) {
        if (!room.isEmpty()) {
            store(room, event);
            return;
        }
        if (room.readUpTo == Room.UNKNOWN) {
            room.readUpTo = 0;
        }
        store(room, event);
        effects.replaced(room);
    }

    private void store(Room room, RoomEvent event) {
        boolean mention = namesMe(event);
        events.insert(event, mention);
        if (room.isEmpty()) {
            room.low = event.seq();
        }
        room.high = event.seq();
        room.head = Math.max(room.head, event.seq());
        if (event instanceof RoomEvent.RoomChanged changed) {
            room.name = changed.name();
            room.topic = changed.topic();
            book.setTerms(room, changed.terms());
        }
        book.count(room, event, mention);
        effects.stored(room, event);
    }

    private boolean namesMe(RoomEvent event) {
        return me != null
                && event instanceof RoomEvent.Message message
                && message.text() != null
                && !message.author().id().equals(me.id())
                && Mentions.names(message.text(), me.name());
    }

    /** Takes the page before what is here; an empty one says that there is nothing older. */
    void prepend(Room room, List<RoomEvent> page) {
        if (page.isEmpty()) {
            room.low = 1; // the host has nothing older
        }
        if (!page.isEmpty() && page.get(page.size() - 1).seq() >= room.low - 1) {
            for (RoomEvent event : page) {
                if (event.seq() < room.low) {
                    events.insert(event, namesMe(event));
                }
            }
            room.low = Math.min(room.low, page.get(0).seq());
        }
        if (room.readUpTo < room.high) {
            book.recount(room);
        }
        book.touch(room);
    }
}
