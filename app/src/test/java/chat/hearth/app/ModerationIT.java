package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.Eventually;
import chat.hearth.app.testkit.Opened;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The host of a session and a member of it, each at an app of their own: what the one does and the other sees. */
@ExtendWith(British.class)
final class ModerationIT {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d+");

    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private AppWindow adasWindow;
    private AppWindow gracesWindow;
    private ConversationPage ada;
    private ConversationPage grace;

    private void meet() {
        adasWindow = opened.add(AppWindow.left(data.resolve("ada"), "--bind", "127.0.0.1", "--port", "0"));
        adasWindow.fill("Your name", "Ada");
        adasWindow.click("Host");
        ada = in(adasWindow);
        adasWindow.click("Invite");
        Node code = adasWindow.find("code", node -> "hosting-code".equals(node.getId()));
        Matcher address = ADDRESS.matcher(code.getAccessibleText());
        assertTrue(address.find(), code.getAccessibleText());
        adasWindow.press(KeyCode.ESCAPE);
        gracesWindow = opened.add(AppWindow.right(data.resolve("grace")));
        gracesWindow.fill("Your name", "Grace");
        gracesWindow.fill("Address", address.group());
        gracesWindow.click("Join");
        grace = in(gracesWindow);
        ada.seesPeople("Ada, host, online", "Grace, online");
    }

    private static ConversationPage in(AppWindow window) {
        ConversationPage page = new ConversationPage(window);
        page.isIn("Lobby");
        return page;
    }

    private void choose(String item) {
        Node cell = adasWindow.find(
                "Grace",
                node -> node instanceof ListCell<?>
                        && String.valueOf(node.getAccessibleText()).startsWith("Grace"));
        adasWindow.pointAt(cell);
        adasWindow.click("What to do with Grace");
        adasWindow.choose(item);
    }

    @Test
    void aBannedMemberReadsByWhomAndIsLetInAgainOnceItIsUndone() {
        meet();
        grace.say("Lobby", "hello");
        ada.reads("Ada's chat begins here", "Ada joined", "Grace joined", "Grace: hello");

        choose("Ban");
        adasWindow.click("Ban");
        grace.shows("connection-state", "Banned");
        Eventually.holds(
                "banner that says by whom",
                () -> grace.text("connection-banner").startsWith("Ada banned you from this session."));
        grace.reads("Ada's chat begins here", "Ada joined", "Grace joined", "Grace: hello", "Ada banned Grace");
        adasWindow.click("Undo");
        ada.reads(
                "Ada's chat begins here",
                "Ada joined",
                "Grace joined",
                "Grace: hello",
                "Ada banned Grace",
                "Ada let Grace come back");
        gracesWindow.click("Join again");

        grace.shows("connection-state", "Connected");
        grace.say("Lobby", "thanks");
        ada.reads(
                "Ada's chat begins here",
                "Ada joined",
                "Grace joined",
                "Grace: hello",
                "Ada banned Grace",
                "Ada let Grace come back",
                "Grace joined",
                "Grace: thanks");
    }

    @Test
    void whoeverIsMadeModeratorHasTheirMenuAtOnceAndANewNameIsSeenByAll() {
        meet();
        choose("Make moderator");
        adasWindow.click("Make moderator");
        grace.seesPeople("Ada, host, online", "Grace, moderator, online");
        gracesWindow.click("Banned people");
        Eventually.holds(
                "empty list of the banned", () -> grace.text("banned-people").contains("Nobody is banned."));
        gracesWindow.press(KeyCode.ESCAPE);

        gracesWindow.click("Grace, change my name");
        gracesWindow.type("Ada");
        gracesWindow.press(KeyCode.ENTER);
        gracesWindow.click("Take Ada 2");
        ada.seesPeople("Ada, host, online", "Ada 2, moderator, online");
        grace.reads(
                "Ada's chat begins here",
                "Ada joined",
                "Grace joined",
                "Ada made Grace a moderator",
                "Grace is now called Ada 2");
    }
}
