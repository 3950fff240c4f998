package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is typing where; each sign wears off by itself. Confined to the session's executor. */
final class TypingBoard {
    /** How long a sign counts. */
    static final Duration SIGN_LASTS = Duration.ofSeconds(5);

    /** How often I tell the others that I type. */
    static final Duration SIGN_EVERY = Duration.ofSeconds(3);

    private static final int MAX_SIGNS = 1_000;

    private final Loop loop;
    private final ObservedValue<Map<RoomId, List<Member>>> observed;
    private final Map<Key, Sign> signs = new LinkedHashMap<>();
    private final Map<RoomId, Long> mine = new HashMap<>();

    private record Key(RoomId room, MemberId member) {}

    private record Sign(Member member, Loop.Timer end) {}

    TypingBoard(Loop loop) {
        this.loop = loop;
        this.observed = new ObservedValue<>(loop, Map.of());
    }

    Observed<Map<RoomId, List<Member>>> observed() {
        return observed;
    }

    void typing(RoomId room, Member member) {
        Key key = new Key(room, member.id());
        if (signs.size() >= MAX_SIGNS && !signs.containsKey(key)) {
            return;
        }
        Sign old = signs.get(key);
        if (old != null) {
            old.end.cancel();
        }
        signs.put(key, new Sign(member, loop.after(SIGN_LASTS, () -> stopped(room, member.id()))));
        publish();
    }

    /** The person has sent what they typed, or stopped. */
    void stopped(RoomId room, MemberId member) {
        Sign old = signs.remove(new Key(room, member));
        if (old != null) {
            old.end.cancel();
            publish();
        }
    }

    /** Whether it is time to tell the others that I type; a yes counts as told. */
    boolean shouldTell(RoomId room) {
        long now = loop.nanoTime();
        Long last = mine.get(room);
        if (last != null && now - last < SIGN_EVERY.toNanos()) {
            return false;
        }
        mine.put(room, now);
        return true;
    }

    private void publish() {
        Map<RoomId, ArrayList<Member>> rooms = new HashMap<>();
        signs.forEach((key, sign) ->
                rooms.computeIfAbsent(key.room, room -> new ArrayList<>()).add(sign.member));
        Map<RoomId, List<Member>> copy = new HashMap<>();
        rooms.forEach((room, members) -> copy.put(room, List.copyOf(members)));
        observed.set(Map.copyOf(copy));
    }
}
