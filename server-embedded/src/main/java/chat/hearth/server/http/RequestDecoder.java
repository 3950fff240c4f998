package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/** Netty's decoder without its kindness towards requests that two servers could read in two ways. */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int MAX_CHUNK = 8 * 1024;

    private boolean started;
    private boolean garbage;

    RequestDecoder(HttpLimits limits) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.lineBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxChunkSize(MAX_CHUNK)
                .setStrictLineParsing(true));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (!started && in.isReadable()) {
            started = true;
            byte first = in.getByte(in.readerIndex());
            garbage = first < 'A' || first > 'Z'; // Netty skips control bytes
            if (garbage) {
                HttpMessage invalid = createInvalidMessage();
                invalid.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("not a request line")));
                out.add(invalid);
            }
        }
        if (garbage) {
            in.skipBytes(in.readableBytes());
        } else {
            super.decode(context, in, out);
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length"); // RFC 9112 section 6.1
    }
}
