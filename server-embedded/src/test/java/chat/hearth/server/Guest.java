package chat.hearth.server;

import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.Tab;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with the guest page on a phone of their own.
 *
 * @param tab where it is open
 */
record Guest(Tab tab) {
    private static final String TEXTS =
            "[...document.querySelectorAll('.message')].filter((m) => m.matches('.stored') === STORED).map((m) =>"
                    + " m.querySelector('.text').textContent)";

    /** Opens the page, with what stands behind its address, on the screen of a phone. */
    static Guest open(Chromium browser, HostProcess host, String hash) throws Exception {
        Guest guest = new Guest(browser.blank(browser.person()));
        guest.tab.screen(412, 915, true, false);
        guest.tab.navigate(host.uri() + "/" + hash);
        return guest;
    }

    /** Opens the page and comes in under a name. */
    static Guest join(Chromium browser, HostProcess host, String name) throws Exception {
        Guest guest = open(browser, host, "");
        guest.enter(name);
        return guest;
    }

    void enter(String name) throws Exception {
        tab.type("#name", name);
        tab.click("button.primary");
        tab.until("document.querySelector('.list[aria-busy=false]')");
    }

    void say(String text) throws Exception {
        tab.type(".composer textarea", text);
        tab.click(".send");
    }

    /** Writes and sends all of them without a pause, in one turn of the page. */
    void sayAtOnce(List<String> texts) throws Exception {
        StringBuilder script = new StringBuilder("{const field = document.querySelector('.composer textarea');");
        for (String text : texts) {
            script.append("field.value = ").append(new JsonPrimitive(text)).append(';');
            script.append("field.dispatchEvent(new Event('input'));");
            script.append("document.querySelector('.send').click();");
        }
        tab.run(script.append('}').toString());
    }

    /** Waits until so many messages are shown as stored, and answers with their texts. */
    List<String> untilStored(int count) throws Exception {
        return strings(
                tab.until("((all) => all.length >= " + count + " && all)(" + TEXTS.replace("STORED", "true") + ")"));
    }

    /** The texts that are shown as being on their way. */
    List<String> untilWaiting(int count) throws Exception {
        return strings(
                tab.until("((all) => all.length >= " + count + " && all)(" + TEXTS.replace("STORED", "false") + ")"));
    }

    void untilConnected() throws Exception {
        tab.until("document.querySelector('.connection.online')");
    }

    void untilDisconnected() throws Exception {
        tab.until("document.querySelector('.connection.offline')");
    }

    static List<String> strings(JsonElement array) {
        List<String> texts = new ArrayList<>();
        array.getAsJsonArray().forEach(text -> texts.add(text.getAsString()));
        return texts;
    }
}
