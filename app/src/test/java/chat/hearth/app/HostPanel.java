package chat.hearth.app;

import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.testkit.CodeReader;
import chat.hearth.app.testkit.Eventually;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The host's panel as it stands in an app's window: what a person does there, and what a phone reads off it. */
final class HostPanel {
    private final AppWindow window;

    private HostPanel(AppWindow window) {
        this.window = window;
    }

    /** Opens the panel. */
    static HostPanel of(AppWindow window) {
        window.click("Invite");
        HostPanel panel = new HostPanel(window);
        panel.find("hosting-code");
        return panel;
    }

    private Node find(String id) {
        return window.find(id, node -> id.equals(node.getId()));
    }

    /** What the code says, read from the window's pixels. */
    String code() {
        return code(text -> true);
    }

    /** Holds the phone still until it has read what is wanted. */
    private String code(Predicate<String> wanted) {
        Scene scene = find("hosting-code").getScene();
        return Eventually.present("code to read", () -> CodeReader.read(scene).filter(wanted));
    }

    /** The address to give away. */
    String address() {
        return ((InvitationLink.Parsed.Valid) InvitationLink.parse(code() + "#r=lobby"))
                .link()
                .address()
                .toString();
    }

    void asksForPassword(String password) {
        window.click("Whoever knows the password");
        window.find("field", node -> "Password".equals(node.getAccessibleText()) && node.isFocused());
        window.type(password);
        window.click("Set password");
        window.find("change", node -> "Change password".equals(node.getAccessibleText()));
    }

    /** Lets in by invitation only, makes one, and gives its link. */
    String invites() {
        window.click("Only those who are invited");
        window.click("Make invitation");
        window.find(
                "revoking",
                node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith("Revoke the invitation"));
        return code(link -> link.contains("#t="));
    }

    void close() {
        window.click("Close");
    }
}
