package chat.hearth.server.http;

import chat.hearth.server.http.ResponseWriter.After;
import chat.hearth.server.http.ResponseWriter.Body;
import chat.hearth.server.net.Connection;
import chat.hearth.server.net.LingeringClose;
import chat.hearth.server.net.NetMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one connection, answered one after the other. Confined to its event loop.
 *
 * <p>While a request is being answered nothing more is read than the network buffer at hand, so that pipelined requests
 * cost no memory.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
public final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);

    private final Router router;
    private final OriginCheck origins;
    private final HttpLimits limits;
    private final NetMetrics metrics;
    private final Deque<Object> held = new ArrayDeque<>();
    private @Nullable HttpRequest head;
    private Router.@Nullable Entry route;
    private @Nullable ByteBuf body;
    private @Nullable CompletableFuture<Response> answering;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean done;

    private HttpConnection(Router router, OriginCheck origins, HttpLimits limits, NetMetrics metrics) {
        this.router = router;
        this.origins = origins;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Puts what serves HTTP into the pipeline of a new connection. */
    public static void install(
            ChannelPipeline pipeline, Router router, OriginCheck origins, HttpLimits limits, NetMetrics metrics) {
        pipeline.addLast(new RequestDecoder(limits));
        pipeline.addLast(new HttpConnection(router, origins, limits, metrics));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        expectWithin(context, limits.headerDeadline());
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
        } else if (answering != null) {
            held.add(message);
            context.channel().config().setAutoRead(false);
        } else {
            take(context, message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a reset, most likely: what cannot be decoded arrives as a message
    }

    private void take(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                onHead(context, request);
            }
            if (!done && message instanceof HttpContent content && head != null) {
                onContent(context, content, head);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onHead(ChannelHandlerContext context, HttpRequest request) {
        Optional<Response> objection = RequestReader.objection(request, limits);
        if (objection.isPresent()) {
            finish(context, objection.get());
            return;
        }
        head = request;
        body = null;
        String path = request.uri().split("\\?", 2)[0];
        route = router.find(path, request.method().name()).orElse(null);
        int most = route == null ? 0 : route.maxBody();
        if (HttpUtil.getContentLength(request, 0L) > most) {
            finish(context, tooLarge(most));
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(ResponseWriter.goAhead(context.alloc()));
        }
        expectWithin(context, limits.bodyDeadline());
    }

    private void onContent(ChannelHandlerContext context, HttpContent content, HttpRequest request) {
        if (content.decoderResult().isFailure()) {
            finish(context, Problem.of(400, "The request cannot be read."));
            return;
        }
        int most = route == null ? 0 : route.maxBody();
        int size = content.content().readableBytes();
        int sofar = body == null ? 0 : body.readableBytes();
        if (size > most - sofar) {
            finish(context, tooLarge(most));
            return;
        }
        if (size > 0) {
            body = body == null ? context.alloc().buffer(size) : body;
            body.writeBytes(content.content());
        }
        if (content instanceof LastHttpContent) {
            onRequest(context, request);
        }
    }

    private static Response tooLarge(int most) {
        return Problem.of(413, "The request is too large: at most " + most + " bytes.");
    }

    private void onRequest(ChannelHandlerContext context, HttpRequest head) {
        cancelDeadline();
        Request request;
        try {
            byte[] bytes = body == null ? new byte[0] : ByteBufUtil.getBytes(body);
            request = RequestReader.read(head, bytes, Connection.of(context.channel()));
        } catch (IllegalArgumentException e) {
            finish(context, Problem.of(400, "The address in the request cannot be read."));
            return;
        } finally {
            ReferenceCountUtil.release(body);
            body = null;
        }
        Router.Entry entry = route;
        Optional<String> objection = origins.objection(request);
        if (objection.isPresent()) {
            respond(context, request, Problem.of(403, objection.get()));
        } else if (entry == null) {
            respond(context, request, Problem.of(404, "There is nothing at this address."));
        } else if (entry.webSocket() != null && request.isWebSocketUpgrade()) {
            openWebSocket(context, request, entry.webSocket());
        } else if (!entry.methods().isEmpty() && !entry.methods().contains(request.method())) {
            respond(
                    context,
                    request,
                    Problem.of(405, "That cannot be done with this address.")
                            .with("Allow", String.join(", ", entry.methods())));
        } else {
            ask(context, request, entry.http());
        }
    }

    private void ask(ChannelHandlerContext context, Request request, HttpRoute route) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        answering = answer;
        CompletableFuture<Response> asked = call(route, request);
        asked.whenComplete((response, failure) -> {
            if (failure == null) {
                answer.complete(response);
            } else if (!answer.isDone()) { // done means cancelled, and so was this
                log.error("{} {} failed", request.method(), request.path(), failure);
                answer.complete(Problem.of(500, "The host could not do that."));
            }
        });
        answer.whenComplete((response, cancelled) -> {
            if (cancelled != null) {
                asked.cancel(false);
            } else if (context.executor().inEventLoop()) {
                respond(context, request, response);
            } else {
                context.executor().execute(() -> respond(context, request, response));
            }
        });
    }

    private static CompletableFuture<Response> call(HttpRoute route, Request request) {
        try {
            return route.answer(request).toCompletableFuture();
        } catch (RuntimeException e) { // whatever a route throws is answered with 500, like a stage that fails
            return CompletableFuture.failedFuture(e);
        }
    }

    private void respond(ChannelHandlerContext context, Request request, Response response) {
        answering = null;
        if (done || head == null) {
            return;
        }
        boolean keep = HttpUtil.isKeepAlive(head);
        Response sent = origins.isAllowedElsewhere(request)
                ? response.with("Access-Control-Allow-Origin", request.header("origin"))
                        .with("Vary", "Origin")
                : response;
        Body part = request.method().equals("HEAD") ? Body.LEFT_OUT : Body.SENT;
        ByteBuf bytes = ResponseWriter.write(context.alloc(), sent, part, keep ? After.KEPT : After.CLOSED);
        head = null;
        if (keep) {
            context.writeAndFlush(bytes, context.voidPromise());
            expectWithin(context, limits.idle());
            next(context);
        } else {
            done = true;
            context.writeAndFlush(bytes).addListener(sentAll -> LingeringClose.begin(context));
        }
    }

    /** Goes on with what came while the last request was being answered. */
    private void next(ChannelHandlerContext context) {
        while (answering == null && !done) {
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
        done = true;
        cancelDeadline();
        context.writeAndFlush(ResponseWriter.write(context.alloc(), response, Body.SENT, After.CLOSED))
                .addListener(sent -> LingeringClose.begin(context));
    }

    private void openWebSocket(ChannelHandlerContext context, Request request, WebSocketRoute route) {
        Optional<Response> objection = WebSocketOpening.objection(request);
        if (objection.isPresent()) {
            respond(context, request, objection.get());
            return;
        }
        WebSocketRoute.Decision decision = route.open(request);
        if (decision instanceof WebSocketRoute.Decision.Accepted accepted) {
            done = true;
            WebSocketOpening.answer(context, request, accepted, metrics);
        } else {
            respond(context, request, ((WebSocketRoute.Decision.Refused) decision).response());
        }
    }

    private void expectWithin(ChannelHandlerContext context, Duration time) {
        cancelDeadline();
        deadline = context.executor().schedule(() -> context.close(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void forget() {
        done = true;
        cancelDeadline();
        ReferenceCountUtil.release(body);
        body = null;
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        if (answering != null) {
            answering.cancel(false);
            answering = null;
        }
    }
}
