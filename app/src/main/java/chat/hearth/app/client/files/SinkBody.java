package chat.hearth.app.client.files;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A response's body into a sink: more is taken only when the sink has what came before. */
final class SinkBody implements HttpResponse.BodySubscriber<FetchAnswer> {
    private final FileSink sink;
    private final long offset;
    private final CompletableFuture<FetchAnswer> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    SinkBody(FileSink sink, long offset) {
        this.sink = sink;
        this.offset = offset;
    }

    @Override
    public CompletionStage<FetchAnswer> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        try {
            sink.begin(offset);
            newSubscription.request(1);
        } catch (IOException e) {
            giveUp(newSubscription, e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription current = subscription;
        if (current == null || body.isDone()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                sink.write(buffer);
            }
            current.request(1);
        } catch (IOException e) {
            giveUp(current, e);
        }
    }

    private void giveUp(Flow.Subscription current, IOException failure) {
        body.complete(new FileTrouble.Disk(String.valueOf(failure.getMessage())));
        current.cancel();
    }

    @Override
    public void onError(Throwable thrown) {
        body.complete(new FileTrouble.Broken(String.valueOf(thrown.getMessage())));
    }

    @Override
    public void onComplete() {
        body.complete(new FetchAnswer.Fetched());
    }
}
