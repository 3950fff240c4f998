package chat.hearth.server.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long-polling by hand: each answer as {@code status body}. */
final class PollingClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final TestHost host;
    private final String sid;

    private PollingClient(TestHost host, String sid) {
        this.host = host;
        this.sid = sid;
    }

    /** Opens a session. */
    static PollingClient open(TestHost host) {
        Matcher sid = SID.matcher(get(host, "/socket.io/?EIO=4&transport=polling"));
        if (!sid.find()) {
            throw new AssertionError("no sid");
        }
        return new PollingClient(host, sid.group(1));
    }

    static String get(TestHost host, String target) {
        return shown(request(host, target).GET());
    }

    static String send(TestHost host, String method, String target) {
        return shown(request(host, target).method(method, HttpRequest.BodyPublishers.ofString("x")));
    }

    String sid() {
        return sid;
    }

    String target() {
        return "/socket.io/?EIO=4&transport=polling&sid=" + sid;
    }

    CompletableFuture<String> poll() {
        return HTTP.sendAsync(request(host, target()).GET().build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(PollingClient::shown);
    }

    String post(String body) {
        return shown(request(host, target())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "text/plain;charset=UTF-8"));
    }

    String postBinary(byte[] body) {
        return shown(request(host, target())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/octet-stream"));
    }

    private static HttpRequest.Builder request(TestHost host, String target) {
        return HttpRequest.newBuilder(URI.create("http://" + host.address() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private static String shown(HttpRequest.Builder request) {
        return shown(HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .join());
    }

    private static String shown(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body();
    }
}
