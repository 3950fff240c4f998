package chat.hearth.app.ui.files;

import chat.hearth.app.ui.shell.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What lies over the window while files are dragged across it, and says where they would go. UI thread. */
public final class DropZone extends StackPane {
    private final Label words = new Label();
    private final Texts texts;
    private final Supplier<String> room;
    private final BooleanSupplier takes;
    private final Consumer<List<Path>> dropped;

    /**
     * @param room    what the room is called that the files would go to
     * @param takes   whether files can be sent there now
     * @param dropped gets the files
     */
    public DropZone(Texts texts, Supplier<String> room, BooleanSupplier takes, Consumer<List<Path>> dropped) {
        this.texts = texts;
        this.room = room;
        this.takes = takes;
        this.dropped = dropped;
        getStyleClass().add("drop-zone");
        setId("drop-zone");
        FontIcon icon = new FontIcon(Feather.UPLOAD);
        icon.getStyleClass().add("icon-large");
        words.setGraphic(icon);
        words.setContentDisplay(ContentDisplay.TOP);
        words.setWrapText(true);
        words.getStyleClass().addAll("drop-words", "text-heading");
        getChildren().add(words);
        setMouseTransparent(true); // the events are those of what lies beneath
        setVisible(false);
    }

    /** Takes files that are dragged over this part of the window. */
    public void install(Pane over) {
        over.addEventHandler(DragEvent.DRAG_OVER, this::over);
        over.addEventHandler(DragEvent.DRAG_EXITED, left -> setVisible(false));
        over.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
        over.addEventHandler(DragEvent.DRAG_DONE, done -> setVisible(false));
    }

    private void over(DragEvent drag) {
        if (!drag.getDragboard().hasFiles() || !takes.getAsBoolean()) return;
        drag.acceptTransferModes(TransferMode.COPY);
        if (!isVisible()) {
            words.setText(texts.of("files.drop", drag.getDragboard().getFiles().size(), room.get()));
            setVisible(true);
        }
        drag.consume();
    }

    private void drop(DragEvent drag) {
        setVisible(false);
        boolean taken = drag.getDragboard().hasFiles() && takes.getAsBoolean();
        if (taken) {
            dropped.accept(
                    drag.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        drag.setDropCompleted(taken);
        drag.consume();
    }
}
