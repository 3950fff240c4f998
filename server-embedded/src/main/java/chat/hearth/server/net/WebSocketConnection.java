package chat.hearth.server.net;

import chat.hearth.server.net.WebSocketListener.ClosedBy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket. What is written are finished frames, which go to the socket as they are; what waits to be sent is
 * bounded. Confined to its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
public final class WebSocketConnection extends ChannelInboundHandlerAdapter {
    private static final int CLOSE_HANDSHAKE_SECONDS = 5;
    private static final String ENDED = "The host has ended this connection.";

    private final WebSocketLimits limits;
    private final WebSocketTerms terms;
    private final WebSocketListener listener;
    private final NetMetrics metrics;
    private final FrameReader frames = new FrameReader();
    private final MessageReader messages;
    private final MessageFrames outgoing;
    private @Nullable ChannelHandlerContext context;
    private @Nullable SendQueue queue;
    private @Nullable PeerPulse pulse;
    private volatile boolean closing; // nothing is sent any more
    private boolean deaf; // nothing is read any more
    private boolean closedTold;

    private WebSocketConnection(
            WebSocketLimits limits, WebSocketTerms terms, WebSocketListener listener, NetMetrics metrics) {
        this.limits = limits;
        this.terms = terms;
        this.listener = listener;
        this.metrics = metrics;
        this.messages = new MessageReader(limits, terms.deflate() != null, new HeardMessages(this, listener, metrics));
        this.outgoing = new MessageFrames(terms.deflate());
    }

    /** Takes over a connection whose handshake has been answered. */
    public static void install(
            ChannelPipeline pipeline,
            WebSocketLimits limits,
            WebSocketTerms terms,
            WebSocketListener listener,
            NetMetrics metrics) {
        pipeline.addLast(new WebSocketConnection(limits, terms, listener, metrics));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        queue = new SendQueue(added, limits, metrics, this::tooSlow);
        listener.onOpen(this);
    }

    /** Marks that a person was let in, so that the connection may stay when many others knock. */
    public void markAuthenticated() {
        ConnectionLimiter.markAuthenticated(context().channel());
    }

    public EventLoop eventLoop() {
        return context().channel().eventLoop();
    }

    /** Sends a text message; compressed when that was agreed on and it is long enough. Otherwise like {@link #write}. */
    public void sendText(String text) {
        write(outgoing.text(context().alloc(), text));
    }

    /**
     * Sends a binary message; compressed when that was agreed on and it is long enough. Otherwise like {@link #write}.
     *
     * @param data handed over, not copied
     */
    public void sendBinary(byte[] data) {
        write(outgoing.binary(context().alloc(), data));
    }

    /**
     * Sends finished frames, after what was written before, at the end of what this loop is doing. Closes the
     * connection instead when too much waits already.
     *
     * @param frames taken over
     */
    public void write(ByteBuf frames) {
        if (closing) {
            frames.release();
        } else {
            queue().write(frames);
        }
    }

    /** Whether it takes {@link CompressedFrames}: permessage-deflate was agreed on, with the largest window. */
    public boolean takesCompressed() {
        PermessageDeflate deflate = terms.deflate();
        return deflate != null && deflate.serverWindowBits() == PermessageDeflate.MOST_BITS;
    }

    /** From now on pings the peer, and gives it up when nothing comes from it for so long after a ping. */
    public void watch(Duration interval, Duration timeout) {
        pulse = new PeerPulse(this, context(), interval, timeout);
    }

    /** The peer is not there any more. */
    void lost() {
        closing = true;
        tellClosed(ClosedBy.BREAK);
        context().close();
    }

    /** Whether a close frame was sent or has come. Any thread. */
    boolean isClosing() {
        return closing;
    }

    /** Whether the peer has not taken yet all that was sent to it. */
    public boolean isBackedUp() {
        return queue().isBackedUp();
    }

