package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A file in a message: what it is, how large, how far it has come, and what can be done with it. As high whatever happens to
 * the file. Shows one file after another. UI thread.
 */
final class FileCard extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final FileTexts words;
    private final FontIcon icon = new FontIcon(Feather.FILE);
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label warning = new Label();
    private final TransferBar bar = new TransferBar();
    private final Button save;
    private final Button cancel;
    private final Button folder;
    private final Tooltip whole = new Tooltip();
    private @Nullable MessageFile shown;
    private @Nullable TransferId transfer;
    private @Nullable Path place;

    FileCard(Texts texts, FileTexts words, FileActions actions) {
        this.words = words;
        getStyleClass().add("file-card");
        setAccessibleRole(AccessibleRole.PARENT);
        icon.getStyleClass().add("icon-large");
        name.getStyleClass().add("file-name");
        name.setMinWidth(0);
        name.setTooltip(whole);
        detail.getStyleClass().add("file-detail");
        detail.setMinWidth(0);
        warning.getStyleClass().add("file-warning");
        warning.setText(texts.of("files.risky"));
        warning.setGraphic(small(Feather.ALERT_TRIANGLE));
        warning.setWrapText(true);
        warning.managedProperty().bind(warning.visibleProperty());
        VBox lines = new VBox(name, detail);
        lines.getStyleClass().add("file-lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        save = button(Feather.DOWNLOAD, texts.of("files.save"), "save-file", () -> {
            if (shown instanceof MessageFile.Stored stored) actions.save(stored);
        });
        cancel = button(Feather.X, texts.of("files.cancel"), "cancel-file", () -> {
            if (transfer != null) actions.cancel(transfer);
        });
        folder = button(Feather.FOLDER, texts.of("files.folder"), "show-folder", () -> {
            if (place != null) actions.showFolder(place);
        });
        StackPane picture = new StackPane(icon);
        picture.getStyleClass().add("file-icon");
        HBox line = new HBox(picture, lines, folder, save, cancel);
        line.getStyleClass().add("file-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, bar, warning);
    }

    private static FontIcon small(Feather shape) {
        FontIcon icon = new FontIcon(shape);
        icon.getStyleClass().add("icon-small");
        return icon;
    }

    private static Button button(Feather shape, String words, String id, Runnable action) {
        Button button = new IconButton(shape, words);
        button.getStyleClass().add(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows a file that does not move, until {@link #transferIs} says otherwise. */
    void show(MessageFile file, TransferId id) {
        shown = file;
        transfer = id;
        name.setText(file.name());
        whole.setText(file.name());
        icon.setIconCode(FileKind.of(file.name()).icon());
        warning.setVisible(FileTexts.isRisky(file.name()));
        transferIs(null);
    }

    /** How far the file has come; null when nothing is known of it. */
    void transferIs(@Nullable Transfer now) {
        @Nullable MessageFile file = shown;
        if (file == null) return;
        boolean stored = file instanceof MessageFile.Stored;
        boolean moves = now instanceof Transfer.Moving;
        String state = words.size(file.size());
        if (now instanceof Transfer.Moving moving) {
            bar.show(moving);
            state = words.progress(moving, !stored);
        } else {
            bar.hide();
        }
        if (now instanceof Transfer.Failed failed) state = words.notSaved(failed);
        place = now instanceof Transfer.Saved saved ? saved.place() : null;
        if (place != null) state = words.saved(place);
        if (!detail.getText().equals(state)) detail.setText(state);
        pseudoClassStateChanged(FAILED, now instanceof Transfer.Failed);
        save.setVisible(stored && !moves);
        cancel.setVisible(moves);
        folder.setVisible(place != null);
        setAccessibleText(words.spoken(file) + " " + state);
    }

    /** Shows nothing any more. */
    void clear() {
        shown = null;
        transfer = null;
    }
}
