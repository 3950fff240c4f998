package chat.hearth.app.client.files;

import chat.hearth.app.client.BoundedBody;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.chat.FileHash;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of one host, over HTTP. Nothing is held whole in memory. Answers come on threads of the HTTP client's; who
 * cancels an answer that is awaited ends its request. A body that stops flowing is for the caller to notice. Any thread.
 */
public final class HostFiles {
    private static final int PARTIAL_CONTENT = 206;
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private final ServerAddress address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /** The files of the host at this address. */
    public HostFiles(HostAddress address) {
        this.address = ServerAddress.of(address);
    }

    /** Begins an upload. */
    public CompletableFuture<UploadAnswer> create(String ticket, String name, long size) {
        String path = "/files/uploads?name=" + encoded(name) + "&size=" + size;
        return exchange(request(ticket, path).POST(BodyPublishers.noBody()).timeout(ANSWER_TIMEOUT));
    }

    /** Asks how much of an upload is there. */
    public CompletableFuture<UploadAnswer> ask(String ticket, String upload) {
        return exchange(request(ticket, "/files/uploads/" + upload).timeout(ANSWER_TIMEOUT));
    }

    /** Gives an upload up; the host forgets what came of it. */
    public CompletableFuture<UploadAnswer> drop(String ticket, String upload) {
        return exchange(request(ticket, "/files/uploads/" + upload).DELETE().timeout(ANSWER_TIMEOUT));
    }

    /**
     * Sends a file's bytes from an offset to its end.
     *
     * @param progress hears up to where the file was read, on threads of the HTTP client's
     */
    public CompletableFuture<UploadAnswer> append(
            String ticket, String upload, Path file, long offset, long size, LongConsumer progress) {
        UploadBody bytes = new UploadBody(file, offset, size, progress);
        BodyPublisher body = size == offset
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(bytes::open), size - offset);
        CompletableFuture<UploadAnswer> sent = exchange(request(ticket, "/files/uploads/" + upload)
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", body));
        CompletableFuture<UploadAnswer> answer = sent.thenApply(said -> said instanceof FileTrouble.Broken
                ? bytes.failure().map(UploadAnswer.class::cast).orElse(said) // else it looks like a broken connection
                : said);
        var unused = answer.whenComplete((said, thrown) -> bytes.close());
        return cancelling(sent, answer);
    }

    private CompletableFuture<UploadAnswer> exchange(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(request.build(), BoundedBody.handler(MOST_OF_AN_ANSWER));
        return cancelling(
                sent,
                sent.handle((response, thrown) -> response == null
                        ? broken(thrown)
                        : FileAnswers.upload(response.statusCode(), response.body(), retryAfter(response))));
    }

    /** Fetches a file from an offset on, of which the host may make nothing and begin at 0. */
    public CompletableFuture<FetchAnswer> fetch(String ticket, FileHash hash, long offset, FileSink sink) {
        HttpRequest.Builder request = request(ticket, "/files/" + hash.value());
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        return fetch(request, sink, offset);
    }

    /** Fetches the small picture that the host made of a file. */
    public CompletableFuture<FetchAnswer> preview(String ticket, FileHash hash, FileSink sink) {
        return fetch(request(ticket, "/files/" + hash.value() + "/preview").timeout(ANSWER_TIMEOUT), sink, 0);
    }

    private CompletableFuture<FetchAnswer> fetch(HttpRequest.Builder request, FileSink sink, long offset) {
        CompletableFuture<HttpResponse<FetchAnswer>> sent =
                http.sendAsync(request.build(), response -> body(response, sink, offset));
        return cancelling(sent, sent.handle((response, thrown) -> response == null ? broken(thrown) : response.body()));
    }

    private static BodySubscriber<FetchAnswer> body(HttpResponse.ResponseInfo response, FileSink sink, long offset) {
        int status = response.statusCode();
        if (status == PARTIAL_CONTENT || status == 200) {
            return new SinkBody(sink, status == PARTIAL_CONTENT ? offset : 0);
        }
        String retryAfter = response.headers().firstValue("retry-after").orElse(null);
        return BodySubscribers.mapping(
                BoundedBody.handler(MOST_OF_AN_ANSWER).apply(response),
                text -> FileAnswers.refusal(status, text, retryAfter));
    }

    /** The answer, which when it is cancelled ends its request too. */
    private static <T> CompletableFuture<T> cancelling(CompletableFuture<?> sent, CompletableFuture<T> answer) {
        var unused = answer.whenComplete((value, thrown) -> {
            if (answer.isCancelled()) {
                sent.cancel(true);
            }
        });
        return answer;
    }

    private static FileTrouble broken(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return new FileTrouble.Broken(cause.getClass().getSimpleName());
    }

    private static @Nullable String retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("retry-after").orElse(null);
    }

    private HttpRequest.Builder request(String ticket, String path) {
        return HttpRequest.newBuilder(address.http(path)).header("Authorization", "Bearer " + ticket);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
