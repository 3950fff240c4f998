package chat.hearth.server.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose peer still sends, such that the peer can read the last answer: closing at once would reset
 * the connection and throw the answer away (RFC 9112 section 9.6). What still comes in is dropped, for 2 s at most.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
public final class LingeringClose extends ChannelInboundHandlerAdapter {
    private static final int LINGER_SECONDS = 2;

    private LingeringClose() {}

    /** Begins once all that was written so far is out. Takes every other handler off the pipeline. Event loop only. */
    public static void begin(ChannelHandlerContext current) {
        Channel channel = current.channel();
        while (channel.pipeline().last() != null) {
            channel.pipeline().removeLast();
        }
        channel.pipeline().addLast(new LingeringClose());
        channel.config().setAutoRead(true);
        ((DuplexChannel) channel).shutdownOutput().addListener(shut -> {
            if (!shut.isSuccess()) {
                channel.close();
            }
        });
        channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a reset, most likely
    }
}
