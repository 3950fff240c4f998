package chat.hearth.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request whose body is streamed, until all of it is with its sink. Confined to the connection's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it, and that is noticed
final class Uploading implements BodyStream.Listener {
    private final ChannelHandlerContext context;
    private final Request head;
    private final HttpLimits limits;
    private final Outcome outcome;
    private final boolean isGoAheadAwaited;
    private final long length;
    private @Nullable Asked<UploadRoute.Intake> opening;
    private @Nullable BodyStream stream;

    Uploading(ChannelHandlerContext context, HttpRequest message, Request head, HttpLimits limits, Outcome outcome) {
        this.context = context;
        this.head = head;
        this.limits = limits;
        this.outcome = outcome;
        this.isGoAheadAwaited = HttpUtil.is100ContinueExpected(message);
        this.length = HttpUtil.getContentLength(message, 0L);
    }

    /** What comes of it. */
    interface Outcome {
        /** The body is wanted. */
        void begun();

        /** The body is whole; the route is to be asked for the answer. */
        void whole(Supplier<CompletionStage<Response>> end);

        /** The body is not read any further; this is the last answer on the connection. */
        void stopped(Response response);
    }

    void open(UploadRoute route) {
        Asked<UploadRoute.Intake> asked =
                Asked.of(head, () -> route.open(head, length), UploadRoute.Intake.Refused::new);
        opening = asked;
        asked.then(context, this::decided, Uploading::abort);
    }

    private static void abort(UploadRoute.Intake late) {
        if (late instanceof UploadRoute.Intake.Taken taken) {
            taken.sink().abort();
        }
    }

    private void decided(UploadRoute.Intake intake) {
        opening = null;
        if (intake instanceof UploadRoute.Intake.Taken taken) {
            stream = new BodyStream(context, taken.sink(), limits, this);
            if (isGoAheadAwaited) {
                context.writeAndFlush(ResponseWriter.goAhead(context.alloc()));
            }
            outcome.begun();
            readComplete();
        } else {
            outcome.stopped(((UploadRoute.Intake.Refused) intake).response());
        }
    }

    /** Whether what comes now has to wait. */
    boolean isBusy() {
        return opening != null || (stream != null && stream.isLast());
    }

    void add(HttpContent content) {
        if (stream == null) {
            return;
        } else if (content.decoderResult().isFailure()) {
            outcome.stopped(Problem.of(400, "The request cannot be read."));
            return;
        }
        stream.add(content.content());
        if (content instanceof LastHttpContent && stream != null) {
            stream.last();
        }
    }

    /** There is nothing more at hand. */
    void readComplete() {
        if (stream != null) {
            stream.readComplete();
        }
    }

    @Override
    public void whole(BodySink sink) {
        stream = null;
        outcome.whole(sink::end);
    }

    @Override
    public void stopped(Response response) {
        stream = null;
        outcome.stopped(response);
    }

    @Override
    public void failed(Throwable failure) {
        stream = null;
        outcome.stopped(Asked.failed(head, failure));
    }

    /** The connection is gone, or the request is given up. */
    void abort() {
        if (opening != null) {
            opening.forget(); // not cancelled: a sink that is made all the same is to be told
            opening = null;
        }
        if (stream != null) {
            stream.abort();
            stream = null;
        }
    }
}
