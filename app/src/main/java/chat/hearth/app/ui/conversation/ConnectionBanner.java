package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.shell.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says above the messages that there is no connection, and what can be done. UI thread. */
final class ConnectionBanner extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    ConnectionBanner(ConnectionViewModel model, Texts texts, Runnable retry, Runnable leave, Runnable knock) {
        getStyleClass().add("connection-banner");
        setId("connection-banner");
        Label words = new Label();
        words.setGraphic(new FontIcon(Feather.WIFI_OFF));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button button = new Button();
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        getChildren().addAll(words, button);
        managedProperty().bind(visibleProperty());
        model.shownProperty().subscribe(shown -> {
            setVisible(!shown.banner().isEmpty());
            words.setText(shown.banner());
            pseudoClassStateChanged(BAD, shown.level() == ConnectionViewModel.Level.BAD);
            button.setVisible(shown.offer() != ConnectionViewModel.Offer.NOTHING);
            button.setText(
                    switch (shown.offer()) {
                        case LEAVE -> texts.of("connection.to-start");
                        case ENTER_PASSWORD -> texts.of("connection.enter-password");
                        case ENTER_INVITATION -> texts.of("connection.enter-invitation");
                        case COME_BACK -> texts.of("connection.come-back");
                        case RETRY, NOTHING -> texts.of("connection.retry");
                    });
            Runnable action = switch (shown.offer()) {
                case LEAVE -> leave;
                case ENTER_PASSWORD, ENTER_INVITATION -> knock;
                case RETRY, COME_BACK, NOTHING -> retry;
            };
            button.setOnAction(event -> action.run());
        });
    }
}
