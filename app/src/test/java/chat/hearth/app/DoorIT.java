package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.session.TcpProxy;
import chat.hearth.app.testkit.British;
import chat.hearth.app.testkit.NodeSearch;
import chat.hearth.app.testkit.Opened;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two windows, and the door between them. */
@ExtendWith(British.class)
final class DoorIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private AppWindow ada;
    private HostPanel panel;

    @BeforeEach
    void host() {
        ada = opened.add(AppWindow.left(data.resolve("ada"), "--bind", "127.0.0.1", "--port", "0"));
        ada.fill("Your name", "Ada");
        ada.click("Host");
        new ConversationPage(ada).isIn("Lobby");
        panel = HostPanel.of(ada);
    }

    private AppWindow grace(String... words) {
        return opened.add(AppWindow.right(data.resolve("grace"), words));
    }

    private static void join(AppWindow window, String address) {
        window.fill("Your name", "Grace");
        window.fill("Address", address);
        window.click("Join");
    }

    private static void isAskedForPassword(AppWindow window) {
        window.find(
                "question", node -> node instanceof Labeled it && "This session has a password".equals(it.getText()));
    }

    private static void says(AppWindow window, String password) {
        window.fill("Password", password);
        window.press(KeyCode.ENTER);
    }

    private static void reads(AppWindow window, String beginning) {
        window.find(
                beginning,
                node -> node instanceof Labeled it
                        && it.getText() != null
                        && it.getText().startsWith(beginning));
    }

    @Test
    void thePasswordOpensTheDoorOnceAndForAll() {
        String address = panel.address();
        panel.asksForPassword("open sesame");
        AppWindow grace = grace();
        join(grace, address);
        isAskedForPassword(grace);
        says(grace, "open barley");
        reads(grace, "That is not the password.");
        says(grace, "open sesame");
        new ConversationPage(grace).isIn("Lobby");
        grace.close();

        AppWindow again = grace("--join", address);
        new ConversationPage(again).isIn("Lobby");
    }

    @Test
    void whoWasAwayWhenTheDoorWasClosedIsAskedAndWhatWaitedIsSent() throws IOException {
        HostAddress host = ((HostAddress.Parsed.Valid) HostAddress.parse(panel.address())).address();
        TcpProxy wire = opened.add(new TcpProxy(host.port()));
        AppWindow grace = grace();
        join(grace, "127.0.0.1:" + wire.port());
        ConversationPage gracesPage = new ConversationPage(grace);
        gracesPage.isIn("Lobby");

        wire.pull();
        grace.find("banner", node -> "connection-banner".equals(node.getId()));
        gracesPage.say("Lobby", "am I too late?");
        panel.asksForPassword("open sesame");
        wire.leadTo(host.port());
        grace.click("Enter password");
        isAskedForPassword(grace);
        says(grace, "open sesame");

        panel.close();
        new ConversationPage(ada)
                .reads("Ada's chat begins here", "Ada joined", "Grace joined", "Grace: am I too late?");
    }

    @Test
    void theCodeOfAnInvitationLeadsIn() {
        String link = panel.invites();
        assertTrue(link.contains("/#t="), "an invitation");
        AppWindow grace = grace();
        join(grace, link.substring(0, link.indexOf('#')));
        reads(grace, "This session can be joined by invitation only.");

        grace.fill("Address", link);
        grace.click("Join");
        new ConversationPage(grace).isIn("Lobby");
        grace.close();

        AppWindow again = grace("--join", link);
        new ConversationPage(again).isIn("Lobby");
        assertTrue(NodeSearch.top(again.root(), NodeSearch.named(link)).isEmpty());
    }
}
