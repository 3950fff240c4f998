package chat.hearth.app.client.foreign;

import chat.hearth.app.client.BoundedBody;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what answers at an address, by asking it the way each kind of server is asked, one after the other. Every
 * question has a time-out, and no answer is read beyond a limit. Any thread; answers come on the client's threads.
 */
public final class ServerProbe {
    private static final int MAX_BODY = 64 * 1024;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_WANTS_A_NAME = 407;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    /** An open packet by itself, as protocol 4 sends it. */
    private static final Pattern NEW_OPEN = Pattern.compile("0\\{.*\"sid\".*", Pattern.DOTALL);

    /** An open packet with its length before it, as protocol 3 sends it. */
    private static final Pattern OLD_OPEN = Pattern.compile("[0-9]{1,5}:0\\{.*\"sid\".*", Pattern.DOTALL);

    private static final Pattern SESSION = Pattern.compile("\"sid\":\"([0-9A-Za-z_-]{1,128})\"");

    private final Duration timeout;

    /** @param timeout for each of the at most four questions */
    public ServerProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** Asks until it is clear. Cancelling it only says that nobody wants to know any more. */
    public CompletableFuture<Finding> find(ServerAddress address, LinkOptions options) {
        return new Search(address, options).start();
    }

    /** What a question brought: a finding, or nothing so far. */
    private record Step(Optional<Finding> finding, int status) {
        /** Nothing came; still a WebSocket may be had where HTTP is not answered. */
        static final Step SILENCE = new Step(Optional.empty(), 0);

        static Step found(ServerKind kind) {
            return new Step(Optional.of(new Finding.Found(kind)), 0);
        }

        static Step failed(Finding.Failed failed) {
            return new Step(Optional.of(failed), 0);
        }

        static Step nothing(int status) {
            return new Step(Optional.empty(), status);
        }
    }

    private final class Search {
        private final ServerAddress address;
        private final LinkOptions options;
        private final HttpClient http;

        Search(ServerAddress address, LinkOptions options) {
            this.address = address;
            this.options = options;
            this.http = HttpClients.of(options, timeout);
        }

        CompletableFuture<Finding> start() {
            if (address.namesWebSocket()) {
                return webSocket().thenApply(step -> step.finding().orElseThrow());
            }
            boolean mayBeHearth = address.isBare() && options.headers().isEmpty() && options.proxy() == null;
            CompletableFuture<Boolean> hearth = mayBeHearth ? hearth() : CompletableFuture.completedFuture(false);
            return engineIo(4)
                    .thenCompose(step -> step.finding().isPresent() || step.equals(Step.SILENCE)
                            ? CompletableFuture.completedFuture(step)
                            : engineIo(3))
                    .thenCompose(this::lastlyWebSocket)
                    .thenCompose(finding -> unlessHearth(finding, hearth));
        }

        /** Asked at the same time, since some servers never answer what they do not know. */
        private CompletableFuture<Boolean> hearth() {
            return get("/healthz")
                    .handle((response, failure) ->
                            response != null && response.statusCode() == OK && isHearth(response.body()));
        }

        /** A Hearth host speaks Socket.IO too, and may be too busy just now for another session. */
        private CompletableFuture<Finding> unlessHearth(Finding finding, CompletableFuture<Boolean> hearth) {
            boolean clear = finding instanceof Finding.Found found && found.kind() != ServerKind.SOCKET_IO;
            return clear
                    ? CompletableFuture.completedFuture(finding)
                    : hearth.completeOnTimeout(false, timeout.toMillis() / 2, TimeUnit.MILLISECONDS)
                            .thenApply(is -> is ? new Finding.Found(ServerKind.HEARTH) : finding);
        }

        private static boolean isHearth(String body) {
            try {
                return StrictJson.parse(body) instanceof JsonObject json && json.has("session") && json.has("protocol");
            } catch (PacketException e) {
                return false;
            }
        }

        private CompletableFuture<Step> engineIo(int version) {
            // b64: protocol 3 frames text with binary lengths otherwise. A server of 3 may answer a question for 4.
            return get(engineIoPath(version)).handle((response, failure) -> {
                if (response == null) {
                    Finding.Failed failed = Failures.of(failure, options);
                    return failed.trouble() == Trouble.TIMED_OUT ? Step.SILENCE : Step.failed(failed);
                }
                String body = response.statusCode() == OK ? response.body() : "";
                if (NEW_OPEN.matcher(body).matches()) {
                    leave(version, body, "1");
                    return Step.found(ServerKind.SOCKET_IO);
                } else if (OLD_OPEN.matcher(body).matches()) {
                    leave(version, body, "1:1");
                    return Step.found(ServerKind.OLD_SOCKET_IO);
                }
                return Step.nothing(response.statusCode());
            });
        }

        private String engineIoPath(int version) {
            String query = address.query().isEmpty() ? "" : "&" + address.query();
            return "/socket.io/?EIO=" + version + "&transport=polling&b64=1" + query;
        }

        /** Ends the session that the question began, so that the server need not wait for what never comes. */
        private void leave(int version, String opening, String closePacket) {
            Matcher session = SESSION.matcher(opening);
            if (session.find()) {
                HttpRequest goodbye = request(engineIoPath(version) + "&sid=" + session.group(1))
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(closePacket))
                        .build();
                var unused = http.sendAsync(goodbye, HttpResponse.BodyHandlers.discarding());
            }
        }

        private CompletableFuture<HttpResponse<String>> get(String pathAndQuery) {
            return http.sendAsync(request(pathAndQuery).build(), BoundedBody.handler(MAX_BODY));
        }

        private HttpRequest.Builder request(String pathAndQuery) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address.http(pathAndQuery)).timeout(timeout);
            options.headers().forEach(header -> request.header(header.name(), header.value()));
            return request;
        }

        /** A page's server may also have a WebSocket at the path; if not, its status is the best that can be said. */
        private CompletableFuture<Finding> lastlyWebSocket(Step step) {
            if (step.finding().isPresent()) {
                return CompletableFuture.completedFuture(step.finding().get());
            }
            return webSocket().thenApply(last -> {
                Finding finding = last.finding().orElseThrow();
                return finding instanceof Finding.Found || step.equals(Step.SILENCE)
                        ? finding
                        : ofStatus(step.status());
            });
        }

        private static Finding ofStatus(int status) {
            boolean saysNo = status == UNAUTHORIZED
                    || status == FORBIDDEN
                    || status == TOO_MANY_REQUESTS
                    || status >= SERVER_ERRORS;
            if (status == PROXY_WANTS_A_NAME) {
                return new Finding.Failed(Trouble.PROXY, status);
            }
            return saysNo ? new Finding.Failed(Trouble.HTTP_ERROR, status) : new Finding.Failed(Trouble.NOT_A_CHAT, 0);
        }

        private CompletableFuture<Step> webSocket() {
            URI uri = address.webSocket(address.path().isEmpty() ? "/" : address.path());
            return WebSocketLine.builder(http, options, options.subprotocol(), timeout)
                    .buildAsync(uri, new WebSocket.Listener() {})
                    .handle(this::opened);
        }

        private Step opened(@Nullable WebSocket socket, @Nullable Throwable failure) {
            if (socket == null) {
                return Step.failed(Failures.of(failure, options));
            }
            socket.abort(); // its owner opens one of its own
            return Step.found(ServerKind.WEB_SOCKET);
        }
    }
}
