package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How far I have read each room, which the host is told once a second at the most. Confined to the session's executor. */
final class ReadMarks {
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    private final SessionCore core;
    private final Loop loop;
    private final Map<RoomId, Loop.Timer> toTell = new HashMap<>();

    ReadMarks(SessionCore core, Loop loop) {
        this.core = core;
        this.loop = loop;
    }

    void read(RoomId room, long seq) {
        core.book.find(room).ifPresent(found -> {
            long upTo = Math.min(seq, found.high);
            if (upTo > found.readUpTo) {
                core.book.markRead(found, upTo, false);
                tell(room);
            }
        });
    }

    void unreadFrom(RoomId room, long seq) {
        core.book.find(room).ifPresent(found -> {
            core.book.markRead(found, Math.max(0, Math.min(seq - 1, found.high)), true);
            tell(room);
        });
    }

    private void tell(RoomId room) {
        if (!toTell.containsKey(room)) {
            toTell.put(room, loop.after(TELL_EVERY, () -> {
                toTell.remove(room);
                core.book.find(room).ifPresent(found -> core.link.tell(new ClientRequest.Read(room, found.readUpTo)));
            }));
        }
    }
}
