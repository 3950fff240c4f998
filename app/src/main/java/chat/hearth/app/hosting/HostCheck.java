package chat.hearth.app.hosting;

import chat.hearth.app.client.BoundedBody;
import chat.hearth.discovery.Announcement;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks who answers at an address: {@code GET /healthz}. Any thread. */
final class HostCheck implements HostQuestion {
    private static final int MOST_BYTES = 4 * 1024;
    private static final int OK = 200;
    private static final Pattern PEOPLE = Pattern.compile("[0-9]{1,6}");
    private static final String NAMELESS = "?";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    @Override
    public CompletableFuture<Optional<Announcement>> ask(InetSocketAddress address, Duration within) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(address)).timeout(within).build();
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, BoundedBody.handler(MOST_BYTES));
        return exchange.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS) // the request's own ends with the headers
                .handle((response, failure) -> {
                    exchange.cancel(true); // so that no body goes on coming
                    return response == null || response.statusCode() != OK
                            ? Optional.empty()
                            : read(response.body(), address.getPort());
                });
    }

    private static URI uri(InetSocketAddress address) {
        InetAddress ip = Objects.requireNonNull(address.getAddress(), "only addresses are asked, no names");
        String text = ip.getHostAddress();
        int zone = text.indexOf('%');
        String host = zone < 0 ? text : text.substring(0, zone);
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/healthz");
    }

    /** A host of before there were doors says nothing of one. */
    private static Announcement.Door door(JsonObject json) {
        return !json.has("door") || json.get("door").equals(new JsonPrimitive("open"))
                ? Announcement.Door.OPEN
                : Announcement.Door.PASSWORD;
    }

    static Optional<Announcement> read(String body, int port) {
        try {
            return StrictJson.parse(body) instanceof JsonObject json
                            && json.get("session") instanceof JsonPrimitive session
                            && json.get("name") instanceof JsonPrimitive name
                            && json.get("people") instanceof JsonPrimitive people
                            && PEOPLE.matcher(people.getAsString()).matches()
                    ? Optional.of(Announcement.of(
                            session.getAsString(),
                            name.getAsString(),
                            NAMELESS,
                            "",
                            people.getAsInt(),
                            door(json),
                            port))
                    : Optional.empty();
        } catch (PacketException | IllegalArgumentException e) { // no JSON, or no id
            return Optional.empty();
        }
    }
}
