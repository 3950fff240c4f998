package chat.hearth.server.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts who is there, in all and from each address. When too many have not been let in, the oldest of these strangers
 * makes room, so that slow or silent ones cannot keep a person out. Any thread; a lock is held for a few instructions.
 *
 * @param <T> what takes a place; compared by identity or by an equal that does not change
 */
public final class Places<T> {
    private final NetLimits limits;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Set<T> strangers = new LinkedHashSet<>();
    private int total;

    public Places(NetLimits limits) {
        this.limits = limits;
    }

    /** What came of asking for a place. */
    public sealed interface Outcome<T> {
        /** It is taken, until it is given back. */
        record Taken<T>() implements Outcome<T> {}

        /** It is taken, and the oldest stranger must go and give its place back. */
        record TakenFrom<T>(T oldest) implements Outcome<T> {}

        /** A limit is reached, and nothing was counted. */
        record Full<T>() implements Outcome<T> {}
    }

    /** Takes a place for a stranger. */
    public synchronized Outcome<T> take(T stranger, InetAddress address) {
        int same = perAddress.getOrDefault(address, 0);
        if (total >= limits.connections() || same >= limits.connectionsPerAddress()) {
            return new Outcome.Full<>();
        }
        total++;
        perAddress.put(address, same + 1);
        strangers.add(stranger);
        if (strangers.size() <= limits.unauthenticated()) {
            return new Outcome.Taken<>();
        }
        T oldest = strangers.iterator().next();
        strangers.remove(oldest);
        return new Outcome.TakenFrom<>(oldest);
    }

    /** Is a stranger no more, and may stay. */
    public synchronized void letIn(T known) {
        strangers.remove(known);
    }

    /** Gives the place back that was taken with the same address. */
    public synchronized void giveBack(T leaving, InetAddress address) {
        total--;
        perAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        strangers.remove(leaving);
    }
}
