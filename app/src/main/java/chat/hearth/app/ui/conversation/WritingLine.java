package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.conversation.WritingViewModel.Standing;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says above the composer why one cannot write, or for how long one waits. UI thread. */
final class WritingLine extends Label {
    private final Texts texts;

    WritingLine(WritingViewModel model, Texts texts) {
        this.texts = texts;
        setId("writing");
        getStyleClass().add("writing-line");
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        managedProperty().bind(visibleProperty());
        model.standingProperty().subscribe(this::show);
    }

    private void show(Standing standing) {
        setVisible(!(standing instanceof Standing.Free));
        if (standing instanceof Standing.Slow slow) {
            say(Feather.CLOCK, texts.of("writing.slow", slow.seconds()));
        } else if (standing instanceof Standing.ModeratorsOnly) {
            say(Feather.LOCK, texts.of("writing.moderators"));
        } else if (standing instanceof Standing.Away) {
            say(Feather.LOCK, texts.of("writing.away"));
        } else {
            setText("");
        }
    }

    private void say(Feather icon, String words) {
        setText(words);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("icon-small");
        setGraphic(picture);
    }
}