    /** Completes once all that was written so far has been given to the system, or the connection is gone. */
    public CompletableFuture<Void> flushed() {
        return queue().flushed();
    }

    /**
     * Starts the closing handshake and waits up to 5 s for the peer's close frame. Later calls do nothing.
     *
     * @param reason at most 123 bytes of UTF-8 (RFC 6455 section 5.5.1)
     */
    public void close(WebSocketCloseStatus code, String reason) {
        if (closing) {
            return;
        }
        ByteBuf frame = context().alloc().buffer();
        WebSocketFrames.close(frame, code.code(), reason);
        context().write(frame, context().voidPromise());
        context().flush();
        closing = true;
        ChannelHandlerContext current = context();
        eventLoop().schedule(() -> current.close(), CLOSE_HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        tellClosed(ClosedBy.HERE);
    }

    /**
     * Ends the connection with code 1001 once all that was written is out, and so that the client comes back if it ever does.
     * One that stops reading at a close frame ({@link WebSocketTerms#endsAtClose}) gets the end of the stream instead of
     * that frame. Later calls do nothing.
     */
    public void end() {
        if (!terms.endsAtClose()) {
            close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, ENDED);
            return;
        } else if (closing) {
            return;
        }
        closing = true;
        Channel channel = context().channel();
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (channel.isActive()) {
                LingeringClose.begin(context());
            }
        });
        eventLoop().schedule(() -> channel.close(), CLOSE_HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        tellClosed(ClosedBy.HERE);
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        try {
            if (pulse != null) {
                pulse.heard();
            }
            if (!deaf) {
                frames.read((ByteBuf) message, messages);
            }
        } catch (WebSocketViolation e) {
            violation(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    void pong(byte[] data) {
        if (!closing) {
            ByteBuf pong = context().alloc().buffer();
            WebSocketFrames.pong(pong, data);
            write(pong);
        }
    }

    /** Answers with the same code, if there is one. */
    void peerCloses(@Nullable Integer code) {
        if (closing) {
            endIfHeard();
            return;
        }
        ByteBuf answer = context().alloc().buffer();
        if (code == null) {
            WebSocketFrames.emptyClose(answer);
        } else {
            WebSocketFrames.close(answer, code, "");
        }
        closeWith(answer, ClosedBy.PEER);
    }

    private void violation(WebSocketViolation violation) {
        if (closing) {
            endIfHeard();
            return;
        }
        ByteBuf frame = context().alloc().buffer();
        WebSocketFrames.close(frame, violation.status().code(), violation.sentence());
        closeWith(frame, ClosedBy.VIOLATION);
    }

    /** The peer has answered the close frame, or will not any more. */
    private void endIfHeard() {
        if (!deaf) {
            context().close();
        }
    }

    private void closeWith(ByteBuf lastFrame, ClosedBy by) {
        closing = true;
        deaf = true;
        context().writeAndFlush(lastFrame).addListener(written -> {
            if (written.isSuccess()) {
                LingeringClose.begin(context());
            }
        });
        tellClosed(by);
    }

    private void tooSlow() {
        closing = true;
        metrics.tooSlow().increment();
        // Later, since a broadcast is going through its list of members now.
        eventLoop().execute(() -> {
            tellClosed(ClosedBy.QUEUE_LIMIT);
            context().close(); // a close frame would only wait behind what the peer does not take
        });
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        // nobody upstream waits for it: the queue's own limit is what counts
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        tellClosed(ClosedBy.BREAK);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext from) {
        closing = true;
        queue().close();
        if (pulse != null) {
            pulse.cancel();
        }
        messages.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        from.close(); // a reset, most likely
    }

    private void tellClosed(ClosedBy by) {
        if (!closedTold) {
            closedTold = true;
            listener.onClosed(by);
        }
    }

    private SendQueue queue() {
        return Objects.requireNonNull(queue, "not installed");
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "not installed");
    }
}
