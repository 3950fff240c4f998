package chat.hearth.server.http;

import chat.hearth.server.http.ResponseWriter.After;
import chat.hearth.server.http.ResponseWriter.Body;
import chat.hearth.server.net.Connection;
import chat.hearth.server.net.LingeringClose;
import chat.hearth.server.net.NetMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, answered one after the other. Confined to its event loop.
 *
 * <p>While a request is being answered nothing more is read than the network buffer at hand, so that pipelined requests
 * cost no memory.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
public final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final HttpDate DATE = new HttpDate(InstantSource.system());

    private final Dispatcher dispatcher;
    private final HttpLimits limits;
    private final NetMetrics metrics;
    private final HttpDate date;
    private final Deadline deadline = new Deadline();
    private final Deque<Object> held = new ArrayDeque<>();
    private @Nullable Exchange exchange;
    private @Nullable Asked<Response> answering;
    private @Nullable Uploading uploading;
    private @Nullable BodySender sender;
    private boolean done;

    private HttpConnection(Dispatcher dispatcher, HttpLimits limits, NetMetrics metrics, HttpDate date) {
        this.dispatcher = dispatcher;
        this.limits = limits;
        this.metrics = metrics;
        this.date = date;
    }

    /** Puts what serves HTTP into the pipeline of a new connection. */
    public static void install(
            ChannelPipeline pipeline, Router router, OriginCheck origins, HttpLimits limits, NetMetrics metrics) {
        pipeline.addLast(new RequestDecoder(limits));
        pipeline.addLast(new HttpConnection(new Dispatcher(router, origins), limits, metrics, DATE));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline.set(context, limits.headerDeadline());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forget();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (done) {
            ReferenceCountUtil.release(message);
        } else if (isBusy()) {
            held.add(message);
            context.channel().config().setAutoRead(false);
        } else {
            take(context, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (uploading != null) {
            uploading.readComplete();
        }
    }

    /** Whether what comes now has to wait. */
    private boolean isBusy() {
        return answering != null || sender != null || (uploading != null && uploading.isBusy());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a reset, most likely: what cannot be decoded arrives as a message
    }

    private void take(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                onHead(context, head);
            }
            if (!done && message instanceof HttpContent content && uploading != null) {
                uploading.add(content);
            } else if (!done && message instanceof HttpContent content && exchange != null) {
                onContent(context, content, exchange);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onHead(ChannelHandlerContext context, HttpRequest message) {
        Optional<Response> objection = RequestReader.objection(message, limits);
        if (objection.isPresent()) {
            finish(context, objection.get());
            return;
        }
        Request head;
        try {
            head = RequestReader.read(message, Connection.of(context.channel()));
        } catch (IllegalArgumentException e) {
            finish(context, Problem.of(400, "The address in the request cannot be read."));
            return;
        }
        Exchange begun = new Exchange(
                head, dispatcher.destination(head), HttpUtil.isKeepAlive(message) ? After.KEPT : After.CLOSED);
        exchange = begun;
        objection = begun.objection(message);
        if (objection.isPresent()) {
            finish(context, objection.get());
            return;
        }
        if (begun.destination() instanceof Destination.Upload to) {
            upload(context, message, begun, to.route());
            return;
        }
        if (HttpUtil.is100ContinueExpected(message)) {
            context.writeAndFlush(ResponseWriter.goAhead(context.alloc()));
        }
        deadline.set(context, limits.bodyDeadline());
    }

    private void upload(ChannelHandlerContext context, HttpRequest message, Exchange begun, UploadRoute route) {
        deadline.clear();
        Uploading upload = new Uploading(context, message, begun.head(), limits, new Uploading.Outcome() {
            @Override
            public void begun() {
                next(context);
            }

            @Override
            public void whole(Supplier<CompletionStage<Response>> end) {
                uploading = null;
                ask(context, begun, end);
            }

            @Override
            public void stopped(Response response) {
                finish(context, response);
            }
        });
        uploading = upload;
        upload.open(route);
    }

    private void onContent(ChannelHandlerContext context, HttpContent content, Exchange current) {
        if (content.decoderResult().isFailure()) {
            finish(context, Problem.of(400, "The request cannot be read."));
        } else if (!current.add(content.content(), context.alloc())) {
            finish(context, current.tooLarge());
        } else if (content instanceof LastHttpContent) {
            deadline.clear();
            onRequest(context, current);
        }
    }

    private void onRequest(ChannelHandlerContext context, Exchange current) {
        Destination destination = current.destination();
        if (destination instanceof Destination.Route to) {
            Request request = current.whole();
            ask(context, current, () -> to.route().answer(request));
        } else if (destination instanceof Destination.Opening to) {
            openWebSocket(context, current, to.route());
        } else {
            respond(context, current, ((Destination.Settled) destination).response());
        }
    }

    private void ask(ChannelHandlerContext context, Exchange current, Supplier<CompletionStage<Response>> route) {
        Asked<Response> asked = Asked.of(current.head(), route, Function.identity());
        answering = asked;
        asked.then(context, response -> respond(context, current, response), late -> {});
    }

    private void respond(ChannelHandlerContext context, Exchange answered, Response response) {
        answering = null;
        if (done || exchange != answered) {
            return;
        }
        exchange = null;
        answered.end(); // before the client can know
        Request head = answered.head();
        Body body = head.method().equals("HEAD") ? Body.LEFT_OUT : Body.SENT;
        ByteBuf bytes = ResponseWriter.write(
                context.alloc(), dispatcher.addressed(response, head).with("Date", date.now()), body, answered.after());
        BodySource source = response.source();
        if (source == null || body == Body.LEFT_OUT) {
            sent(context, bytes, answered.after());
            return;
        }
        context.writeAndFlush(bytes, context.voidPromise());
        BodySender sending = new BodySender(context, source, limits, () -> {
            sender = null;
            sent(context, Unpooled.EMPTY_BUFFER, answered.after());
        });
        sender = sending;
        sending.send();
    }

    private void sent(ChannelHandlerContext context, ByteBuf last, After after) {
        if (after == After.KEPT) {
            context.writeAndFlush(last, context.voidPromise());
            deadline.set(context, limits.idle());
            next(context);
        } else {
            done = true;
            context.writeAndFlush(last).addListener(sentAll -> LingeringClose.begin(context));
        }
    }

    /** Goes on with what came while the last request was being answered. */
    private void next(ChannelHandlerContext context) {
        while (!isBusy() && !done) {
            Object message = held.poll();
            if (message == null) {
                context.channel().config().setAutoRead(true);
                return;
            }
            take(context, message);
        }
    }

    /** Answers a request that makes it unclear where the next one starts, and closes. */
    private void finish(ChannelHandlerContext context, Response response) {
        Response last = exchange == null ? response : dispatcher.addressed(response, exchange.head());
        forget();
        context.writeAndFlush(
                        ResponseWriter.write(context.alloc(), last.with("Date", date.now()), Body.SENT, After.CLOSED))
                .addListener(sent -> LingeringClose.begin(context));
    }

    private void openWebSocket(ChannelHandlerContext context, Exchange current, WebSocketRoute route) {
        Optional<Response> objection = WebSocketOpening.objection(current.head());
        if (objection.isPresent()) {
            respond(context, current, objection.get());
            return;
        }
        WebSocketRoute.Decision decision = route.open(current.head());
        if (decision instanceof WebSocketRoute.Decision.Accepted accepted) {
            done = true;
            WebSocketOpening.answer(context, current.head(), accepted, metrics);
        } else {
            respond(context, current, ((WebSocketRoute.Decision.Refused) decision).response());
        }
    }

    private void forget() {
        done = true;
        deadline.clear();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        if (exchange != null) {
            exchange.end();
            exchange = null;
        }
        if (answering != null) {
            answering.cancel();
            answering = null;
        }
        if (uploading != null) {
            uploading.abort();
            uploading = null;
        }
        if (sender != null) {
            sender.abort();
            sender = null;
        }
    }
}
