package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Opened;
import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.Tab;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A guest with a phone scans the code in the host's window, and is in the room: nothing is installed, nothing typed but a name. */
@ExtendWith(British.class)
@NeedsProgram("chromium")
final class PhoneJoinsIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private Chromium browser;
    private AppWindow window;
    private ConversationPage ada;

    @BeforeEach
    void host() throws Exception {
        browser = Chromium.start(data.resolve("browser"));
        window = opened.add(AppWindow.left(data.resolve("ada"), "--bind", "127.0.0.1", "--port", "0"));
        window.fill("Your name", "Ada");
        window.click("Host");
        ada = new ConversationPage(window);
        ada.isIn("Lobby");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    /** What a phone does with the code that its camera sees in the host's window. */
    private Tab scan(String link) throws Exception {
        assertTrue(link.startsWith("http://127.0.0.1:"), link);
        Tab phone = browser.blank(browser.person());
        phone.screen(412, 915, true, false);
        phone.navigate(link);
        return phone;
    }

    private static void enter(Tab phone, String name) throws Exception {
        phone.type("#name", name);
        phone.click("button.primary");
        phone.until("document.querySelector('.list[aria-busy=false]')");
    }

    private static void say(Tab phone, String text) throws Exception {
        phone.type(".composer textarea", text);
        phone.click(".send");
    }

    @Test
    void theCodeInTheHostsWindowLeadsIntoTheRoom() throws Exception {
        HostPanel panel = HostPanel.of(window);
        Tab phone = scan(panel.code());
        panel.close();
        enter(phone, "Grace");
        say(phone, "hello from the phone");
        ada.reads("Ada's chat begins here", "Ada joined", "Grace joined", "Grace (guest): hello from the phone");

        ada.say("Lobby", "welcome");
        phone.untilSays("welcome");
        ada.seesPeople("Ada, host, online", "Grace, guest, online");
    }

    @Test
    void anInvitationComesInWhereNobodyElseDoesAndIsGoneFromTheAddress() throws Exception {
        HostPanel panel = HostPanel.of(window);
        Tab invited = scan(panel.invites());
        panel.close();
        enter(invited, "Grace");
        say(invited, "I was invited");
        ada.reads("Ada's chat begins here", "Ada joined", "Grace joined", "Grace (guest): I was invited");
        assertEquals("", invited.run("location.hash").getAsString());

        Tab stranger = browser.blank(browser.person());
        stranger.navigate(invited.run("location.origin").getAsString() + "/");
        stranger.type("#name", "Mallory");
        stranger.click("button.primary");
        stranger.until("document.querySelector('[role=alert]')?.textContent.includes('invit')");
        assertEquals(
                false,
                stranger.run("document.querySelector('.composer') !== null").getAsBoolean());
    }
}
