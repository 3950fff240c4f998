package chat.hearth.server.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;

/** A connection, for what is above HTTP. Any thread. */
public interface Connection {
    EventLoop eventLoop();

    InetSocketAddress remoteAddress();

    /** Marks that a person was let in on it, so that it may stay when many others knock. */
    void markAuthenticated();

    /** The connection of this channel. */
    static Connection of(Channel channel) {
        return new Connection() {
            @Override
            public EventLoop eventLoop() {
                return channel.eventLoop();
            }

            @Override
            public InetSocketAddress remoteAddress() {
                return (InetSocketAddress) channel.remoteAddress();
            }

            @Override
            public void markAuthenticated() {
                ConnectionLimiter.markAuthenticated(channel);
            }
        };
    }
}
