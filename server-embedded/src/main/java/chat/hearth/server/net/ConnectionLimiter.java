package chat.hearth.server.net;

import chat.hearth.server.net.Places.Outcome;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Gives the connections of a port their {@link Places}. Any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class ConnectionLimiter {
    private static final AttributeKey<ConnectionLimiter> KEY = AttributeKey.valueOf("hearth.limiter");

    private final Places<Channel> places;

    ConnectionLimiter(NetLimits limits) {
        this.places = new Places<>(limits);
    }

    /** Marks that a person was let in on this connection, which may then stay. */
    static void markAuthenticated(Channel channel) {
        ConnectionLimiter limiter = channel.attr(KEY).get();
        if (limiter != null) {
            limiter.places.letIn(channel);
        }
    }

    /** Takes the connection until it closes; false when a limit is reached, and nothing is counted. */
    boolean admit(Channel channel) {
        InetAddress address = address(channel.remoteAddress());
        Outcome<Channel> outcome = places.take(channel, address);
        if (outcome instanceof Outcome.Full) {
            return false;
        }
        channel.attr(KEY).set(this);
        channel.closeFuture().addListener(closed -> places.giveBack(channel, address));
        if (outcome instanceof Outcome.TakenFrom<Channel> taken) {
            taken.oldest().close();
        }
        return true;
    }

    private static InetAddress address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress known ? known.getAddress() : InetAddress.getLoopbackAddress();
    }
}
