package chat.hearth.app.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for a secret: masked, unless the person wants to see what they type. */
public final class SecretField extends HBox {
    private final PasswordField masked = new PasswordField();
    private final TextField plain = new TextField();
    private final BooleanProperty shown = new SimpleBooleanProperty();

    /**
     * @param label what the field stands for
     * @param show  names the button that lets it be seen
     */
    public SecretField(String label, String show) {
        plain.textProperty().bindBidirectional(masked.textProperty());
        for (TextInputControl field : new TextInputControl[] {masked, plain}) {
            field.setAccessibleText(label);
        }
        plain.visibleProperty().bind(shown);
        masked.visibleProperty().bind(shown.not());
        ToggleButton eye = new ToggleButton();
        eye.setAccessibleText(show);
        eye.setTooltip(new Tooltip(show));
        eye.getStyleClass().addAll("flat", "icon-button", "secret-show");
        eye.setGraphic(new FontIcon(Feather.EYE));
        shown.bind(eye.selectedProperty());
        eye.setOnAction(event -> {
            eye.setGraphic(new FontIcon(eye.isSelected() ? Feather.EYE_OFF : Feather.EYE));
            input().requestFocus();
            input().end();
        });
        StackPane both = new StackPane(masked, plain);
        HBox.setHgrow(both, Priority.ALWAYS);
        getStyleClass().add("secret-field");
        getChildren().addAll(both, eye);
    }

    /** What is typed into just now. */
    public TextInputControl input() {
        return shown.get() ? plain : masked;
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return masked;
    }

    public String text() {
        return masked.getText();
    }

    /** What stands in the field is never kept longer than it is shown. */
    public void clear() {
        masked.clear();
    }

    public StringProperty textProperty() {
        return masked.textProperty();
    }
}
