package chat.hearth.app.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The top of a card over the window: its title, and at the end the button that closes it. FX thread. */
public final class CardHeader extends HBox {
    /** With this title and this button. */
    public CardHeader(String title, Button close) {
        Label label = new Label(title);
        label.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(label, gap, close);
        getStyleClass().add("card-header");
    }
}
