package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guest page loses when something breaks: nothing; and nothing comes twice. */
@NeedsProgram("chromium")
final class GuestFaultsIT {
    private static final int SOME = 25;

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

    private static HostProcess host(String data) {
        return HostProcess.start(
                directory.resolve(data),
                "--limit",
                "guestRate=500",
                "--limit",
                "guestBurst=500",
                "--limit",
                "memberRate=500",
                "--limit",
                "memberBurst=500");
    }

    private static List<String> lines(String what) {
        return IntStream.rangeClosed(1, SOME).mapToObj(i -> what + " " + i).toList();
    }

    /** All messages that the host has, in order. */
    private static List<String> stored(HostProcess host) throws Exception {
        try (ChatClient reader = ChatClient.join(host.port(), "Reader")) {
            JSONArray events = reader.ask(
                            "join", new JSONObject().put("room", "lobby").put("limit", 500))
                    .getJSONArray("events");
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < events.length(); i++) {
                JSONObject event = events.getJSONObject(i);
                if (event.getString("type").equals("message")) {
                    texts.add(event.getString("text"));
                }
            }
            return texts;
        }
    }

    @Test
    void aReloadInTheMiddleOfSending() throws Exception {
        try (HostProcess host = host("reload")) {
            Guest grace = Guest.join(browser, host, "Grace");
            grace.sayAtOnce(lines("before"));
            grace.tab().until("document.querySelector('.message.stored')"); // under way
            grace.tab().call("Page.reload");
            assertEquals(lines("before"), grace.untilStored(SOME)); // in under the old name, without asking
            grace.say("after");
            List<String> all = new ArrayList<>(lines("before"));
            all.add("after");
            assertEquals(all, grace.untilStored(SOME + 1));
            assertEquals(all, stored(host));
        }
    }

    @Test
    void thePageIsKilledInTheMiddleOfSending() throws Exception {
        try (HostProcess host = host("crash")) {
            String person = browser.person();
            Guest first = new Guest(browser.blank(person));
            first.tab().navigate(host.uri() + "/");
            first.enter("Grace");
            host.kill9();
            first.untilDisconnected();
            first.sayAtOnce(lines("kept"));
            first.untilWaiting(SOME);
            first.tab().run("new Promise((done) => setTimeout(done, 0))");
            first.tab().close();
            host.restart();
            Guest second = new Guest(browser.blank(person));
            second.tab().navigate(host.uri() + "/");
            assertEquals(lines("kept"), second.untilStored(SOME));
            assertEquals(lines("kept"), stored(host));
        }
    }

    @Test
    void theNetworkGoesAndComesBack() throws Exception {
        try (HostProcess host = host("offline");
                ChatClient ada = ChatClient.join(host.port(), "Ada")) {
            ada.ask("join", new JSONObject().put("room", "lobby"));
            Guest grace = Guest.join(browser, host, "Grace");
            grace.say("one");
            grace.untilStored(1);
            grace.tab().offline(true);
            grace.untilDisconnected();
            grace.say("two");
            assertEquals(List.of("two"), grace.untilWaiting(1));
            ada.say("meanwhile");
            grace.tab().offline(false);
            assertEquals(List.of("one", "meanwhile", "two"), grace.untilStored(3));
            assertEquals(List.of("one", "meanwhile", "two"), stored(host));
        }
    }

    @Test
    void theHostIsKilledInTheMiddleAndComesBack() throws Exception {
        try (HostProcess host = host("kill")) {
            Guest grace = Guest.join(browser, host, "Grace");
            grace.sayAtOnce(lines("hasty"));
            grace.tab().until("document.querySelector('.message.stored')");
            host.kill9();
            grace.untilDisconnected();
            grace.tab().untilSays("Not connected. Trying again in");
            grace.say("later");
            host.restart();
            List<String> all = new ArrayList<>(lines("hasty"));
            all.add("later");
            assertEquals(all, grace.untilStored(SOME + 1));
            assertEquals(all, stored(host));
        }
    }
}
