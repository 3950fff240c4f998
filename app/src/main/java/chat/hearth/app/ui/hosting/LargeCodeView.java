package chat.hearth.app.ui.hosting;

import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.theme.Stylesheets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The code in the whole window, to be scanned from the back of the room. */
public final class LargeCodeView extends VBox {
    private final Button close;

    /** @param onClose called when it is to be taken off */
    public LargeCodeView(InvitationLink link, String sessionName, Texts texts, Runnable onClose) {
        String title = texts.of("hosting.link.scan", sessionName);
        this.close = new IconButton(Feather.X, texts.of("hosting.link.close-large"));
        close.setOnAction(event -> onClose.run());
        Label heading = new Label(title);
        heading.getStyleClass().add("hosting-large-title");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox header = new HBox(heading, close);
        header.getStyleClass().add("card-header");
        QrCodeView code =
                new QrCodeView(texts.of("hosting.link.code", link.address().toString()));
        code.setId("hosting-large-code");
        code.show(QrCode.of(link.forBrowsers()));
        VBox.setVgrow(code, Priority.ALWAYS);
        Label address = new Label(link.address().toString());
        address.getStyleClass().add("hosting-large-address");
        address.setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().addAll("card", "hosting-large");
        getStylesheets().add(Stylesheets.beside(LargeCodeView.class, "hosting.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        getChildren().addAll(header, code, address);
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return close;
    }
}
