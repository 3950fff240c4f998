package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Invited;
import chat.hearth.testkit.NeedsProgram;
import chat.hearth.testkit.Tab;
import io.socket.engineio.client.transports.WebSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** A door that is not open to all, as somebody with a phone meets it. */
@NeedsProgram("chromium")
final class GuestDoorIT extends HostAndBrowser {
    private static final String PRESS = "button.primary";

    GuestDoorIT() {
        super("Our house");
    }

    private Tab open(String person, String hash) throws Exception {
        Tab tab = browser.blank(person);
        tab.navigate(page() + hash);
        return tab;
    }

    private static void untilIn(Tab tab) throws Exception {
        tab.until("document.querySelector('.list[aria-busy=false]')");
    }

    @Test
    void aPasswordIsAskedForOnceAndTheRightOneLetsIn() throws Exception {
        host.door().setPassword("ember".toCharArray()).toCompletableFuture().get(30, TimeUnit.SECONDS);
        host.door().setPolicy(DoorPolicy.PASSWORD).toCompletableFuture().get(30, TimeUnit.SECONDS);
        String person = browser.person();
        Tab tab = open(person, "");
        tab.until("document.querySelector('#password').offsetParent");
        tab.type("#name", "Grace");
        tab.click(PRESS);
        tab.untilSays("This session asks for a password.");
        tab.type("#password", "amber");
        tab.click(PRESS);
        tab.untilSays("That is not the password.");
        tab.run("document.querySelector('#password').value = ''");
        tab.type("#password", "ember");
        tab.click(PRESS);
        untilIn(tab);
        tab.call("Page.reload");
        untilIn(tab); // known by now
        assertEquals(
                "Grace", tab.run("document.querySelector('.me b').textContent").getAsString());
    }

    @Test
    void anInvitationLeadsIntoItsRoomAndLeavesNoTraceInTheAddress() throws Exception {
        host.door().setPolicy(DoorPolicy.INVITATION).toCompletableFuture().get(30, TimeUnit.SECONDS);
        try (ChatClient ada = ChatClient.join(host.port(), Map.of("name", "Ada", "token", OWNER), WebSocket.NAME)) {
            ada.ask("join", new JSONObject().put("room", "Garden"));
            Tab stranger = open(browser.person(), "");
            stranger.untilSays("One comes in here by invitation only.");

            Invited invited = host.door()
                    .invite(new InvitationTerms(RoomId.fromName("Garden").orElseThrow(), null, 1, ""));
            Tab tab = open(browser.person(), "#t=" + invited.token() + "&r=garden");
            tab.untilSays("You were invited.");
            assertEquals(page(), tab.run("location.href").getAsString());
            tab.type("#name", "Grace");
            tab.click(PRESS);
            untilIn(tab);
            assertEquals(
                    "Garden",
                    tab.run("document.querySelector('.head h1').textContent").getAsString());

            Tab second = open(browser.person(), "#t=" + invited.token());
            second.type("#name", "Linus");
            second.click(PRESS);
            second.untilSays("This invitation is not valid any more.");
        }
    }

    /** Of the guest in the lobby. */
    private static String memberId(ChatClient ada) throws Exception {
        JSONArray members =
                ada.ask("join", new JSONObject().put("room", "lobby")).getJSONArray("members");
        for (int i = 0; i < members.length(); i++) {
            if (members.getJSONObject(i).getString("name").equals("Grace")) {
                return members.getJSONObject(i).getString("id");
            }
        }
        throw new AssertionError("Grace is not there: " + members);
    }

    @Test
    void whoIsShownOutIsToldAndMayComeBackUnlessBanned() throws Exception {
        try (ChatClient ada = ChatClient.join(host.port(), Map.of("name", "Ada", "token", OWNER), WebSocket.NAME)) {
            ada.ask("join", new JSONObject().put("room", "lobby"));
            Tab tab = open(browser.person(), "");
            tab.type("#name", "Grace");
            tab.click(PRESS);
            untilIn(tab);
            String id = memberId(ada);
            ada.ask("kick", new JSONObject().put("member", id));
            tab.until("document.querySelector('.door .trouble:not([hidden])')");
            tab.click(PRESS);
            untilIn(tab);
            ada.ask("ban", new JSONObject().put("member", id));
            tab.until("document.querySelector('.door .trouble:not([hidden])')");
            tab.click(PRESS);
            tab.untilSays("The host does not let you in any more.");
        }
    }
}
