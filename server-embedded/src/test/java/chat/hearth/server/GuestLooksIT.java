package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.MessageId;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.Tab;
import io.socket.engineio.client.transports.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The guest page on screens of several sizes, light and dark; its pictures are in {@code target/screenshots}. */
@NeedsProgram("chromium")
final class GuestLooksIT extends HostAndBrowser {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** What is cut off or reaches out of the screen, buttons that are too small for a finger, and controls without a name. */
    private static final String FAULTS = """
            (() => {
              const faults = [];
              const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]");
              if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
              for (const e of document.querySelectorAll("body *")) {
                const box = e.getBoundingClientRect();
                const isHidden = !shown(e) || box.width <= 1 || e.closest("svg, .code, dialog:not([open])");
                if (!isHidden && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`out of the screen: ${e.className}`);
              }
              for (const e of document.querySelectorAll("button, a[href], input, textarea")) {
                if (!shown(e) || e.type === "file") continue;
                const { height } = e.getBoundingClientRect();
                if (height < 18) faults.push(`too small: ${e.className} ${height}`);
                const name = e.getAttribute("aria-label") || e.textContent || e.labels?.[0]?.textContent;
                if (!name) faults.push(`without a name: ${e.outerHTML}`);
              }
              return faults;
            })()""";

    GuestLooksIT() {
        super("Workshop on Elm Street");
    }

    private ChatClient member(String name, String token) throws Exception {
        ChatClient client = ChatClient.join(host.port(), Map.of("name", name, "token", token), WebSocket.NAME);
        client.ask("join", new JSONObject().put("room", "lobby"));
        return client;
    }

    private static void picture(Tab tab, String name) throws Exception {
        tab.run("Promise.all(document.getAnimations().map((each) => each.finished))"); // lists that come and go
        assertEquals("[]", tab.run(FAULTS).toString(), name);
        tab.screenshot(PICTURES.resolve("guest-" + name + ".png"));
    }

    @Test
    void everythingHasItsPlaceOnEveryScreen() throws Exception {
        try (ChatClient ada = member("Ada Brenner", OWNER);
                ChatClient milo = member("Milo Vance", "token-of-milo-vance");
                ChatClient priya = member("Priya Raman", "token-of-priya-raman");
                ChatClient noor = member("نور الهاشمي", "token-of-noor-alhashimi");
                ChatClient tomas = member("Tomás Ferreira da Silva e Albuqu", "token-of-tomas-ferreira")) {
            Tab tab = browser.blank(browser.person());
            tab.screen(412, 915, true, false);
            tab.navigate(page());
            tab.until("!document.querySelector('button.primary').disabled");
            picture(tab, "door-light");
            tab.type("#name", "ada brenner");
            tab.click("button.primary");
            tab.until("!document.querySelector('.card .chip').hidden");
            tab.screen(320, 640, true, true);
            tab.until("document.documentElement.dataset.theme === 'dark'");
            picture(tab, "door-taken-320-dark");
            tab.run("document.querySelector('#name').value = ''");
            talk(ada, milo, priya, noor, tomas);
            tab.type("#name", "Jun");
            tab.click("button.primary");
            tab.until("document.querySelector('.list[aria-busy=false]')");
            tab.type(".composer textarea", "On my way, with plates");
            tab.click(".send");
            ada.hear("On my way, with plates");
            milo.ask("typing", new JSONObject().put("room", "lobby"));
            tab.untilSays("is typing");
            tab.run("document.activeElement.blur()");
            picture(tab, "conversation-320-dark");
            tab.screen(320, 640, true, false);
            tab.until("document.documentElement.dataset.theme === 'light'");
            picture(tab, "conversation-320-light");
            tab.screen(412, 915, true, false);
            picture(tab, "conversation-light");
            tab.click(".menu");
            picture(tab, "rooms-light");
            tab.run("document.querySelector('.scrim').click()");
            tab.screen(412, 915, true, true);
            tab.until("document.documentElement.dataset.theme === 'dark'");
            picture(tab, "conversation-dark");
            tab.click(".to-people");
            picture(tab, "people-dark");
            tab.run("document.querySelector('.scrim').click()");
            tab.screen(1280, 800, false, false);
            tab.until("document.documentElement.dataset.theme === 'light'");
            picture(tab, "wide-light");
            tab.screen(1280, 800, false, true);
            tab.until("document.documentElement.dataset.theme === 'dark'");
            picture(tab, "wide-dark");
            tab.screen(412, 915, true, false);
            tab.run("document.documentElement.style.fontSize = '200%'"); // as large as text can be set
            picture(tab, "large-light");
            assertEquals(List.of(), tab.problems());
        }
    }

    private static void talk(ChatClient ada, ChatClient milo, ChatClient priya, ChatClient noor, ChatClient tomas)
            throws Exception {
        ada.ask(
                "room",
                new JSONObject()
                        .put("room", "lobby")
                        .put("name", "Lobby")
                        .put("topic", "Doors open at nine. Coffee is by the lathe."));
        for (String room : new String[] {"builds", "laser-cutter", "radio club", "repair café"}) {
            ada.ask("join", new JSONObject().put("room", room));
        }
        MessageId question = MessageId.random();
        ada.ask(
                "post",
                ChatClient.post(
                        "lobby",
                        question,
                        "Who has time to look at the controller? It reads the pressure"
                                + " as a signed value, so everything above 32,767 Pa comes out negative."));
        milo.say("I'll take it. The line is\n```java\nint pressure = raw & 0xFFFF; // what the data sheet means\n```");
        milo.say("Could somebody with a real pump try it? I only have the simulator, and it always agrees with me");
        noor.say("صباح الخير! سأحضر المفاتيح عند الساعة الثالثة");
        tomas.say("For whoever missed it, the talk is at https://example.org/talks/vacuum.");
        priya.ask(
                "post",
                new JSONObject(Map.of(
                        "room",
                        "lobby",
                        "id",
                        MessageId.random().toString(),
                        "text",
                        "On it! 100,312 Pa, which is exactly what the barometer says",
                        "replyTo",
                        question.toString())));
        MessageId regret = MessageId.random();
        priya.ask("post", ChatClient.post("lobby", regret, "Wrong room"));
        priya.ask("delete", new JSONObject().put("room", "lobby").put("id", regret.toString()));
        MessageId changed = MessageId.random();
        ada.ask("post", ChatClient.post("lobby", changed, "See you at two; I bring the cake."));
        ada.ask(
                "edit",
                new JSONObject()
                        .put("room", "lobby")
                        .put("id", changed.toString())
                        .put("text", "See you at three; I bring the cake."));
    }
}
