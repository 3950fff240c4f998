package chat.hearth.app.ui.control;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts a text on the clipboard and says so for two seconds. */
public final class CopyButton extends Button {
    private static final Duration SAYING_SO = Duration.seconds(2);

    /**
     * @param action what it is called, such as "Copy address"
     * @param done   what it is called afterwards
     */
    public CopyButton(String action, String done, Supplier<String> text) {
        super(action, new FontIcon(Feather.COPY));
        getStyleClass().add("copy-button");
        setAccessibleText(action);
        PauseTransition back = new PauseTransition(SAYING_SO);
        back.setOnFinished(event -> say(action, Feather.COPY));
        setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
            say(done, Feather.CHECK);
            back.playFromStart();
        });
    }

    private void say(String words, Feather icon) {
        setText(words);
        setAccessibleText(words);
        setGraphic(new FontIcon(icon));
    }
}
