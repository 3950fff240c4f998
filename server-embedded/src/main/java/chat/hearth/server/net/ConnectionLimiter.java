package chat.hearth.server.net;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections of a port. When too many have not been let in, the oldest of them makes room, so that slow or
 * silent ones cannot keep a person out. Any thread; a lock is held for a few instructions.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class ConnectionLimiter {
    private static final AttributeKey<ConnectionLimiter> KEY = AttributeKey.valueOf("hearth.limiter");

    private final NetLimits limits;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Set<Channel> unauthenticated = new LinkedHashSet<>();
    private int total;

    ConnectionLimiter(NetLimits limits) {
        this.limits = limits;
    }

    /** Marks that a person was let in on this connection, which may then stay. */
    static void markAuthenticated(Channel channel) {
        ConnectionLimiter limiter = channel.attr(KEY).get();
        if (limiter != null) {
            limiter.forgive(channel);
        }
    }

    /** Takes the connection until it closes; false when a limit is reached, and nothing is counted. */
    boolean admit(Channel channel) {
        InetAddress address = address(channel.remoteAddress());
        Channel evicted = null;
        synchronized (this) {
            int same = perAddress.getOrDefault(address, 0);
            if (total >= limits.connections() || same >= limits.connectionsPerAddress()) {
                return false;
            }
            total++;
            perAddress.put(address, same + 1);
            unauthenticated.add(channel);
            if (unauthenticated.size() > limits.unauthenticated()) {
                evicted = unauthenticated.iterator().next();
                unauthenticated.remove(evicted);
            }
        }
        channel.attr(KEY).set(this);
        channel.closeFuture().addListener(closed -> release(channel, address));
        if (evicted != null) {
            evicted.close();
        }
        return true;
    }

    private synchronized void forgive(Channel channel) {
        unauthenticated.remove(channel);
    }

    private synchronized void release(Channel channel, InetAddress address) {
        total--;
        perAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        unauthenticated.remove(channel);
    }

    private static InetAddress address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress known ? known.getAddress() : InetAddress.getLoopbackAddress();
    }
}
