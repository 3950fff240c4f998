package chat.hearth.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A page in a browser, with what it writes to its console.
 *
 * @param target  what the browser calls the tab
 * @param session what its DevTools protocol calls it
 */
public record Tab(DevTools tools, String target, String session, BlockingQueue<String> console) {
    /** Comes back with what an expression gives as soon as that is true; looks again after each change of the page. */
    private static final String UNTIL = """
            new Promise((resolve) => {
              const look = () => {
                let value;
                try { value = %s; } catch { return; }
                if (!value) return;
                observer.disconnect();
                clearInterval(timer);
                resolve(value);
              };
              const observer = new MutationObserver(look);
              observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
              const timer = setInterval(look, 20);
              look();
            })""";

    /** Waits for a line of the console. */
    public void await(String line) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        do {
            String next = console.poll(DevTools.SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("'" + line + "' did not come; the console has " + seen);
            }
            seen.add(next);
        } while (!seen.get(seen.size() - 1).equals(line));
    }

    /** Goes to an address; does not wait for its page. */
    public void navigate(String url) throws Exception {
        call("Page.navigate", "url", url);
    }

    /** Runs JavaScript in the page, and waits for what it promises. */
    public JsonElement run(String script) throws Exception {
        JsonObject result = call("Runtime.evaluate", "expression", script, "awaitPromise", true, "returnByValue", true);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** Waits until an expression is true, on this page or the one that it is replaced by, and answers with its value. */
    public JsonElement until(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DevTools.SECONDS);
        while (true) {
            try {
                return run(UNTIL.formatted(expression));
            } catch (ExecutionException e) {
                if (System.nanoTime() > end) { // otherwise the page was replaced while it was asked
                    throw e;
                }
            } catch (TimeoutException e) {
                throw new AssertionError(
                        "never true: " + expression + "; the page says:\n" + text() + "\n" + problems());
            }
        }
    }

    /** Waits until this text stands on the page. */
    public void untilSays(String text) throws Exception {
        until("document.body.innerText.includes(" + new JsonPrimitive(text) + ")");
    }

    /** What can be read on the page. */
    public String text() throws Exception {
        return run("document.body.innerText").getAsString();
    }

    /** What went wrong in it so far. */
    public List<String> problems() {
        return List.copyOf(tools.problems(session));
    }

    /** Types into a field as a person does. */
    public void type(String selector, String text) throws Exception {
        until("document.querySelector(" + new JsonPrimitive(selector) + ")");
        run("document.querySelector(" + new JsonPrimitive(selector) + ").focus()");
        call("Input.insertText", "text", text);
    }

    /** Presses what a selector finds, as soon as it is there and can be pressed. */
    public void click(String selector) throws Exception {
        String found = "document.querySelector(" + new JsonPrimitive(selector) + ")";
        until(found + " && !" + found + ".disabled");
        run(found + ".click()");
    }

    /** A screen of this size, in CSS pixels. */
    public void screen(int width, int height, boolean isPhone, boolean isDark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                isPhone ? 2 : 1,
                "mobile",
                isPhone);
        call("Emulation.setTouchEmulationEnabled", "enabled", isPhone);
        JsonObject scheme = DevTools.json("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
        JsonArray features = new JsonArray();
        features.add(scheme);
        call("Emulation.setEmulatedMedia", "features", features);
    }

    /** Saves what is on the screen as a PNG. */
    public void screenshot(Path file) throws Exception {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String image =
                call("Page.captureScreenshot", "format", "png").get("data").getAsString();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    /** Takes the network away from the page, or gives it back. */
    public void offline(boolean isOffline) throws Exception {
        network(isOffline, -1);
    }

    /** Lets the page send so many bytes a second; as many as it can for -1. */
    public void slowly(int bytesSent) throws Exception {
        network(false, bytesSent);
    }

    private void network(boolean isOffline, int bytesSent) throws Exception {
        call(
                "Network.emulateNetworkConditions",
                "offline",
                isOffline,
                "latency",
                0,
                "downloadThroughput",
                -1,
                "uploadThroughput",
                bytesSent);
    }

    /** A call of the DevTools protocol about this page; parameters are names and values in turn. */
    public JsonObject call(String method, Object... parameters) throws Exception {
        return tools.call(session, method, parameters);
    }

    public void close() throws Exception {
        tools.call("", "Target.closeTarget", "targetId", target);
    }
}
