package chat.hearth.app.ui.control;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A line of text with its label above and, when there is one, its problem below. */
public final class PlainField extends VBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final TextField input = new TextField();
    private final Label problem = new Label();

    public PlainField(String label, String prompt) {
        Label above = new Label(label);
        above.getStyleClass().add("field-label");
        above.setLabelFor(input);
        input.setPromptText(prompt);
        input.setAccessibleText(label);
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.textProperty().addListener((property, before, now) -> {
            input.pseudoClassStateChanged(PROBLEM, !now.isEmpty());
            input.setAccessibleHelp(now); // a screen reader says what is wrong together with the field
        });
        getChildren().addAll(above, input, problem);
    }

    public TextField input() {
        return input;
    }

    public String text() {
        return input.getText();
    }

    /** Keeps the text and this property the same. */
    public void bind(Property<String> text) {
        input.textProperty().bindBidirectional(text);
    }

    /** Keeps the text and this property the same, and shows what is wrong with it. */
    public void bind(Property<String> text, ObservableStringValue whatIsWrong) {
        bind(text);
        problem.textProperty().bind(whatIsWrong);
    }
}
