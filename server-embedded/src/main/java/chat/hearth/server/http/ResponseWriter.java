package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Responses as bytes (RFC 9112). Stateless. */
final class ResponseWriter {
    private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 section 1.3
    private static final int HEAD_BYTES = 256;

    private ResponseWriter() {}

    /** What goes before and after the body. */
    enum Body {
        SENT,
        /** The request was HEAD. */
        LEFT_OUT
    }

    /** Whether the connection takes another request. */
    enum After {
        KEPT,
        CLOSED
    }

    static ByteBuf write(ByteBufAllocator buffers, Response response, Body body, After after) {
        ByteBuf out = buffers.buffer(HEAD_BYTES + response.body().length);
        ascii(out, "HTTP/1.1 " + HttpResponseStatus.valueOf(response.status()) + "\r\n");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            ascii(out, header.getKey() + ": " + header.getValue() + "\r\n");
        }
        if (response.status()
                != HttpResponseStatus.NOT_MODIFIED.code()) { // whose length would be that of what was not sent
            ascii(out, "Content-Length: " + response.length() + "\r\n");
        }
        ascii(out, after == After.KEPT ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        if (body == Body.SENT) {
            out.writeBytes(response.body());
        }
        return out;
    }

    static ByteBuf goAhead(ByteBufAllocator buffers) {
        return ByteBufUtil.writeAscii(buffers, "HTTP/1.1 100 Continue\r\n\r\n");
    }

    /** The answer to a WebSocket handshake (RFC 6455 section 4.2.2). */
    static ByteBuf webSocketAccepted(ByteBufAllocator buffers, String key, Map<String, String> extras) {
        ByteBuf out = buffers.buffer(HEAD_BYTES);
        ascii(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        extras.forEach((name, value) -> ascii(out, name + ": " + value + "\r\n"));
        ascii(out, "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
        return out;
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + WEB_SOCKET_GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static void ascii(ByteBuf out, String text) {
        ByteBufUtil.writeAscii(out, text);
    }
}
