package chat.hearth.app.ui.conversation;

import javafx.scene.layout.VBox;
import org.fxmisc.flowless.Cell;

/** A place in the virtual list; it shows one row after another. */
final class MessageCell implements Cell<TimelineRow, VBox> {
    private final VBox node = new VBox();
    private final RowPainter painter;
    private TimelineRow row;

    MessageCell(TimelineRow row, RowPainter painter) {
        this.painter = painter;
        this.row = row;
        node.getStyleClass().add("timeline-row");
        node.setFillWidth(true);
        painter.paint(node, row);
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
        painter.paint(node, next);
    }
}
