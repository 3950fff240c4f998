package chat.hearth.server.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long-polling by hand: each answer as {@code status body}, with a binary body as {@code <0102ff>}. */
public final class PollingClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final TestHost host;
    private final String opening;
    private final String sid;
    private final String opened;

    private PollingClient(TestHost host, String opening, String sid, String opened) {
        this.host = host;
        this.opening = opening;
        this.sid = sid;
        this.opened = opened;
    }

    /** Opens a session. */
    static PollingClient open(TestHost host) {
        return open(host, "/socket.io/?EIO=4&transport=polling");
    }

    /** Opens a session with this request. */
    public static PollingClient open(TestHost host, String opening) {
        String answer = get(host, opening);
        Matcher sid = SID.matcher(answer);
        if (!sid.find()) {
            throw new AssertionError("no sid: " + answer);
        }
        return new PollingClient(host, opening, sid.group(1), answer);
    }

    public static String get(TestHost host, String target) {
        return shown(request(host, target).GET());
    }

    public static String send(TestHost host, String method, String target) {
        return shown(request(host, target).method(method, HttpRequest.BodyPublishers.ofString("x")));
    }

    public String sid() {
        return sid;
    }

    /** The answer that opened the session. */
    public String opened() {
        return opened;
    }

    public String target() {
        return opening + "&sid=" + sid;
    }

    public CompletableFuture<String> poll() {
        return HTTP.sendAsync(request(host, target()).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(PollingClient::shown);
    }

    public String post(String body) {
        return shown(request(host, target())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "text/plain;charset=UTF-8"));
    }

    public String postBinary(byte[] body) {
        return shown(request(host, target())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/octet-stream"));
    }

    private static HttpRequest.Builder request(TestHost host, String target) {
        return HttpRequest.newBuilder(URI.create("http://" + host.address() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private static String shown(HttpRequest.Builder request) {
        return shown(HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .join());
    }

    private static String shown(HttpResponse<byte[]> response) {
        boolean isBinary =
                response.headers().firstValue("Content-Type").orElse("").equals("application/octet-stream");
        String body = isBinary
                ? "<" + HexFormat.of().formatHex(response.body()) + ">"
                : new String(response.body(), StandardCharsets.UTF_8);
        return response.statusCode() + " " + body;
    }
}
