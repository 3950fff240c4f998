package chat.hearth.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One connection of the crowd: enters the room over WebSocket, then only looks at the frames' headers and counts. Confined
 * to the crowd's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is noticed as lost
final class Listener extends ByteToMessageDecoder {
    private static final byte[] DELIVERY = "42[\"event\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = "\"type\":\"message\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STAMP = "\"text\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSED = "\"ok\":false".getBytes(StandardCharsets.US_ASCII);
    private static final int TYPE_WITHIN = 120;

    private enum Stage {
        HTTP,
        OPEN,
        CONNECT,
        JOIN,
        THERE
    }

    private final Crowd crowd;
    private final String name;
    private final boolean sampled;
    private Stage stage = Stage.HTTP;

    /** @param sampled whether the delay of what arrives here is measured */
    Listener(Crowd crowd, String name, boolean sampled) {
        this.crowd = crowd;
        this.name = name;
        this.sampled = sampled;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:" + crowd.port()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), request), ctx.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        crowd.lost(name, stage.name());
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (stage == Stage.HTTP && !upgraded(in)) {
            return;
        }
        while (in.readableBytes() >= 2) {
            int start = in.readerIndex();
            int opcode = in.getByte(start) & 0x0f;
            int length = in.getByte(start + 1) & 0x7f;
            int header = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (in.readableBytes() < header) {
                return;
            }
            if (length == 126) {
                length = in.getUnsignedShort(start + 2);
            } else if (length == 127) {
                length = Math.toIntExact(in.getLong(start + 2));
            }
            if (in.readableBytes() < header + length) {
                return;
            }
            take(ctx, in, start + header, length, opcode);
            in.readerIndex(start + header + length);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        super.channelReadComplete(ctx);
        crowd.progressed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        crowd.lost(name, cause.toString());
        ctx.close();
    }

    private boolean upgraded(ByteBuf in) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        while (end >= 0 && in.getByte(end - 2) != '\n') {
            end = in.indexOf(end + 1, in.writerIndex(), (byte) '\n');
        }
        if (end < 0) {
            return false;
        }
        String answer = in.readCharSequence(end + 1 - in.readerIndex(), StandardCharsets.US_ASCII)
                .toString();
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException(answer.lines().findFirst().orElse(""));
        }
        stage = Stage.OPEN;
        return true;
    }

    private void take(ChannelHandlerContext ctx, ByteBuf in, int at, int length, int opcode) {
        if (opcode == 8) {
            ctx.close();
        } else if (stage == Stage.THERE && length > DELIVERY.length && startsWith(in, at, DELIVERY)) {
            if (find(in, at, Math.min(length, TYPE_WITHIN), MESSAGE) >= 0) {
                crowd.delivered();
                if (sampled) {
                    crowd.sample(stamp(in, at, length));
                }
            }
        } else if (length == 1 && in.getByte(at) == '2') {
            ctx.writeAndFlush(Crowd.text(ctx.alloc(), "3"), ctx.voidPromise());
        } else if (stage != Stage.THERE) {
            advance(ctx, in.toString(at, length, StandardCharsets.UTF_8));
        } else if (in.getByte(at + 1) == '4' || find(in, at, Math.min(length, TYPE_WITHIN), REFUSED) >= 0) {
            throw new IllegalStateException(in.toString(at, length, StandardCharsets.UTF_8));
        }
    }

    private void advance(ChannelHandlerContext ctx, String frame) {
        if (stage == Stage.OPEN && frame.startsWith("0{")) {
            stage = Stage.CONNECT;
            ctx.writeAndFlush(Crowd.text(ctx.alloc(), "40{\"name\":\"" + name + "\"}"), ctx.voidPromise());
        } else if (stage == Stage.CONNECT && frame.startsWith("40")) {
            stage = Stage.JOIN;
            String join = "420[\"join\",{\"room\":\"" + Crowd.ROOM + "\",\"limit\":1}]";
            ctx.writeAndFlush(Crowd.text(ctx.alloc(), join), ctx.voidPromise());
        } else if (stage == Stage.JOIN && frame.startsWith("430[{\"ok\":true")) {
            stage = Stage.THERE;
            crowd.entered(ctx.channel());
        } else if (frame.startsWith("44") || frame.startsWith("430[")) {
            throw new IllegalStateException(frame);
        }
    }

    /** The time of sending, which the text starts with. */
    private static long stamp(ByteBuf in, int at, int length) {
        int digit = find(in, at, length, STAMP) + STAMP.length;
        long value = 0;
        for (byte b = in.getByte(digit); b >= '0' && b <= '9'; b = in.getByte(++digit)) {
            value = value * 10 + (b - '0');
        }
        return value;
    }

    private static boolean startsWith(ByteBuf in, int at, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (in.getByte(at + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int find(ByteBuf in, int at, int length, byte[] wanted) {
        for (int i = at; i <= at + length - wanted.length; i++) {
            if (startsWith(in, i, wanted)) {
                return i;
            }
        }
        return -1;
    }
}
