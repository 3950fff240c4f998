package chat.hearth.app.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/** Finds what can be seen in a scene graph, as a person or a screen reader would name it. FX thread. */
public final class NodeSearch {
    private NodeSearch() {}

    /** All that can be seen and fits, those that are painted later after the others. */
    public static List<Node> all(Parent root, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        collect(root, wanted, found);
        return found;
    }

    /** The one on top of all that can be seen and fit. */
    public static Optional<Node> top(Parent root, Predicate<Node> wanted) {
        List<Node> found = all(root, wanted);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** Whether this is what a screen reader says of the node, or what stands on it. */
    public static Predicate<Node> named(String name) {
        return node -> name.equals(node.getAccessibleText())
                || (node instanceof Labeled labeled && name.equals(labeled.getText()));
    }

    /** Whether the node has its place within the window, and is in use. */
    public static boolean canBeClicked(Node node) {
        Scene scene = node.getScene();
        if (scene == null || node.isDisabled()) {
            return false;
        }
        Bounds place = node.localToScene(node.getBoundsInLocal());
        return place.getWidth() > 0
                && place.getHeight() > 0
                && place.intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        if (wanted.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
        }
    }
}
