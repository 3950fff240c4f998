package chat.hearth.server.net;

import chat.hearth.server.net.WebSocketListener.ClosedBy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
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

    private final WebSocketLimits limits;
    private final WebSocketListener listener;
    private final NetMetrics metrics;
    private final MessageAssembler assembler;
    private @Nullable ChannelHandlerContext context;
    private @Nullable StallWatch stallWatch;
    private boolean textMessage;
    private boolean flushAwaited;
    private boolean closing;
    private boolean closedTold;

    private WebSocketConnection(WebSocketLimits limits, WebSocketListener listener, NetMetrics metrics) {
        this.limits = limits;
        this.listener = listener;
        this.metrics = metrics;
        this.assembler = new MessageAssembler(limits);
    }

    /** Takes over a connection whose handshake has been answered. */
    public static void install(
            ChannelPipeline pipeline, WebSocketLimits limits, WebSocketListener listener, NetMetrics metrics) {
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .maxFramePayloadLength(limits.messageBytes())
                .closeOnProtocolViolation(false) // it would close with a frame object, for which there is no encoder
                .withUTF8Validator(false) // whole messages are checked here
                .build();
        pipeline.addLast(new WebSocket13FrameDecoder(config))
                .addLast(new WebSocketConnection(limits, listener, metrics));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        stallWatch = new StallWatch(added, limits.queueTime(), this::tooSlow);
        listener.onOpen(this);
    }

    /** Marks that a person was let in, so that the connection may stay when many others knock. */
    public void markAuthenticated() {
        ConnectionLimiter.markAuthenticated(context().channel());
    }

    public EventLoop eventLoop() {
        return context().channel().eventLoop();
    }

    /**
     * Sends finished frames, after what was written before, at the end of what this loop is doing. Closes the
     * connection instead when too much waits already.
     *
     * @param frames taken over
     */
    public void write(ByteBuf frames) {
        ChannelOutboundBuffer queue = context().channel().unsafe().outboundBuffer();
        if (closing || queue == null) {
            frames.release();
            return;
        }
        if (queue.totalPendingWriteBytes() > limits.queueBytes()) {
            flush(); // perhaps nothing but this loop's own burst was in the way
            if (queue.totalPendingWriteBytes() > limits.queueBytes()) {
                frames.release();
                tooSlow();
                return;
            }
        }
        metrics.bytesOut().add(frames.readableBytes());
        context().write(frames, context().voidPromise());
        if (!flushAwaited) {
            flushAwaited = true;
            FlushQueue.ofThisLoop().add(this, eventLoop());
        }
    }

    /** Whether the peer has not taken yet all that was sent to it. */
    public boolean isBackedUp() {
        return stallWatch != null && stallWatch.isArmed();
    }

    /** Completes once all that was written so far has been given to the system, or the connection is gone. */
    public CompletableFuture<Void> flushed() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> done.complete(null));
        return done;
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
     * Ends the connection without the closing handshake, once all that was written is out. A client that is to come back
     * must notice: OkHttp, and with it Socket.IO's client for Java, stops reading at a close frame and says nothing until a
     * heartbeat is missing, whereas every client reports the end of the stream at once. Later calls do nothing.
     */
    public void end() {
        if (closing) {
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

    void flush() {
        flushAwaited = false;
        context().flush();
        if (stallWatch != null) {
            stallWatch.flushed();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        WebSocketFrame frame = (WebSocketFrame) message;
        try {
            if (frame instanceof CloseWebSocketFrame) {
                answerClose();
            } else if (closing) {
                return; // RFC 6455 section 1.4: what comes after a close frame is not looked at
            } else if (frame instanceof PingWebSocketFrame) {
                ByteBuf pong = from.alloc().buffer();
                WebSocketFrames.pong(pong, frame.content());
                write(pong);
            } else if (frame instanceof TextWebSocketFrame
                    || frame instanceof BinaryWebSocketFrame
                    || frame instanceof ContinuationWebSocketFrame) {
                data(frame);
            }
        } finally {
            frame.release();
        }
    }

    private void data(WebSocketFrame frame) {
        metrics.bytesIn().add(frame.content().readableBytes());
        if (!(frame instanceof ContinuationWebSocketFrame)) {
            textMessage = frame instanceof TextWebSocketFrame;
        }
        if (!assembler.add(frame.content())) {
            violation(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        } else if (frame.isFinalFragment()) {
            metrics.messagesIn().increment();
            if (textMessage) {
                assembler
                        .takeText()
                        .ifPresentOrElse(listener::onText, () -> violation(WebSocketCloseStatus.INVALID_PAYLOAD_DATA));
            } else {
                listener.onBinary(assembler.takeBytes());
            }
        }
    }

    private void answerClose() {
        if (closing) {
            context().close();
            return;
        }
        ByteBuf answer = context().alloc().buffer();
        WebSocketFrames.emptyClose(answer);
        context().writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        closing = true;
        tellClosed(ClosedBy.PEER);
    }

    private void violation(WebSocketCloseStatus status) {
        if (!closing) {
            ByteBuf frame = context().alloc().buffer();
            WebSocketFrames.close(frame, status.code(), status.reasonText());
            closing = true;
            context().writeAndFlush(frame).addListener(written -> LingeringClose.begin(context()));
            tellClosed(ClosedBy.VIOLATION);
        }
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
        closing = true;
        if (stallWatch != null) {
            stallWatch.cancel();
        }
        tellClosed(ClosedBy.BREAK);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            violation(corrupted.closeStatus());
        } else {
            from.close(); // a reset, most likely
        }
    }

    private void tellClosed(ClosedBy by) {
        if (!closedTold) {
            closedTold = true;
            listener.onClosed(by);
        }
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext current = context;
        if (current == null) {
            throw new IllegalStateException("not installed");
        }
        return current;
    }
}
