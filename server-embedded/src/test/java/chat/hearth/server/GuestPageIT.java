package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.Tab;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guest page in a real browser with the screen of a phone, against a host that is a process of its own. */
@NeedsProgram("chromium")
final class GuestPageIT {
    @TempDir
    private static Path directory;

    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(directory.resolve("profile"));
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @Test
    void aPhoneAndADesktopTalk() throws Exception {
        try (HostProcess host = HostProcess.start(directory.resolve("talk"));
                ChatClient ada = ChatClient.join(host.port(), "Ada")) {
            ada.ask("join", new org.json.JSONObject().put("room", "lobby"));
            Tab phone = phone(host, "");
            enter(phone, "Grace");
            say(phone, "Hello from a phone");
            assertEquals(
                    "Grace",
                    ada.hear("Hello from a phone").getJSONObject("author").getString("name"));
            ada.say("Hello from a desktop");
            phone.untilSays("Hello from a desktop");
            phone.screenshot(Path.of("/tmp/page/talk.png"));
            assertEquals(List.of(), phone.problems());
        }
    }

    private static Tab phone(HostProcess host, String hash) throws Exception {
        Tab tab = browser.blank(browser.person());
        tab.screen(412, 915, true, false);
        tab.navigate(host.uri() + "/" + hash);
        return tab;
    }

    private static void enter(Tab tab, String name) throws Exception {
        tab.type("#name", name);
        tab.click("button.primary");
        tab.until("document.querySelector('.composer')");
    }

    private static void say(Tab tab, String text) throws Exception {
        tab.type(".composer textarea", text);
        tab.click(".send");
    }
}
