package chat.hearth.app.ui.people;

import chat.hearth.app.ui.control.PlainField;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The panel that asks for another name. UI thread. */
public final class RenameView extends VBox {
    private final PlainField field;

    /**
     * @param title  whose name it is about
     * @param hint   what follows from another name
     * @param cancel takes the panel off
     */
    public RenameView(RenameViewModel model, Texts texts, String title, String hint, Runnable cancel) {
        getStyleClass().addAll("card", "dialog-card");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        Label heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add("card-title");
        field = new PlainField(texts.of("rename.label"), "");
        field.bind(model.nameProperty(), model.problemProperty());
        field.input().setId("rename-field");
        field.input().setOnAction(event -> model.submit());
        Label consequence = new Label(hint);
        consequence.setWrapText(true);
        consequence.setMinHeight(USE_PREF_SIZE);
        consequence.getStyleClass().add("field-hint");
        Button suggestion = new Button();
        suggestion.setId("rename-suggestion");
        suggestion.getStyleClass().add("small");
        suggestion.setOnAction(event -> {
            field.input().requestFocus(); // the button goes
            model.takeSuggestion();
        });
        model.suggestionProperty().subscribe(name -> {
            suggestion.setText(texts.of("rename.suggestion", name));
            suggestion.setVisible(!name.isEmpty());
            suggestion.setManaged(!name.isEmpty());
        });
        Button away = new Button(texts.of("dialog.cancel"));
        away.setOnAction(event -> cancel.run());
        away.getStyleClass().add("quiet");
        Button confirm = new Button(texts.of("rename.action"));
        confirm.setId("rename-confirm");
        confirm.getStyleClass().add("accent");
        confirm.disableProperty().bind(model.busyProperty());
        confirm.setOnAction(event -> model.submit());
        HBox row = new HBox(away, confirm);
        row.getStyleClass().add("button-row");
        VBox fields = new VBox(field, suggestion, consequence);
        fields.getStyleClass().add("rename-fields");
        getChildren().addAll(heading, fields, row);
    }

    /** Where the focus belongs at first; the name is selected. */
    public Node first() {
        field.input().selectAll();
        return field.input();
    }
}
