package chat.hearth.app.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The layer above a screen on which panels and dialogs stand, one upon the other. While one is shown the keyboard stays
 * within it; Esc and a click beside it dismiss it. UI thread.
 */
public final class Overlays {
    private final StackPane layer = new StackPane();
    private final Deque<Shown> shown = new ArrayDeque<>();
    private final ChangeListener<Node> keepFocusInside = (owner, before, now) -> keepInside(now);

    public Overlays() {
        layer.getStyleClass().add("overlays");
        layer.setVisible(false);
        layer.addEventHandler(KeyEvent.KEY_PRESSED, this::dismissOnEscape);
        layer.sceneProperty().addListener((scene, before, now) -> watchFocus(before, now));
    }

    /** The node to put above everything else. */
    public Node layer() {
        return layer;
    }

    public boolean showing() {
        return !shown.isEmpty();
    }

    /**
     * Shows a panel in the middle, above those that are there.
     *
     * @param first     gets the focus
     * @param dismissed called when the person turns away from it, after it was taken off
     */
    public void show(Region panel, Node first, Runnable dismissed) {
        Scene scene = layer.getScene();
        StackPane scrim = new StackPane(panel);
        scrim.getStyleClass().add("scrim");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Shown entry = new Shown(scrim, panel, first, scene == null ? null : scene.getFocusOwner(), dismissed);
        scrim.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == scrim) {
                dismiss(entry);
            }
        });
        shown.push(entry);
        layer.getChildren().add(scrim);
        layer.setVisible(true);
        first.requestFocus();
    }

    /** Takes the panel off without calling its {@code dismissed}; gives the focus back. Does nothing when it is gone. */
    public void hide(Region panel) {
        shown.stream().filter(entry -> entry.panel() == panel).findFirst().ifPresent(this::remove);
    }

    /** Dismisses everything that is shown. */
    public void hideAll() {
        while (showing()) {
            dismiss(shown.element());
        }
    }

    private void dismissOnEscape(KeyEvent event) {
        Shown top = shown.peek();
        if (top != null && event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            dismiss(top);
        }
    }

    private void dismiss(Shown entry) {
        remove(entry);
        entry.dismissed().run();
    }

    private void remove(Shown entry) {
        shown.remove(entry);
        layer.getChildren().remove(entry.scrim());
        layer.setVisible(showing());
        Node before = entry.focusedBefore();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    private void watchFocus(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(keepFocusInside);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(keepFocusInside);
        }
    }

    private void keepInside(@Nullable Node focused) {
        Shown top = shown.peek();
        if (top != null && focused != null && !isWithin(focused, top.scrim())) {
            top.first().requestFocus();
        }
    }

    private static boolean isWithin(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private record Shown(
            StackPane scrim,
            Region panel,
            Node first,
            @Nullable Node focusedBefore,
            Runnable dismissed) {}
}
