package chat.hearth.server.gateway;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Reading;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomLog;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.server.socketio.Emission;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;

/**
 * Sends one connection what it missed, room by room, page by page as fast as it takes them, and lets it hear a room live in
 * the very turn of the room loop in which nothing is missing any more. Confined to the room loop.
 */
final class CatchUp {
    /** A room and the sequence up to which the client has it. */
    record Missing(LiveRoom room, long after) {}

    private final Seat seat;
    private final RoomLog log;
    private final RoomLoop loop;
    private final int page;
    private final Queue<Missing> missing;

    CatchUp(Seat seat, RoomLog log, RoomLoop loop, int page, Queue<Missing> missing) {
        this.seat = seat;
        this.log = log;
        this.loop = loop;
        this.page = page;
        this.missing = missing;
        missing.forEach(each -> seat.behind().add(each.room().id()));
    }

    void start() {
        Missing next = missing.poll();
        if (next != null) {
            proceed(next.room(), next.after());
        }
    }

    private void proceed(LiveRoom room, long after) {
        if (!seat.isPresent()) {
            return;
        }
        if (room.hasAllAfter(after)) {
            send(room.after(after));
            if (seat.behind().remove(room.id()) && seat.rooms().contains(room.id())) {
                seat.hear(room.id());
            }
            start();
            return;
        }
        log.read(room.id(), HistoryRange.after(after, page))
                .thenAcceptAsync(reading -> sendPage(room, after, reading), loop);
    }

    private void sendPage(LiveRoom room, long after, Reading reading) {
        if (!(reading instanceof Reading.Page read)) {
            seat.socket().close(); // it tries again, and goes on from what it has by then
            return;
        }
        long head = room.head(); // the log may be ahead of what this loop has told the others
        List<RoomEvent> events =
                read.events().stream().filter(event -> event.seq() <= head).toList();
        send(events);
        long last = events.isEmpty() ? after : events.get(events.size() - 1).seq();
        CompletionStage<Void> flushed = seat.socket().flushed();
        flushed.thenRunAsync(() -> proceed(room, last), loop);
    }

    private void send(List<RoomEvent> events) {
        if (!events.isEmpty()) {
            List<Emission> emissions = events.stream()
                    .map(event -> Seat.emission(new HostEvent.Durable(event)))
                    .toList();
            seat.socket().emitAll(emissions);
        }
    }
}
