package chat.hearth.app;

import chat.hearth.chat.RoomEvent;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.chat.EventJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.json.JSONObject;

/** Reads whole rooms from the host, page by page. Confined to one thread. */
final class HostHistory implements AutoCloseable {
    private static final int PAGE = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final Visitor auditor;

    HostHistory(OkHttpClient http, URI host) throws Exception {
        CompletableFuture<Void> welcome = new CompletableFuture<>();
        Map<String, String> auth = new HashMap<>(Map.of("name", "The auditor"));
        auditor = new Visitor(
                http,
                host,
                Visitor.Transport.WEBSOCKET,
                auth,
                visitor -> welcome.complete(null),
                refusal -> welcome.completeExceptionally(new AssertionError(refusal)));
        welcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Every event of the room, in the host's order. */
    List<RoomEvent> read(String room) throws Exception {
        ask("join", Map.of("room", room, "limit", 1));
        List<RoomEvent> events = new ArrayList<>();
        List<RoomEvent> page = List.of();
        do {
            events.addAll(page);
            long after = events.isEmpty() ? 0 : events.get(events.size() - 1).seq();
            page = parse(ask("history", Map.of("room", room, "after", after, "limit", PAGE)));
        } while (!page.isEmpty());
        return events;
    }

    private JSONObject ask(String request, Map<String, Object> argument) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        auditor.ask(request, argument, answer::complete);
        JSONObject json = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!Visitor.isOk(json)) {
            throw new AssertionError(request + ": " + json);
        }
        return json;
    }

    private static List<RoomEvent> parse(JSONObject answer) throws PacketException {
        JsonArray array =
                JsonParser.parseString(answer.toString()).getAsJsonObject().getAsJsonArray("events");
        List<RoomEvent> events = new ArrayList<>();
        for (JsonElement event : array) {
            events.add(EventJson.read(event));
        }
        return events;
    }

    @Override
    public void close() {
        auditor.close();
    }
}
