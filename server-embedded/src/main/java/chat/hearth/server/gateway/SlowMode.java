package chat.hearth.server.gateway;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The wait from one message of somebody in a room to their next. Any thread. */
final class SlowMode {
    /** Most that are remembered; one that is forgotten need not wait. */
    private static final int MOST = 10_000;

    private final LongSupplier nanoTime;
    private final Map<Key, Last> last = new LinkedHashMap<>(16, 0.75f, true) { // guarded by this
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Last> eldest) {
                    return size() > MOST;
                }
            };

    SlowMode(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes the turn for this message; one that is sent again has its turn already.
     *
     * @param who  a person, or an address
     * @param wait from one message to the next
     */
    synchronized Turn take(Object who, RoomId room, MessageId message, Duration wait) {
        Key key = new Key(who, room);
        Last before = last.get(key);
        if (before != null && message.equals(before.message())) {
            return new Turn(key, message, Duration.ZERO, false);
        }
        long now = nanoTime.getAsLong();
        Duration left = before == null ? Duration.ZERO : wait.minusNanos(now - before.at());
        if (left.isZero() || left.isNegative()) {
            last.put(key, new Last(message, now, before == null ? null : before.at()));
            return new Turn(key, message, Duration.ZERO, true);
        }
        return new Turn(key, message, left, false);
    }

    /** Gives the turn back, if it was taken: the message was not stored. */
    synchronized void giveBack(Turn turn) {
        if (turn.isTaken()) {
            last.computeIfPresent(turn.key(), (key, it) -> {
                if (!turn.message().equals(it.message())) {
                    return it;
                }
                return it.before() == null ? null : new Last(null, it.before(), null);
            });
        }
    }

    /** Of whom a turn is, and where. */
    record Key(Object who, RoomId room) {}

    /**
     * The answer to a message that wants its turn.
     *
     * @param left    how long it is until then; zero when it is now
     * @param isTaken whether this message has taken it, and for the first time
     */
    record Turn(Key key, MessageId message, Duration left, boolean isTaken) {}

    /**
     * The last message.
     *
     * @param message null when it was not stored after all
     * @param at      in nanoseconds
     * @param before  when the one before it was; null when there was none
     */
    private record Last(
            @Nullable MessageId message, long at, @Nullable Long before) {}
}
