package chat.hearth.app.ui.people;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A quiet bar that offers to undo what was just done. UI thread. */
public final class UndoBar extends HBox {
    public UndoBar(UndoViewModel model, Texts texts) {
        getStyleClass().add("undo-bar");
        setId("undo-bar");
        Label words = new Label();
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.textProperty().bind(model.wordsProperty());
        Button undo = new Button(texts.of("undo.action"));
        undo.setId("undo");
        undo.getStyleClass().add("small");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setOnAction(event -> model.undo());
        Button close = new IconButton(Feather.X, texts.of("undo.close"));
        close.setOnAction(event -> model.close());
        getChildren().addAll(words, undo, close);
        visibleProperty().bind(model.wordsProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
