package chat.hearth.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/**
 * A real browser without a window, led by its DevTools protocol. It is told that no name but localhost exists, so that it talks to
 * nobody else. Confined to one thread.
 */
final class Chromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final long SECONDS = 60;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Starts it with a profile of its own. */
    static Chromium start(Path profile) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true);
        builder.environment().put("TMPDIR", String.valueOf(profile.getParent()));
        Process process = builder.start();
        try {
            return new Chromium(process, DevTools.open(address(process)));
        } catch (Exception | Error e) {
            end(process);
            throw e;
        }
    }

    private static URI address(Process process) throws Exception {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process.inputReader(StandardCharsets.UTF_8), address), "chromium-output");
        reader.setDaemon(true);
        reader.start();
        return address.get(SECONDS, TimeUnit.SECONDS);
    }

    /** To its end, so that the browser can go on writing. */
    private static void read(BufferedReader output, CompletableFuture<URI> address) {
        List<String> said = new ArrayList<>();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LISTENING)) {
                    address.complete(URI.create(line.substring(LISTENING.length())));
                } else if (!address.isDone()) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            said.add(e.toString()); // its end closes the stream under the reader
        }
        address.completeExceptionally(new IllegalStateException("chromium ended: " + said));
    }

    /** Opens a page in a tab of its own. */
    Tab open(String url) throws Exception {
        JsonObject blank = new JsonObject();
        blank.addProperty("url", "about:blank");
        JsonObject attach = new JsonObject();
        attach.add("targetId", tools.call("", "Target.createTarget", blank).get("targetId"));
        attach.addProperty("flatten", true);
        String session =
                tools.call("", "Target.attachToTarget", attach).get("sessionId").getAsString();
        Tab tab = new Tab(tools, session, tools.console(session));
        tools.call(session, "Runtime.enable", new JsonObject());
        JsonObject page = new JsonObject();
        page.addProperty("url", url);
        tools.call(session, "Page.navigate", page);
        return tab;
    }

    @Override
    public void close() {
        end(process);
    }

    /** Waits for all of its processes, since they write into the profile to their end. */
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** One page and what it writes to its console. */
    record Tab(DevTools tools, String session, BlockingQueue<String> console) {
        /** Waits for a line of the console. */
        void await(String line) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            do {
                String next = console.poll(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("'" + line + "' did not come; the console has " + seen);
                }
                seen.add(next);
            } while (!seen.get(seen.size() - 1).equals(line));
        }

        /** Runs JavaScript in the page. */
        void run(String script) throws Exception {
            JsonObject expression = new JsonObject();
            expression.addProperty("expression", script);
            JsonObject result = tools.call(session, "Runtime.evaluate", expression);
            if (result.has("exceptionDetails")) {
                throw new AssertionError(result.get("exceptionDetails").toString());
            }
        }
    }

    /** The protocol's calls, answers and events. */
    private static final class DevTools implements WebSocket.Listener {
        private final AtomicInteger ids = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
        private final Map<String, BlockingQueue<String>> consoles = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();
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

        JsonObject call(String session, String method, JsonObject parameters) throws Exception {
            int id = ids.incrementAndGet();
            JsonObject call = new JsonObject();
            call.addProperty("id", id);
            call.addProperty("method", method);
            call.add("params", parameters);
            if (!session.isEmpty()) {
                call.addProperty("sessionId", session);
            }
            CompletableFuture<JsonObject> answer = new CompletableFuture<>();
            calls.put(id, answer);
            socket.sendText(call.toString(), true).get(SECONDS, TimeUnit.SECONDS);
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
            } else if (message.get("method").getAsString().equals("Runtime.consoleAPICalled")) {
                JsonArray arguments = message.getAsJsonObject("params").getAsJsonArray("args");
                List<String> words = new ArrayList<>();
                for (JsonElement argument : arguments) {
                    JsonElement value = argument.getAsJsonObject().get("value");
                    words.add(value == null ? "" : value.getAsString());
                }
                console(message.get("sessionId").getAsString()).add(String.join(" ", words));
            }
        }
    }
}
