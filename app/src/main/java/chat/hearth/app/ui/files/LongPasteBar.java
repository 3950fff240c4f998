package chat.hearth.app.ui.files;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Offers something else for a long text that was pasted: it stays what it is unless a person takes up the offer. */
public final class LongPasteBar extends HBox {
    private final Label words = new Label();
    private final Texts texts;
    private String pasted = "";

    /**
     * Offers nothing yet.
     *
     * @param code gets the text that is to be shown as code
     * @param file gets the text that is to be a file
     */
    public LongPasteBar(Texts texts, Consumer<String> code, Consumer<String> file) {
        this.texts = texts;
        getStyleClass().add("long-paste");
        setId("long-paste");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button dismiss = new IconButton(Feather.X, texts.of("files.keep-text"));
        dismiss.setOnAction(event -> hide());
        getChildren()
                .addAll(
                        words,
                        choice(texts.of("files.as-code"), code),
                        choice(texts.of("files.as-file"), file),
                        dismiss);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private Button choice(String name, Consumer<String> chosen) {
        Button button = new Button(name);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            String text = pasted;
            hide();
            chosen.accept(text);
        });
        return button;
    }

    /** Offers something for this text. */
    public void offer(String text) {
        pasted = text;
        words.setText(texts.of("files.long-paste", text.length()));
        setVisible(true);
    }

    /** The text is what it is, or gone. */
    public void hide() {
        setVisible(false);
        pasted = "";
    }

    /** The text that something is offered for; empty when nothing is. */
    public String text() {
        return pasted;
    }
}
