package chat.hearth.app.ui.conversation;

import atlantafx.base.controls.Popover;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.shell.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What an edited message said before, newest first. */
final class HistoryPopup {
    private final Popover popover;

    HistoryPopup(TimelineEntry.Message message, Texts texts, Times times) {
        VBox versions = new VBox();
        versions.getStyleClass().add("edit-history");
        for (int i = message.versions().size() - 1; i >= 0; i--) {
            TimelineEntry.Version version = message.versions().get(i);
            Label when = new Label(times.full(version.at()));
            when.getStyleClass().addAll("text-quiet", "text-tiny");
            Label said = new Label(version.text());
            said.setWrapText(true);
            versions.getChildren().addAll(when, said);
        }
        ScrollPane scroll = new ScrollPane(versions);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edit-history-scroll");
        popover = new Popover(scroll);
        popover.setTitle(texts.of("action.history"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
    }

    void show(Node beside) {
        popover.show(beside);
    }
}
