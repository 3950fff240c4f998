package chat.hearth.app.session;

import chat.hearth.app.client.Reply;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.ResumePoint;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps step with the host: what comes next goes into the local log, what was there is dropped, and for what is missing
 * the host is asked. Confined to the session's executor.
 */
final class RoomSync {
    /** The newest page, when a room is entered. */
    static final int PAGE = 100;

    /** What is missing is fetched up to here; beyond it the local part starts anew at the end. */
    static final long MAX_CATCH_UP = 20_000;

    private final RoomBook book;
    private final LocalLog log;
    private final Asking host;
    private String epoch = "";
    private int historyPage = PAGE;
    private int connection;
    private boolean connected;

    /** The way to the host. */
    @FunctionalInterface
    interface Asking {
        void ask(ClientRequest request, Consumer<Reply> then);
    }

    RoomSync(RoomBook book, LocalLog log, Asking host) {
        this.book = book;
        this.log = log;
        this.host = host;
    }

    /** What was kept of an earlier connection, before there is a new one. */
    void remember(String storedEpoch, @Nullable Member storedMe) {
        epoch = storedEpoch;
        if (storedMe != null) {
            log.setMe(storedMe);
        }
    }

    /** I go by another name, or have another role. */
    void iAm(Member me) {
        log.setMe(me);
    }

    String epoch() {
        return epoch;
    }

    /** Up to where everything is here, for each room that I am in. */
    List<ResumePoint> resumePoints() {
        return book.all().stream()
                .filter(room -> room.joined && !room.isEmpty())
                .map(room -> new ResumePoint(room.id, epoch, room.high))
                .toList();
    }

    void disconnected() {
        connected = false;
        connection++;
        book.all().forEach(room -> room.fetching = false);
    }

    /** A connection stands: rooms that the host does not bring up to date by itself are asked for. */
    void welcome(HostEvent.Welcome welcome) {
        disconnected();
        connected = true;
        log.setMe(welcome.you());
        historyPage = Math.max(1, welcome.limits().historyPage());
        book.setMe(welcome.you().id());
        if (!welcome.epoch().equals(epoch)) {
            epoch = welcome.epoch();
            book.all().forEach(log::forget);
        }
        welcome.rooms().forEach(book::describe);
        for (Room room : List.copyOf(book.all())) {
            room.joined = welcome.joined().contains(room.id);
            adoptMark(room, welcome.reads().get(room.id));
            book.touch(room);
            if (room.joined && !welcome.resumed().contains(room.id)) {
                enter(room);
            }
        }
        if (welcome.joined().isEmpty()) {
            enter(book.room(RoomId.LOBBY)); // whoever is new here starts where everybody is let in
        }
    }

    private void adoptMark(Room room, @Nullable Long kept) {
        if (kept != null && kept > room.readUpTo && !room.markedUnread) {
            book.markRead(room, kept, false);
        }
    }

    private void enter(Room room) {
        if (room.fetching || !connected) {
            return;
        }
        room.fetching = true;
        int askedOn = connection;
        host.ask(new ClientRequest.Join(room.id.value(), PAGE), reply -> {
            if (askedOn == connection) {
                room.fetching = false;
                if (reply instanceof Reply.Answered answered && answered.answer() instanceof Answer.Joined joined) {
                    entered(joined);
                }
            }
        });
    }

    /** I am in the room, and this is its newest page. */
    void entered(Answer.Joined joined) {
        if (!joined.epoch().equals(epoch)) {
            return; // the next welcome tells of it
        }
        book.describe(joined.room());
        Room room = book.room(joined.room().id());
        room.joined = true;
        List<RoomEvent> page = joined.events();
        if (!page.isEmpty()) {
            takeNewest(room, page);
        }
        if (room.readUpTo == Room.UNKNOWN) {
            book.markRead(room, room.high, false); // what was said before I came is not news
        }
        book.touch(room);
    }

    private void takeNewest(Room room, List<RoomEvent> page) {
        long first = page.get(0).seq();
        boolean startsAnew = room.isEmpty() || first - room.high > MAX_CATCH_UP;
        if (startsAnew) {
            log.startAnew(room, page);
        } else if (first > room.high + 1) {
            fetchMissing(room);
        } else {
            log.append(room, page);
        }
    }

    /** The host broadcast an event. */
    void live(RoomEvent event) {
        Room room = book.room(event.room());
        if (event.seq() <= room.high) {
            return;
        }
        room.head = Math.max(room.head, event.seq());
        if (event.seq() == room.high + 1) {
            log.append(room, event);
        } else if (room.isEmpty()) {
            enter(room);
        } else {
            fetchMissing(room);
        }
    }

    /** The host's newest sequences, with its heartbeat. */
    void heads(Map<RoomId, Long> heads) {
        heads.forEach((id, head) -> book.find(id).ifPresent(room -> {
            if (head > room.head) {
                room.head = head;
                book.touch(room);
            }
            if (room.joined && room.head > room.high) {
                if (room.isEmpty()) {
                    enter(room);
                } else {
                    fetchMissing(room);
                }
            }
        }));
    }

    private void fetchMissing(Room room) {
        if (room.fetching || !connected) {
            return;
        }
        room.fetching = true;
        ask(
                room,
                HistoryRange.after(room.high, historyPage),
                page -> {
                    room.fetching = false;
                    boolean contiguous =
                            page.events().isEmpty() || page.events().get(0).seq() <= room.high + 1;
                    if (contiguous) {
                        log.append(room, page.events());
                    } else {
                        enter(room); // the host no longer has what comes next
                        return;
                    }
                    room.head = Math.max(room.head, page.head());
                    if (room.head - room.high > MAX_CATCH_UP) {
                        enter(room);
                    } else if (room.head > room.high && !page.events().isEmpty()) {
                        fetchMissing(room);
                    }
                },
                () -> room.fetching = false);
    }

    /** Gets the page before the local part, and runs the action when it is here or cannot be had. */
    void fetchOlder(RoomId id, Runnable then) {
        Room room = book.room(id);
        if (!connected || room.low <= 1) {
            then.run();
            return;
        }
        ask(
                room,
                HistoryRange.before(room.low, Math.min(historyPage, 500)),
                page -> {
                    log.prepend(room, page.events());
                    then.run();
                },
                then);
    }

    private void ask(Room room, HistoryRange range, Consumer<Answer.Page> then, Runnable otherwise) {
        int askedOn = connection;
        host.ask(new ClientRequest.History(room.id, range), reply -> {
            boolean good = askedOn == connection
                    && reply instanceof Reply.Answered answered
                    && answered.answer() instanceof Answer.Page page
                    && page.epoch().equals(epoch)
                    && page.room().equals(room.id);
            if (good) {
                then.accept((Answer.Page) ((Reply.Answered) reply).answer());
            } else {
                otherwise.run();
            }
        });
    }
}
