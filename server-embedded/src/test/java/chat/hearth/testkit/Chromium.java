package chat.hearth.testkit;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A real browser without a window, led by its DevTools protocol. It is told that no name but localhost exists, so that it talks to
 * nobody else. Confined to one thread.
 */
public final class Chromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final long SECONDS = DevTools.SECONDS;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Starts it with a profile of its own. */
    public static Chromium start(Path profile) throws Exception {
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
    public Tab open(String url) throws Exception {
        Tab tab = blank("");
        tab.navigate(url);
        return tab;
    }

    /** A person with nothing in common with the others: cookies, storage and connections are their own. */
    public String person() throws Exception {
        return tools.call("", "Target.createBrowserContext")
                .get("browserContextId")
                .getAsString();
    }

    /** An empty tab of a person; empty for the one that the browser has from its start. */
    public Tab blank(String person) throws Exception {
        JsonObject target = person.isEmpty()
                ? tools.call("", "Target.createTarget", "url", "about:blank")
                : tools.call("", "Target.createTarget", "url", "about:blank", "browserContextId", person);
        String id = target.get("targetId").getAsString();
        JsonObject attached = tools.call("", "Target.attachToTarget", "targetId", id, "flatten", true);
        String session = attached.get("sessionId").getAsString();
        Tab tab = new Tab(tools, id, session, tools.console(session));
        for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
            tab.call(domain + ".enable");
        }
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
}
