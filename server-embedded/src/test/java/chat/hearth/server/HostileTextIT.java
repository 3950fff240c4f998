package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.Tab;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 hostile strings in every field, in a real browser under the page's own policy: all are text, and none runs. */
@NeedsProgram("chromium")
final class HostileTextIT {
    private static final int STRINGS = 500;
    private static final int NAME = 32;
    private static final int ROOM_NAME = 64;
    private static final String OWNER = "the-token-of-the-owner";

    /** Tells of whatever runs, and of whatever the policy had to keep from running. */
    private static final String WATCH = "window.hits = []; window.violations = [];"
            + "window.hit = () => hits.push(new Error().stack); window.alert = window.hit;"
            + "document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));";

    /** Whatever the page itself does not make. */
    private static final String FOREIGN =
            "document.querySelectorAll('script:not([src^=\"/hearth/\"]), iframe, object, embed,"
                    + " math, base, style, template, video, audio, details, marquee, meta[http-equiv], xss, svg *:not(path),"
                    + " link:not([href^=\"/hearth/\"]), img:not([src^=\"/hearth/\"]):not([src^=\"blob:\"]):not(.picture img)').length"
                    + " + [...document.querySelectorAll('a')].filter((a) => !/^https?:$/.test(a.protocol)).length"
                    + " + [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on')"
                    + " && a.name !== 'on')).length";

    @TempDir
    Path directory;

    @Test
    void noneOfThemRuns() throws Exception {
        List<String> strings = HostileStrings.some(STRINGS);
        try (RunningServer host = host(strings.get(1));
                ChatClient ada = ChatClient.join(
                        host.port(),
                        Map.of("name", HostileStrings.cut(strings.get(2), NAME), "token", OWNER),
                        io.socket.engineio.client.transports.WebSocket.NAME);
                Chromium browser = Chromium.start(directory.resolve("profile"))) {
            ada.ask("join", new JSONObject().put("room", "lobby"));
            fill(host, ada, strings);
            Tab tab = browser.blank("");
            tab.call("Page.addScriptToEvaluateOnNewDocument", "source", WATCH);
            tab.navigate(
                    "http://127.0.0.1:" + host.port() + "/#t=" + "%3Cscript%3Ehit()%3C/script%3E&r=<svg onload=hit()>");
            Guest guest = new Guest(tab);
            guest.enter("\"><img src=x onerror=hit(0)>");

            List<String> expected = messages(ada);
            tab.until("(document.querySelector('.scroller').scrollTop = 0,"
                    + " document.querySelectorAll('.message').length >= " + expected.size() + ")");
            assertEquals(expected.size(), STRINGS);
            assertEquals(shown(expected), guest.untilStored(STRINGS));
            assertTrue(tab.run("document.querySelectorAll('.notice').length").getAsInt() >= STRINGS);
            fieldsThatNoHostChanges(tab, strings);
            assertEquals(0, tab.run(FOREIGN).getAsInt());
            assertEquals("[[],[]]", tab.run("[hits, violations]").toString());
            assertEquals(List.of(), tab.problems());
        }
    }

    private RunningServer host(String name) {
        ServerLimits limits = ServerLimits.headless()
                .with("memberRate", "5000")
                .with("memberBurst", "5000")
                .with("guestRate", "5000")
                .with("guestBurst", "5000");
        ServerConfig config = new ServerConfig(
                name,
                "127.0.0.1",
                0,
                directory.resolve("data"),
                limits,
                OWNER,
                AllowedOrigins.NONE,
                WebOptions.DEFAULTS.with(WebOptions.Webhooks.FREE_ON_THIS_MACHINE));
        return assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
    }

    /** Each as a message, as the name of who says it, and as the name and the topic of a room; some as rooms of their own. */
    private static void fill(RunningServer host, ChatClient ada, List<String> strings) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI messages = URI.create("http://127.0.0.1:" + host.port() + "/api/rooms/lobby/messages");
        for (String text : strings.subList(0, 60)) {
            ada.ask("join", new JSONObject().put("room", HostileStrings.cut(text, ROOM_NAME)));
        }
        int named = 0;
        for (String text : strings) {
            JsonObject post = new JsonObject();
            post.addProperty("text", text);
            post.addProperty("name", HostileStrings.cut(text, NAME));
            if (send(http, messages, post) == 200) {
                named++;
            } else { // too much like the name of somebody else
                post.remove("name");
                assertEquals(200, send(http, messages, post), text);
            }
            ada.ask(
                    "room",
                    new JSONObject()
                            .put("room", "lobby")
                            .put("name", HostileStrings.cut(text, ROOM_NAME))
                            .put("topic", text));
        }
        assertTrue(named > STRINGS / 2, named + " names");
    }

    private static int send(HttpClient http, URI address, JsonObject body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static List<String> messages(ChatClient ada) throws Exception {
        List<String> texts = new ArrayList<>();
        JSONArray events;
        long after = 0;
        do {
            events = ada.ask(
                            "history",
                            new JSONObject()
                                    .put("room", "lobby")
                                    .put("after", after)
                                    .put("limit", 500))
                    .getJSONArray("events");
            for (int i = 0; i < events.length(); i++) {
                JSONObject event = events.getJSONObject(i);
                after = event.getLong("seq");
                if (event.getString("type").equals("message")) {
                    texts.add(event.getString("text"));
                }
            }
        } while (events.length() > 0);
        return texts;
    }

    /** Code is shown without its backquotes. */
    private static List<String> shown(List<String> texts) {
        return texts.stream()
                .map(text -> text.replaceAll("```html\n(?s:(.*))\n```", "$1").replaceAll("`([^`\n]+)`", "$1"))
                .toList();
    }

    /** The name of a session and those of files, as the page's own modules show them. */
    private static void fieldsThatNoHostChanges(Tab tab, List<String> strings) throws Exception {
        String script = """
                (async (strings) => {
                  const { JoinView } = await import("/hearth/join.mjs");
                  const { Pictures } = await import("/hearth/pictures.mjs");
                  const { rowElement } = await import("/hearth/message.mjs");
                  const pictures = new Pictures({ ticket: "ticket" });
                  const wrong = [];
                  for (const text of strings) {
                    const door = new JoinView(() => {});
                    door.found({ name: text, people: 1, door: text }, { limits: { name: 32 } });
                    door.refused({ code: text, message: text });
                    const file = { hash: text, name: text, size: 4_000_000, type: text };
                    const row = pictures.element(file);
                    const picture = pictures.element({ ...file, type: "image/png", size: 1 });
                    const item = { id: text, kind: "message", at: 0, author: { id: text, name: text, role: text }, text, files: [file] };
                    const answered = { id: text, name: text, text };
                    const state = { isFirst: true, isMine: true, answered, state: "failed", reason: text };
                    const message = rowElement({ kind: "message", item, ...state }, { attachment: () => pictures.element(file) });
                    document.body.append(door.element, row, picture, message);
                    const seen = [
                      door.element.querySelector("h1").textContent,
                      door.element.querySelector(".trouble").textContent,
                      row.querySelector(".name").textContent,
                      message.querySelector(".author").textContent,
                    ];
                    if (seen.some((each) => each !== text)) wrong.push([text, seen]);
                    for (const each of [door.element, row, picture, message]) each.remove();
                  }
                  return wrong;
                })(%s)""";
        assertEquals("[]", tab.run(script.formatted(new Gson().toJson(strings))).toString());
    }
}
