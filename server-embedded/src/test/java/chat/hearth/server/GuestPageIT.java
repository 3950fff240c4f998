package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.MessageId;
import chat.hearth.testkit.Chromium;
import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NeedsProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.json.JSONObject;
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

    private static HostProcess host(String data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--name", "Our house"));
        for (String limit : List.of(
                "connectionsPerAddress=200", "guestRate=200", "guestBurst=500", "memberRate=200", "memberBurst=1000")) {
            arguments.addAll(List.of("--limit", limit));
        }
        arguments.addAll(List.of(more));
        return HostProcess.start(directory.resolve(data), arguments.toArray(String[]::new));
    }

    private static ChatClient member(HostProcess host, String name) throws Exception {
        ChatClient client = ChatClient.join(host.port(), name);
        client.ask("join", new JSONObject().put("room", "lobby"));
        return client;
    }

    @Test
    void aPhoneAndADesktopTalk() throws Exception {
        try (HostProcess host = host("talk");
                ChatClient ada = member(host, "Ada")) {
            Guest grace = Guest.join(browser, host, "Grace");
            grace.say("Hello from a phone");
            assertEquals(
                    "Grace",
                    ada.hear("Hello from a phone").getJSONObject("author").getString("name"));
            ada.say("Hello from a desktop");
            assertEquals(List.of("Hello from a phone", "Hello from a desktop"), grace.untilStored(2));
            ada.ask("typing", new JSONObject().put("room", "lobby"));
            grace.tab().untilSays("Ada is typing …");
            assertEquals(List.of(), grace.tab().problems());
        }
    }

    @Test
    void whatIsEditedDeletedAndAnsweredShows() throws Exception {
        try (HostProcess host = host("changes");
                ChatClient ada = member(host, "Ada")) {
            Guest grace = Guest.join(browser, host, "Grace");
            String id = "11111111-1111-4111-8111-111111111111";
            String other = "22222222-2222-4222-8222-222222222222";
            ada.ask("post", new JSONObject().put("room", "lobby").put("id", id).put("text", "Tea at three"));
            ada.ask(
                    "post",
                    new JSONObject()
                            .put("room", "lobby")
                            .put("id", other)
                            .put("text", "Fine")
                            .put("replyTo", id));
            assertEquals(List.of("Tea at three", "Fine"), grace.untilStored(2));
            ada.ask("edit", new JSONObject().put("room", "lobby").put("id", id).put("text", "Tea at four"));
            grace.tab().untilSays("Tea at four (edited)");
            grace.tab().until("document.querySelector('.answered').textContent === 'Ada Tea at four'");
            ada.ask("delete", new JSONObject().put("room", "lobby").put("id", id));
            grace.tab().untilSays("This message was deleted");
            grace.tab().until("document.querySelector('.answered').textContent === 'Ada This message was deleted'");
            assertEquals(List.of(), grace.tab().problems());
        }
    }

    @Test
    void aNameThatIsTakenIsSolvedAtTheDoor() throws Exception {
        try (HostProcess host = host("names");
                ChatClient ada = member(host, "Ada")) {
            Guest guest = Guest.open(browser, host, "");
            guest.tab().type("#name", "ada");
            guest.tab().click("button.primary");
            guest.tab().untilSays("Somebody else here is called ada, or something that looks like it.");
            guest.tab().until("!document.querySelector('.card .chip').hidden");
            guest.tab().click(".card .chip");
            guest.tab().until("document.querySelector('.list[aria-busy=false]')");
            assertEquals(
                    "ada 2",
                    guest.tab()
                            .run("document.querySelector('.me b').textContent")
                            .getAsString());
            assertTrue(ada.isConnected());
        }
    }

    @Test
    void scrollingUpLoadsWhatWasSaidBeforeAndWhatIsReadStaysWhereItIs() throws Exception {
        try (HostProcess host = host("history");
                ChatClient ada = member(host, "Ada")) {
            List<String> said =
                    IntStream.rangeClosed(1, 200).mapToObj(i -> "Line " + i).toList();
            for (String text : said) {
                ada.say(text);
            }
            Guest grace = Guest.join(browser, host, "Grace");
            grace.untilStored(50);
            grace.tab().until("document.querySelector('.scroller').scrollTop > 500");
            // On each row that is in view: where it is before and after the earlier page came.
            String moved = """
                    new Promise((resolve) => {
                      const scroller = document.querySelector('.scroller');
                      const list = document.querySelector('.list');
                      const count = list.children.length;
                      scroller.scrollTop = 300;
                      const edge = scroller.getBoundingClientRect().top;
                      const row = [...list.children].find((each) => each.getBoundingClientRect().bottom > edge);
                      const before = row.getBoundingClientRect().top;
                      new MutationObserver((changes, observer) => {
                        if (list.children.length === count) return;
                        observer.disconnect();
                        requestAnimationFrame(() => resolve(Math.abs(row.getBoundingClientRect().top - before)));
                      }).observe(list, { childList: true });
                    })""";
            assertTrue(grace.tab().run(moved).getAsDouble() < 1, "the row that was being read moved");
            ada.say("News");
            grace.tab().until("document.querySelector('.pill.news').textContent === '1 new'");
            grace.tab()
                    .until(
                            "(document.querySelector('.scroller').scrollTop = 0, document.querySelectorAll('.message').length > 200)");
            List<String> all = new ArrayList<>(said);
            all.add("News");
            assertEquals(all, grace.untilStored(201));
            grace.tab().click(".pill"); // to the first unread, or the end
            grace.tab()
                    .until("(document.querySelector('.pill').hidden || document.querySelector('.pill').click(), "
                            + "document.querySelector('.pill').hidden)");
        }
    }

    @Test
    void anotherRoomCountsWhatIsUnreadUntilItIsOpened() throws Exception {
        try (HostProcess host = host("rooms");
                ChatClient ada = member(host, "Ada")) {
            ada.ask("join", new JSONObject().put("room", "Garden"));
            Guest grace = Guest.join(browser, host, "Grace");
            String garden = "document.querySelector('.rooms .row[aria-label^=Garden]')";
            grace.tab().until(garden);
            grace.tab().run(garden + ".click()");
            grace.tab()
                    .until("document.querySelector('.head h1').textContent === 'Garden'"
                            + " && document.querySelector('.list[aria-busy=false]')");
            grace.tab().run("document.querySelector('.rooms .row[aria-label=Lobby]').click()");
            grace.tab().until("document.querySelector('.head h1').textContent === 'Lobby'");
            for (String text : List.of("Weeds", "More weeds")) {
                ada.ask("post", ChatClient.post("garden", MessageId.random(), text));
            }
            grace.tab().until("document.querySelector('.menu .badge').textContent === '2'");
            grace.tab().until(garden + ".getAttribute('aria-label') === 'Garden, 2 unread messages'");
            grace.tab().run(garden + ".click()");
            assertEquals(List.of("Weeds", "More weeds"), grace.untilStored(2));
            grace.tab().until("document.querySelector('.new')"); // where the unread ones begin
            grace.tab().until("document.querySelector('.menu .badge').hidden");
        }
    }

    @Test
    void whereWebSocketsAreKeptOutItGoesOnByPolling() throws Exception {
        try (HostProcess host = host("polling");
                ChatClient ada = member(host, "Ada")) {
            Guest grace = new Guest(browser.blank(browser.person()));
            grace.tab()
                    .call(
                            "Page.addScriptToEvaluateOnNewDocument",
                            "source",
                            "window.WebSocket = class { constructor() { throw new DOMException('kept out'); } };");
            grace.tab().navigate(host.uri() + "/");
            grace.enter("Grace");
            grace.say("By post");
            ada.hear("By post");
            ada.say("By return of post");
            assertEquals(List.of("By post", "By return of post"), grace.untilStored(2));
        }
    }

    @Test
    void thirtyGuestsAtOnceHearEachOther() throws Exception {
        try (HostProcess host = host("thirty")) {
            List<Guest> guests = new ArrayList<>();
            for (int i = 1; i <= 30; i++) {
                guests.add(Guest.open(browser, host, ""));
            }
            for (int i = 1; i <= 30; i++) {
                guests.get(i - 1).enter("Guest of " + i);
            }
            TreeSet<String> said = new TreeSet<>();
            for (int i = 1; i <= 30; i++) {
                guests.get(i - 1).say("Hello from " + i);
                said.add("Hello from " + i);
            }
            List<String> first = guests.get(0).untilStored(30);
            assertEquals(said, new TreeSet<>(first));
            for (Guest guest : guests) {
                assertEquals(first, guest.untilStored(30)); // all, once, in one order
                assertEquals(List.of(), guest.tab().problems());
                guest.tab().close();
            }
        }
    }
}
