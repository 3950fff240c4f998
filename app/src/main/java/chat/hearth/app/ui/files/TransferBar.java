package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.Transfer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** How far a file has come, as a thin line. It takes no more room when there is something to show. UI thread. */
final class TransferBar extends Region {
    private static final PseudoClass INTERRUPTED = PseudoClass.getPseudoClass("interrupted");
    private static final int WHOLE = 100;

    private final Region done = new Region();
    private final DoubleProperty share = new SimpleDoubleProperty();

    TransferBar() {
        getStyleClass().add("transfer-bar");
        done.getStyleClass().add("transfer-done");
        getChildren().add(done);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setVisible(false);
        share.addListener(changed -> requestLayout());
    }

    void show(Transfer.Moving moving) {
        setVisible(true);
        share.set(moving.total() == 0 ? 1 : (double) moving.done() / moving.total());
        setAccessibleText(Math.round(share.get() * WHOLE) + " %");
        pseudoClassStateChanged(INTERRUPTED, moving.pace() == Transfer.Pace.INTERRUPTED);
    }

    void hide() {
        setVisible(false);
    }

    @Override
    protected void layoutChildren() {
        done.resizeRelocate(0, 0, Math.rint(getWidth() * share.get()), getHeight());
    }
}
