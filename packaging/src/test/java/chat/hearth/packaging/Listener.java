package chat.hearth.packaging;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody in the lobby of a host on this computer, by {@code /ws} and JSON, who hears all that happens there. */
final class Listener implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final List<String> all = new ArrayList<>();
    private final WebSocket socket;

    Listener(int port) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("hearth.json")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws?name=Listener"), new Frames())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        await("welcome", event -> true);
        var sent = socket.sendText("{\"type\": \"join\", \"ack\": 1, \"room\": \"lobby\"}", true);
        sent.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        await("ack", event -> true);
    }

    /** Waits until somebody of this name has come in. */
    void awaitPerson(String name) {
        await("member", event -> event.toString().contains("\"" + name + "\""));
    }

    /** Waits until somebody says this in the lobby. */
    void awaitMessage(String text) {
        await("message", event -> event.get("text").getAsString().equals(text));
    }

    /** Whether somebody is typing within this time. */
    boolean hearsTyping(Duration within) {
        return next("typing", event -> true, within).isPresent();
    }

    private void await(String type, Predicate<JsonObject> wanted) {
        if (next(type, wanted, PATIENCE).isEmpty()) {
            throw new AssertionError("no such " + type + "; heard were\n" + String.join("\n", all));
        }
    }

    private Optional<JsonObject> next(String type, Predicate<JsonObject> wanted, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            for (long left = within.toNanos(); left > 0; left = deadline - System.nanoTime()) {
                JsonObject event = heard.poll(left, TimeUnit.NANOSECONDS);
                if (event != null) {
                    all.add(event.toString());
                }
                if (event != null && event.get("type").getAsString().equals(type) && wanted.test(event)) {
                    return Optional.of(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }
    }
}
