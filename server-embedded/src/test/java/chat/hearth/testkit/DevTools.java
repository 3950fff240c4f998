package chat.hearth.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser's DevTools protocol: calls, their answers, and what pages write to their consoles. Any thread. */
final class DevTools implements WebSocket.Listener {
    static final long SECONDS = 30;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<String>> consoles = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<String>> problems = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder(); // confined to the listener's calls
    private volatile WebSocket socket;

    static DevTools open(URI address) throws Exception {
        DevTools tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, tools)
                .get(SECONDS, TimeUnit.SECONDS);
        return tools;
    }

    BlockingQueue<String> console(String session) {
        return consoles.computeIfAbsent(session, made -> new LinkedBlockingQueue<>());
    }

    /** Exceptions that nobody caught, and what the browser itself complains of. */
    BlockingQueue<String> problems(String session) {
        return problems.computeIfAbsent(session, made -> new LinkedBlockingQueue<>());
    }

    /** The fields of an object, name and value in turn: strings, numbers, booleans or JSON. */
    static JsonObject json(Object... fields) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            String name = (String) fields[i];
            if (fields[i + 1] instanceof Number number) {
                json.addProperty(name, number);
            } else if (fields[i + 1] instanceof Boolean bool) {
                json.addProperty(name, bool);
            } else if (fields[i + 1] instanceof JsonElement element) {
                json.add(name, element);
            } else {
                json.addProperty(name, String.valueOf(fields[i + 1]));
            }
        }
        return json;
    }

    /** @param session of a tab; empty for the browser itself */
    JsonObject call(String session, String method, Object... parameters) throws Exception {
        int id = ids.incrementAndGet();
        JsonObject call = json("id", id, "method", method, "params", json(parameters));
        if (!session.isEmpty()) {
            call.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        calls.put(id, answer);
        synchronized (this) { // a WebSocket takes one message at a time
            socket.sendText(call.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        }
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
            text.setLength(0);
            take(message);
        }
        from.request(1);
        return null;
    }

    private void take(JsonObject message) {
        if (message.has("id")) {
            CompletableFuture<JsonObject> answer =
                    calls.remove(message.get("id").getAsInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.getAsJsonObject("result"));
            }
            return;
        }
        String session = message.has("sessionId") ? message.get("sessionId").getAsString() : "";
        JsonObject said = message.getAsJsonObject("params");
        switch (message.get("method").getAsString()) {
            case "Runtime.consoleAPICalled" -> console(session).add(words(said.getAsJsonArray("args")));
            case "Runtime.exceptionThrown" -> problems(session).add(said.toString());
            case "Log.entryAdded" -> logged(session, said.getAsJsonObject("entry"));
            default -> {}
        }
    }

    /** A resource that did not load is what tests of broken connections ask for. */
    private void logged(String session, JsonObject entry) {
        if (!entry.get("source").getAsString().equals("network")) {
            problems(session).add(entry.get("text").getAsString());
        }
    }

    private static String words(JsonArray arguments) {
        List<String> words = new ArrayList<>();
        for (JsonElement argument : arguments) {
            JsonElement value = argument.getAsJsonObject().get("value");
            words.add(value == null ? "" : value.getAsString());
        }
        return String.join(" ", words);
    }
}
