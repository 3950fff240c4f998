package chat.hearth.server.http;

import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketTerms;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The server's part of the WebSocket handshake (RFC 6455 section 4.2). */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class WebSocketOpening {
    private static final int KEY_BYTES = 16;

    /** See {@link WebSocketTerms#endsAtClose}. */
    private static final String STOPS_AT_CLOSE = "okhttp/";

    private WebSocketOpening() {}

    static Optional<Response> objection(Request request) {
        if (!request.header("sec-websocket-version").equals("13")) {
            return Optional.of(Problem.of(426, "This host speaks version 13 of the WebSocket protocol.")
                    .with("Sec-WebSocket-Version", "13"));
        }
        if (!request.headerTokens("connection").contains("upgrade") || !isKey(request.header("sec-websocket-key"))) {
            return Optional.of(Problem.of(400, "The WebSocket handshake cannot be read."));
        }
        return Optional.empty();
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Answers 101 and hands the connection over, on the event loop where it is to live. */
    static void answer(
            ChannelHandlerContext context,
            Request request,
            WebSocketRoute.Decision.Accepted accepted,
            NetMetrics metrics) {
        EventLoop home = accepted.home();
        Channel channel = context.channel();
        if (home == null || home == channel.eventLoop()) {
            open(context, request, accepted, metrics);
            return;
        }
        channel.deregister()
                .addListener(left -> home.register(channel).addListener(arrived -> {
                    if (arrived.isSuccess()) {
                        home.execute(() -> open(context, request, accepted, metrics));
                    } else {
                        channel.close();
                    }
                }));
    }

    private static void open(
            ChannelHandlerContext context,
            Request request,
            WebSocketRoute.Decision.Accepted accepted,
            NetMetrics metrics) {
        if (!context.channel().isActive()) {
            return; // it was closed on the way here, and nobody would hear of that later
        }
        context.write(
                ResponseWriter.webSocketAccepted(
                        context.alloc(), request.header("sec-websocket-key"), extras(accepted)),
                context.voidPromise());
        ChannelPipeline pipeline = context.pipeline();
        var terms = new WebSocketTerms(
                accepted.deflate(), request.header("user-agent").startsWith(STOPS_AT_CLOSE));
        WebSocketConnection.install(pipeline, accepted.limits(), terms, accepted.listener(), metrics);
        pipeline.remove(HttpConnection.class);
        pipeline.remove(RequestDecoder.class); // hands on what came behind the request
        context.flush();
    }

    private static Map<String, String> extras(WebSocketRoute.Decision.Accepted accepted) {
        Map<String, String> extras = new LinkedHashMap<>();
        if (accepted.protocol() != null) {
            extras.put("Sec-WebSocket-Protocol", accepted.protocol());
        }
        if (accepted.deflate() != null) {
            extras.put("Sec-WebSocket-Extensions", accepted.deflate().header());
        }
        return extras;
    }
}
