package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.Opened;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two people, each at an app of their own, in a session that the first one hosts: the main job, through the windows. */
@ExtendWith(British.class)
final class TwoPeopleIT {
    private static final String CREATED = "Ada's chat begins here";

    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private AppWindow ada(String port) {
        return opened.add(AppWindow.left(data.resolve("ada"), "--bind", "127.0.0.1", "--port", port));
    }

    private AppWindow grace() {
        return opened.add(AppWindow.right(data.resolve("grace")));
    }

    private static ConversationPage host(AppWindow window, String name) {
        window.fill("Your name", name);
        window.click("Host");
        return in(window);
    }

    private static ConversationPage join(AppWindow window, String name, String address) {
        window.fill("Your name", name);
        window.fill("Address", address);
        window.click("Join");
        return in(window);
    }

    private static ConversationPage in(AppWindow window) {
        ConversationPage page = new ConversationPage(window);
        page.isIn("Lobby");
        return page;
    }

    /** Reads the address to give away from the host's panel. */
    private static String address(AppWindow host) {
        HostPanel panel = HostPanel.of(host);
        String address = panel.address();
        panel.close();
        return address;
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static void endSession(AppWindow host) {
        host.askToClose();
        host.click("End session");
        host.awaitEnd();
    }

    @Test
    void twoPeopleChatLeaveAndFindEverythingAgain() {
        AppWindow adasWindow = ada("0");
        ConversationPage ada = host(adasWindow, "Ada");
        String address = address(adasWindow);
        AppWindow gracesWindow = grace();
        ConversationPage grace = join(gracesWindow, "Grace", address);
        ada.seesPeople("Ada, host, online", "Grace, online");
        grace.seesPeople("Ada, host, online", "Grace, online");

        ada.say("Lobby", "hello");
        grace.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello");
        grace.write("Lobby", "hi");
        ada.shows("typing", "Grace is typing…");
        gracesWindow.press(KeyCode.ENTER);
        ada.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello", "Grace: hi");
        ada.shows("typing", "");

        adasWindow.click("Create room");
        adasWindow.type("Plans");
        adasWindow.press(KeyCode.ENTER);
        ada.isIn("Plans");
        grace.lists("Lobby", "Plans");
        grace.open("Plans");
        grace.say("Plans", "tea?");
        grace.open("Lobby");
        ada.say("Plans", "yes");
        ada.say("Plans", "@Grace at four");
        grace.lists("Lobby", "Plans, 2 unread messages, you are named once");
        assertEquals("1", badge(gracesWindow));
        grace.open("Plans");
        grace.lists("Lobby", "Plans");

        adasWindow.click("Message Plans");
        adasWindow.press(KeyCode.UP);
        adasWindow.type("!");
        adasWindow.press(KeyCode.ENTER);
        grace.reads(
                "Ada created the room Plans",
                "Ada joined",
                "Grace joined",
                "Grace: tea?",
                "Ada: yes",
                "Ada: @Grace at four! (edited)");
        gracesWindow.pointAt(grace.row("Grace: tea?"));
        gracesWindow.click("Delete");
        gracesWindow.click("Delete message");
        String[] plans = {
            "Ada created the room Plans",
            "Ada joined",
            "Grace joined",
            "Grace: This message was deleted",
            "Ada: yes",
            "Ada: @Grace at four! (edited)"
        };
        ada.reads(plans);
        grace.reads(plans);

        gracesWindow.askToClose();
        gracesWindow.awaitEnd();
        ada.seesPeople("Ada, host, online", "Grace, offline");
        endSession(adasWindow);

        AppWindow adasNext = ada(port(address));
        adasNext.click("Host");
        ada = in(adasNext);
        AppWindow gracesNext = grace();
        gracesNext.click("Join " + address);
        grace = in(gracesNext);
        for (ConversationPage page : new ConversationPage[] {ada, grace}) {
            page.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello", "Grace: hi");
            page.open("Plans");
            page.reads(plans);
        }
        grace.say("Plans", "back");
        ada.reads(append(plans, "Grace: back"));

        gracesNext.click("Room menu");
        gracesNext.choose("Leave room");
        gracesNext.click("Leave room");
        grace.isIn("Lobby");
        ada.reads(append(append(plans, "Grace: back"), "Grace left"));

        gracesNext.askToClose();
        gracesNext.awaitEnd();
        endSession(adasNext);
    }

    @Test
    void whatIsWrittenWhileTheHostIsAwayIsSentOnceItIsBack() {
        AppWindow adasWindow = ada("0");
        ConversationPage ada = host(adasWindow, "Ada");
        String address = address(adasWindow);
        AppWindow gracesWindow = grace();
        ConversationPage grace = join(gracesWindow, "Grace", address);
        ada.say("Lobby", "hello");
        grace.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello");

        endSession(adasWindow);
        Eventually.holds(
                "banner that promises to send later",
                () -> grace.text("connection-banner").contains("What you write is sent then."));
        grace.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello");
        grace.say("Lobby", "still here");
        grace.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello", "Grace: still here Sending…");

        AppWindow adasNext = ada(port(address));
        adasNext.click("Host");
        in(adasNext).reads(CREATED, "Ada joined", "Grace joined", "Ada: hello", "Grace: still here");
        grace.reads(CREATED, "Ada joined", "Grace joined", "Ada: hello", "Grace: still here");
        grace.shows("connection-banner", "");
        grace.shows("connection-state", "Connected");
    }

    @Test
    void aNameThatIsTakenIsSolvedAtJoining() {
        AppWindow adasWindow = ada("0");
        ConversationPage ada = host(adasWindow, "Ada");
        AppWindow gracesWindow = grace();
        gracesWindow.fill("Your name", "Ada");
        gracesWindow.fill("Address", address(adasWindow));
        gracesWindow.click("Join");
        gracesWindow.click("Join as Ada 2");

        in(gracesWindow);
        ada.seesPeople("Ada, host, online", "Ada 2, online");
    }

    @Test
    void aPersonWithoutAMouseHostsChatsAndGoesFromRoomToRoom() {
        AppWindow window = ada("0");
        window.type("Ada");
        window.tabTo("Host");
        window.press(KeyCode.SPACE);
        ConversationPage ada = in(window);
        window.type("hello");
        window.press(KeyCode.ENTER);
        ada.reads(CREATED, "Ada joined", "Ada: hello");

        window.tabTo("Create room");
        window.press(KeyCode.SPACE);
        window.type("Plans");
        window.press(KeyCode.ENTER);
        ada.isIn("Plans");
        window.press(KeyCode.ALT, KeyCode.UP);
        ada.isIn("Lobby");
        window.press(KeyCode.SHORTCUT, KeyCode.K);
        window.type("pla");
        window.press(KeyCode.ENTER);
        ada.isIn("Plans");
        window.type("tea?");
        window.press(KeyCode.ENTER);
        ada.reads("Ada created the room Plans", "Ada joined", "Ada: tea?");
    }

    private static String badge(AppWindow window) {
        return ((Label) window.find("badge", node -> node.getStyleClass().contains("mention-badge"))).getText();
    }

    private static String[] append(String[] lines, String line) {
        String[] more = Arrays.copyOf(lines, lines.length + 1);
        more[lines.length] = line;
        return more;
    }
}
