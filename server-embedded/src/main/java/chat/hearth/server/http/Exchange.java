package chat.hearth.server.http;

import chat.hearth.server.http.ResponseWriter.After;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request whose headers have come, until it is answered or given up. Confined to its connection's event loop. */
final class Exchange {
    private final Request head;
    private final Destination destination;
    private final After after;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private @Nullable ByteBuf body;

    Exchange(Request head, Destination destination, After after) {
        this.head = head;
        this.destination = destination;
        this.after = after;
    }

    /** The request without its body. */
    Request head() {
        return head;
    }

    Destination destination() {
        return destination;
    }

    /** What becomes of the connection after the answer. */
    After after() {
        return after;
    }

    /** Completes just before the answer is sent, or when there will be none. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** Why the body is not waited for. */
    Optional<Response> objection(HttpRequest message) {
        long length = HttpUtil.getContentLength(message, 0L);
        boolean isChunked = HttpUtil.isTransferEncodingChunked(message);
        if (length > destination.maxBody()) {
            return Optional.of(tooLarge());
        } else if (isChunked && destination instanceof Destination.Upload) {
            return Optional.of(Problem.of(411, "Say how long it is: Content-Length."));
        }
        boolean hasBody = length > 0 || isChunked;
        return hasBody && destination instanceof Destination.Route to
                ? Asked.guarded(head, () -> to.route().beforeBody(head, over), Optional::of)
                : Optional.empty();
    }

    Response tooLarge() {
        return Problem.of(413, "The request is too large: at most " + destination.maxBody() + " bytes.");
    }

    /** Takes the next piece of the body; false when the body is too large. */
    boolean add(ByteBuf piece, ByteBufAllocator buffers) {
        int size = piece.readableBytes();
        int sofar = body == null ? 0 : body.readableBytes();
        if (size > destination.maxBody() - sofar) {
            return false;
        }
        if (size > 0) {
            body = body == null ? buffers.buffer(size) : body;
            body.writeBytes(piece);
        }
        return true;
    }

    /** The request with its body, once. */
    Request whole() {
        return body == null ? head : head.withBody(takeBytes(body));
    }

    private byte[] takeBytes(ByteBuf collected) {
        byte[] bytes = ByteBufUtil.getBytes(collected);
        collected.release();
        body = null;
        return bytes;
    }

    void end() {
        ReferenceCountUtil.release(body);
        body = null;
        over.complete(null);
    }
}
