package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.files.FilesPane;
import java.util.List;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.Cell;
import org.jspecify.annotations.Nullable;

/** A place in the virtual list; it shows one row after another. */
final class MessageCell implements Cell<TimelineRow, VBox> {
    private final VBox node = new VBox();
    private final RowPainter painter;
    private TimelineRow row;
    private @Nullable FilesPane files;

    MessageCell(TimelineRow row, RowPainter painter) {
        this.painter = painter;
        this.row = row;
        node.getStyleClass().add("timeline-row");
        node.setFillWidth(true);
        painter.paint(node, row, this::files);
    }

    /** Made for the first message with files that is shown here, and filled again for each that follows. */
    private FilesPane files() {
        if (files == null) files = painter.files();
        return files;
    }

    TimelineRow row() {
        return row;
    }

    /** Distance of the row's top from the top of the view. */
    double top() {
        return node.getLayoutY();
    }

    double bottom() {
        return node.getLayoutY() + node.getHeight();
    }

    @Override
    public VBox getNode() {
        return node;
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void updateItem(TimelineRow next) {
        row = next;
        painter.paint(node, next, this::files);
        boolean hasFiles = next.entry() instanceof TimelineEntry.Message message
                && !message.files().isEmpty();
        if (files != null && !hasFiles) files.show(List.of());
    }
}
