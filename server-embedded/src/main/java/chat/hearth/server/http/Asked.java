package chat.hearth.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a route was asked and has not answered yet. Confined to the connection's event loop. */
final class Asked<T> {
    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    private final Request request;
    private final CompletableFuture<T> stage;
    private final Function<Response, T> failed;
    private boolean isForgotten;

    private Asked(Request request, CompletableFuture<T> stage, Function<Response, T> failed) {
        this.request = request;
        this.stage = stage;
        this.failed = failed;
    }

    /**
     * Asks.
     *
     * @param failed what is taken for the answer when the route fails
     */
    static <T> Asked<T> of(Request request, Supplier<CompletionStage<T>> route, Function<Response, T> failed) {
        CompletableFuture<T> stage = guarded(
                request,
                () -> route.get().toCompletableFuture(),
                r -> CompletableFuture.completedFuture(failed.apply(r)));
        return new Asked<>(request, stage, failed);
    }

    /**
     * Hands over the answer, on the event loop, at once when it is there.
     *
     * @param late takes an answer that came too late
     */
    void then(ChannelHandlerContext context, Consumer<T> taker, Consumer<T> late) {
        var unused = stage.whenComplete((value, failure) -> {
            if (context.executor().inEventLoop()) {
                handOver(value, failure, taker, late);
            } else {
                context.executor().execute(() -> handOver(value, failure, taker, late));
            }
        });
    }

    private void handOver(@Nullable T value, @Nullable Throwable failure, Consumer<T> taker, Consumer<T> late) {
        if (value != null) {
            (isForgotten ? late : taker).accept(value);
        } else if (!isForgotten) { // else it was cancelled, or fails for nobody
            Throwable cause = failure == null ? new IllegalStateException("a route without an answer") : failure;
            taker.accept(failed.apply(failed(request, cause)));
        }
    }

    /** Nobody waits for it any more: the stage is cancelled. */
    void cancel() {
        isForgotten = true;
        stage.cancel(false);
    }

    /** Nobody waits for it any more, but whoever takes late answers will have this one. */
    void forget() {
        isForgotten = true;
    }

    /** Whatever a route throws is answered with 500, like a stage that fails. */
    static <T> T guarded(Request request, Supplier<T> route, Function<Response, T> failed) {
        try {
            return route.get();
        } catch (RuntimeException e) {
            return failed.apply(failed(request, e));
        }
    }

    static Response failed(Request request, Throwable failure) {
        log.error("{} {} failed", request.method(), request.path(), failure);
        return Problem.of(500, "The host could not do that.");
    }
}
